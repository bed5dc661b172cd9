/** The engine that computes wherever no other one is asked for: the one place where it is chosen. */
import type { Engine } from "./engine";
import { plainEngine } from "./plainEngine";

export const chosenEngine: Engine = plainEngine;
