import assert from "node:assert/strict";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import type { Derivation } from "../../../src/lesson/derivation/derivation";
import { derivationOf } from "../../../src/lesson/derivation/of";
import { evaluated } from "../../../src/math/symbolic";
import { texOf } from "../../../src/math/tex";
import { varied } from "../../core/networks";

function* derivations(name: string): Generator<Derivation> {
  const trace = new Trace(varied[name]!);
  for (let at = 1; at <= Math.min(trace.program.length, 300); at++) yield derivationOf(trace.stateAt(at))!;
}

const termsOf = ({ count, at }: Derivation) => Array.from({ length: count }, (_, index) => at(index));

function assertClose(actual: number, expected: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)), what);
}

for (const name of Object.keys(varied)) {
  describe(`the derivation of each step: ${name}`, () => {
    it("has one term at hand, which is new", () => {
      for (const derivation of derivations(name)) {
        const { current, count } = derivation;
        assert.ok(current >= 0 && current < count);
        const { factors } = derivation.at(current);
        // Of a mean the terms are known; what is new is by how many they are divided.
        const own = derivation.divided ? [derivation.divided.share] : factors;
        assert.ok(own.some(({ standing }) => standing === "new"));
      }
    });

    it("adds its terms up to its value, and has none while a term is unknown", () => {
      for (const derivation of derivations(name)) {
        const { value, kind, of, divided, count } = derivation;
        const values = termsOf(derivation).map((term) => term.value);
        if (value === undefined) continue;
        assert.ok(
          values.every((each) => each !== undefined),
          `${kind} ${texOf(of)}`,
        );
        const sum = values.reduce((sum, each) => sum! + each!, 0)!;
        if (divided) assert.equal(sum, divided.sum.value);
        const total = divided ? sum / count : sum;
        assertClose(total, value, `${kind} ${texOf(of)}: ${total} instead of ${value}`);
      }
    });

    it("has factors whose workings come to their values, and no value that is not computed yet", () => {
      for (const derivation of derivations(name))
        for (const { workings, value, standing, symbol } of termsOf(derivation).flatMap(
          (term) => term.factors,
        )) {
          assert.equal(standing === "unknown", value === undefined);
          const worked = workings && evaluated(workings, derivation.reading);
          if (worked !== undefined && value !== undefined) assertClose(worked, value, texOf(symbol));
        }
    });
  });
}

describe("the vectors that factors are numbers of", () => {
  for (const [name, subject] of Object.entries(varied))
    it(`have each factor where it stands, and nothing that is not computed yet: ${name}`, () => {
      const trace = new Trace(subject);
      let found = 0;
      for (let position = 1; position <= Math.min(trace.program.length, 300); position++) {
        const state = trace.stateAt(position);
        const derivation = derivationOf(state)!;
        for (const { entry, value } of derivation.at(derivation.current).factors) {
          if (!entry) continue;
          found++;
          if (value !== undefined) assert.equal(entry.value(entry.at), value);
          assert.equal(entry.size, subject.sizes[entry.index === "j" ? layerOf(state) : layerOf(state) - 1]);
        }
      }
      assert.ok(found > 0);
    });
});

/** The layer that the edges at hand lead to. */
function layerOf({ latest }: State): number {
  const { kind, l } = latest!.step;
  return kind === "path" ? l + 1 : l;
}

describe("the derivation at the start", () => {
  it("is none: nothing is done yet", () => {
    assert.equal(derivationOf(new Trace(varied.softmax!).stateAt(0)), undefined);
  });
});
