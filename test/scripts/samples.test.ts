// The samples on real data: what their descriptions say is what the engine finds, and their weights are where it arrives.
import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { sampleNetwork, sampleText } from "../document/network/samples";

interface Start {
  readonly init: readonly { readonly method: string; readonly seed: number }[];
  readonly epochs: number;
  readonly kinds: number;
}

const starts: Readonly<Record<string, Start>> = {
  iris: {
    init: [
      { method: "xavierUniform", seed: 1 },
      { method: "xavierUniform", seed: 1 },
    ],
    epochs: 5,
    kinds: 3,
  },
  digits: {
    init: [
      { method: "heNormal", seed: 1 },
      { method: "xavierUniform", seed: 1 },
    ],
    epochs: 2,
    kinds: 10,
  },
};

/** The text of a sample as it was before its weights were trained. */
function untrained(name: string, { init, epochs }: Start): string {
  const { layers, training, ...rest } = JSON.parse(sampleText(name));
  const drawn = layers.map((layer: { biases: number[]; activation: string }, place: number) => ({
    activation: layer.activation,
    neurons: layer.biases.length,
    init: init[place],
  }));
  return JSON.stringify({ ...rest, layers: drawn, training: { ...training, epochs } });
}

describe("a sample on real data", () => {
  for (const [name, start] of Object.entries(starts))
    describe(name, () => {
      it("says how far it is trained, and how far its run goes", async () => {
        const network = await sampleNetwork(name);
        const trace = new Trace(network);
        const [first, last] = [0, trace.program.length].map((position) => {
          const state = trace.stateAt(position);
          return {
            right: state.totals(state.settledParameters)!.right!,
            validation: state.validation!.right!,
          };
        });
        const { examples, validation, training } = network;
        const goesOn =
          first!.validation < 0.7 * validation!.count && last!.validation > 0.9 * validation!.count;
        assert.ok(goesOn, `${first!.validation} … ${last!.validation}`);
        const said = network.description!.replaceAll(/\s+/g, " ");
        for (const part of [
          `trained for ${start.epochs} epochs of ${examples.count / training!.batchSize} gradient steps: `,
          `: ${first!.right} of ${examples.count} are right, `,
          ` and ${first!.validation} of the ${validation!.count} for validation. `,
          ` The ${training!.epochs} epochs to come make it ${last!.right} and ${last!.validation}.`,
        ])
          assert.ok(said.includes(part), `${part} in ${said}`);
      });

      it("begins where training from drawn weights arrives, to four decimals", async () => {
        const trace = new Trace(await sampleNetwork(name, untrained(name, start)));
        const arrived = trace.stateAt(trace.program.length).parameters;
        const { parameters } = await sampleNetwork(name);
        assert.equal(parameters.length, arrived.length);
        for (const [place, value] of parameters.entries())
          assert.ok(
            Math.abs(value - arrived[place]!) <= 0.5e-4 + 1e-12,
            `${place}: ${value}, ${arrived[place]}`,
          );
      });

      it("has as many examples of each kind", async () => {
        const { examples, validation } = await sampleNetwork(name);
        for (const set of [examples, validation!]) {
          const counts = new Map<number, number>();
          for (let i = 0; i < set.count; i++) {
            const kind = [...set.target(i)].indexOf(1);
            counts.set(kind, (counts.get(kind) ?? 0) + 1);
          }
          assert.deepEqual(new Set(counts.values()), new Set([set.count / start.kinds]));
          assert.equal(counts.size, start.kinds);
        }
      });
    });
});
