import { kernelEngine } from "../../../src/core/run/kernelEngine";
import { holdsToTheSameBits } from "./engines";

describe("the engine in WebAssembly", () => {
  holdsToTheSameBits(kernelEngine);
});
