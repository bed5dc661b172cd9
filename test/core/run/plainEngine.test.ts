import { plainEngine } from "../../../src/core/run/plainEngine";
import { holdsToTheSameBits } from "./engines";

describe("the plain engine", () => {
  holdsToTheSameBits(plainEngine);
});
