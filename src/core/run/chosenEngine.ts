/** The engine that computes wherever no other one is asked for: the one place where it is chosen. */
import type { Engine } from "./engine";
import { kernelEngine } from "./kernelEngine";

export const chosenEngine: Engine = kernelEngine;
