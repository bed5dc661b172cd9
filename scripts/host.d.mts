// What the workbench tests, in TypeScript, see of host.mjs.
import type { ChildProcess } from "node:child_process";

export interface Window {
  readonly folder: string;
  readonly file?: string | undefined;
  readonly tests?: string | undefined;
}
export interface Server {
  readonly port: number;
  readonly process: ChildProcess;
  readonly logFile: string;
  address(window: Window): string;
  stop(): void;
}
export interface ServerOptions {
  readonly dataDir: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}
export declare const vscodeVersion: string;
export declare const chromiumFlags: string[];
export declare function startServer(options: ServerOptions): Promise<Server>;
export declare function findChromium(): Promise<string>;
