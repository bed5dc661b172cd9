import type { Plugin } from "esbuild";

export const kernel: Plugin;
