/** Nudges for properties. */
import fc from "fast-check";
import { type Network, parameterAt } from "../../../src/core/network/network";
import { Program } from "../../../src/core/program/program";
import type { Nudge, Nudgeable } from "../../../src/core/run/nudge";

/** Anything of the network that can be nudged, anywhere in its run. */
export function anyNudge(subject: Network): fc.Arbitrary<Nudge> {
  const { sizes, examples, training, parameters, cost } = subject;
  const place = fc.nat(examples.count - 1);
  const share = cost === "crossEntropy";
  const what: fc.Arbitrary<Nudgeable>[] = [
    fc
      .nat(parameters.length - 1)
      .map((index) => ({ kind: "parameter", parameter: parameterAt(sizes, index) })),
    fc.record({ kind: fc.constant("input"), example: place, k: fc.nat(sizes[0]! - 1) }),
    fc.record({ kind: fc.constant("target"), example: place, j: fc.nat(sizes.at(-1)! - 1) }),
    ...(training ? [fc.constant({ kind: "learningRate" } as const)] : []),
  ];
  return fc.record({
    position: fc.nat(new Program(subject).length),
    what: fc.oneof(...what),
    value: share
      ? fc.double({ min: 0.01, max: 1, noNaN: true })
      : fc.double({ min: 0.01, max: 2, noNaN: true }),
  });
}
