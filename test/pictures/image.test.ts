import assert from "node:assert/strict";
import { type DataSet, withInput as nudged, Table } from "../../src/core/network/dataset";
import type { Network } from "../../src/core/network/network";
import { Trace } from "../../src/core/run/trace";
import { imageOf, sideOf } from "../../src/pictures/image";
import { network } from "../core/networks";

/** A network whose only example has this input. */
function withInput(input: readonly number[], sizes: readonly number[] = [input.length, 2]): Network {
  const subject = network({ sizes });
  return {
    ...subject,
    examples: Table.of([{ input: Float64Array.from(input), target: new Float64Array(sizes.at(-1)!) }]),
  };
}

function at(subject: Network, kind?: Parameters<Trace["program"]["indexOf"]>[1]) {
  const trace = new Trace(subject);
  return trace.stateAt(kind ? trace.program.indexOf(0, kind) + 1 : 0);
}

/** The shades as numbers. */
const numbers = (shades: string): number[] =>
  (shades.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));

const ramp = Array.from({ length: 16 }, (_, pixel) => pixel / 15);

describe("a layer as a picture", () => {
  it("is one of at least 4 × 4 and at most 64 × 64 pixels", () => {
    assert.deepEqual([9, 15, 16, 64, 784, 1000, 4096, 4225].map(sideOf), [
      ...[undefined, undefined, 4, 8, 28, undefined, 64, undefined],
    ]);
  });

  it("has a shade for each pixel, from the darkest there can be to the brightest", () => {
    const image = imageOf(at(withInput(ramp)), 0)!;
    assert.deepEqual([image.side, image.low, image.high], [4, 0, 1]);
    for (const [pixel, shade] of numbers(image.shades).entries())
      assert.ok(Math.abs((shade - 1) / 254 - ramp[pixel]!) <= 0.5 / 254 + 1e-9);
    const grey = imageOf(at(withInput(ramp.map((value) => 255 * value))), 0)!;
    assert.deepEqual([grey.high, grey.shades], [255, image.shades]);
    assert.equal(imageOf(at(withInput(ramp.map((value) => 2 * value - 1))), 0)!.low, -1);
  });

  it("is none where values lie in no usual range, or a hidden layer only happens to be square", () => {
    assert.equal(imageOf(at(withInput([...ramp.slice(1), 1234])), 0), undefined);
    assert.equal(imageOf(at(withInput(ramp.slice(1))), 0), undefined);
    assert.equal(imageOf(at(withInput(ramp, [16, 16, 2])), 1), undefined);
  });

  it("takes the shades that nudged inputs need, too, and looks at no other example for them", () => {
    const subject = withInput(ramp);
    let looks = 0;
    const { examples } = subject;
    const watched: DataSet = {
      count: 500,
      input: () => {
        looks++;
        return examples.input(0);
      },
      target: () => examples.target(0),
      name: () => undefined,
      place: (i) => i,
      indexOf: (place) => place,
    };
    const rangeWith = (data: DataSet) => imageOf(at({ ...subject, examples: data }), 0);
    assert.equal(rangeWith(watched)?.low, 0);
    assert.ok(looks >= 500);
    looks = 0;
    assert.deepEqual([rangeWith(nudged(watched, 3, 5, -0.5))?.low, looks < 20], [-1, true]);
    assert.deepEqual([rangeWith(nudged(watched, 3, 5, 1234)), looks < 20], [undefined, true]);
  });

  it("of outputs as many as the input is blank until they are computed, with the target beside it", () => {
    const subject = withInput(ramp, [16, 2, 16]);
    const image = imageOf(at(subject, { kind: "activation", l: 2, j: 4 }), 2)!;
    assert.deepEqual(
      numbers(image.shades).map((shade) => shade > 0),
      Array.from({ length: 16 }, (_, j) => j <= 4),
    );
    assert.deepEqual(numbers(image.targets!), Array(16).fill(1));
    assert.equal(image.weights, undefined);
  });

  it("has the weights into the neuron at hand, and their derivatives as they are computed", () => {
    const state = at(withInput(ramp, [16, 3, 2]), { kind: "dz_dw", l: 1, j: 2, k: 9 });
    const { j, weight, derivative } = imageOf(state, 0)!.weights!;
    assert.equal(j, 2);
    for (const [k, shade] of numbers(weight.shades).entries()) {
      const value = ((shade - 128) / 127) * weight.most;
      assert.ok(Math.abs(value - state.w(1, 2, k)) <= weight.most / 254 + 1e-9, `w of pixel ${k}`);
    }
    for (const [k, shade] of numbers(derivative.shades).entries()) {
      if (k > 9) assert.equal(shade, 0, "not computed yet");
      else {
        const value = ((shade - 128) / 127) * derivative.most;
        const expected = state.dC_dz(1, 2)! * ramp[k]!; // ∂C/∂w_jk = ∂C/∂z_j a_k
        assert.ok(Math.abs(value - expected) <= derivative.most / 254 + 1e-9, `∂C/∂w of pixel ${k}`);
      }
    }
  });
});
