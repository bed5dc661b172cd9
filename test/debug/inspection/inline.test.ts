import { strict as assert } from "node:assert";
import { Trace } from "../../../src/core/run/trace";
import { inlineText } from "../../../src/debug/inspection/inline";
import { readable } from "../../../src/protocol/format";
import { inline, PATH, type TestClient } from "../client";
import { fileOf, networkOf, type Options } from "../networks";

const options: Options = { training: { learningRate: 0.5, epochs: 1 } };
const trace = new Trace(networkOf([2, 1], options));
const { program } = trace;

/** The text at the position where a step has just been done. */
function textAfter(step: number): string | undefined {
  return inlineText({ state: trace.stateAt(step + 1) });
}

describe("the text behind the current number", () => {
  it("is the quantity at hand, as far as it is known", () => {
    const end = trace.stateAt(program.length);
    const of = program.example;
    const known = (x: number | undefined) => readable(x!);
    assert.equal(inlineText({ state: trace.stateAt(0) }), undefined);
    const term = end.before({ l: 1, j: 0, k: 0 }) * end.a(0, 0)!;
    assert.equal(textAfter(of.offset({ kind: "term", l: 1, j: 0, k: 0 })), `z⁽¹⁾ = ${known(term)} so far`);
    assert.equal(textAfter(of.offset({ kind: "bias", l: 1, j: 0 })), `z⁽¹⁾ = ${known(end.z(1, 0))}`);
    assert.equal(textAfter(of.offset({ kind: "cost", l: 1, j: 0 })), `C₀ = ${known(end.C)}`);
    assert.equal(
      textAfter(of.offset({ kind: "dC_da", l: 1, j: 0 })),
      `∂C₀/∂a⁽¹⁾ = ${known(2 * (end.a(1, 0)! - end.y(0)))}`, // 2(a − y)
    );
    const slope = end.a(1, 0)! * (1 - end.a(1, 0)!); // σ′ = a (1 − a)
    assert.equal(
      textAfter(of.offset({ kind: "da_dz", l: 1, j: 0 })),
      `∂C₀/∂z⁽¹⁾ = ${known(slope * end.dC_da(1, 0)!)}`,
    );
    const w = { l: 1, j: 0, k: 1 };
    assert.equal(textAfter(of.offset({ kind: "dz_dw", ...w })), `∂C₀/∂w₀₁⁽¹⁾ = ${known(end.derivative(w))}`);
    assert.equal(textAfter(program.meanIndex(0, w)!), `∂C/∂w₀₁⁽¹⁾ = ${known(end.mean(w))}`);
    assert.equal(textAfter(program.updateIndex(0, w)!), `w₀₁⁽¹⁾ ← ${known(end.parameter(w))}`);
  });

  it("is there at every step but the start", () => {
    for (let position = 1; position <= program.length; position++) {
      assert.match(inlineText({ state: trace.stateAt(position) })!, / (=|←) −?\d[\d.e−]*( so far)?$/);
    }
  });

  it("comes with the number's place", async () => {
    const client: TestClient = inline({ [PATH]: fileOf([2, 1], options) });
    await client.launch();
    assert.deepEqual(await client.get("backprop/inline"), {});
    await client.move("next");
    const { inline: shown } = await client.get("backprop/inline");
    assert.deepEqual(shown!.mark, (await client.get("backprop/position")).mark);
    assert.equal(shown!.text, inlineText({ state: trace.stateAt(1) }));
  });
});
