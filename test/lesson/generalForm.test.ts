import assert from "node:assert/strict";
import katex from "katex";
import type { Network } from "../../src/core/network/network";
import { isInTail } from "../../src/core/program/steps";
import { Trace } from "../../src/core/run/trace";
import { generalFormOf } from "../../src/lesson/generalForm";
import { generalFormViewOf } from "../../src/pictures/formula";
import type { GeneralFormView } from "../../src/protocol/messages";
import { network, varied } from "../core/networks";

/** The forms of every kind of step, under "kind l". */
function formsOf(subject: Network): Record<string, GeneralFormView> {
  const trace = new Trace(subject);
  const forms: Record<string, GeneralFormView> = {};
  for (let position = 1; position <= trace.program.length; position++) {
    const state = trace.stateAt(position);
    const { kind, l, k } = state.latest!.step;
    const of = isInTail(kind) && k === undefined ? " b" : "";
    forms[`${kind} ${l}${of}`] ??= generalFormViewOf(generalFormOf(state)!);
  }
  return forms;
}

/** TeX without what only sets it. */
function bare(tex: string): string {
  return tex
    .replaceAll(/\\left(?!arrow)|\\right|\\,/g, "")
    .replaceAll("\\partial ", "∂")
    .replaceAll("\\mathsf T", "T")
    .replaceAll(/\s+/g, "");
}

describe("the general form", () => {
  it("is absent at the start", () => {
    assert.equal(generalFormOf(new Trace(network({ sizes: [1, 1] })).stateAt(0)), undefined);
  });

  it("is the textbook's, with matrices", () => {
    const forms = formsOf(network({ sizes: [2, 2, 2], examples: 3, training: {} }));
    const of = Object.fromEntries(
      Object.entries(forms).map(([name, { matrices }]) => [name, bare(matrices)]),
    );
    assert.equal(of["term 2"], "z^{(2)}=W^{(2)}a^{(1)}+b^{(2)}");
    assert.equal(of["bias 2"], of["term 2"]);
    assert.equal(of["activation 1"], "a^{(1)}=\\sigma(z^{(1)})");
    assert.equal(of["cost 2"], "C_{0}=\\lVerta^{(2)}-y\\rVert^2");
    assert.equal(of["dC_da 2"], "\\frac{∂C_{0}}{∂a^{(2)}}=2(a^{(2)}-y)");
    assert.equal(of["da_dz 2"], "\\delta^{(2)}=\\frac{∂C_{0}}{∂a^{(2)}}\\odot\\sigma'(z^{(2)})");
    assert.equal(of["path 1"], "\\frac{∂C_{0}}{∂a^{(1)}}=(W^{(2)})^{T}\\delta^{(2)}");
    assert.equal(of["da_dz 1"], "\\delta^{(1)}=(W^{(2)})^{T}\\delta^{(2)}\\odot\\sigma'(z^{(1)})");
    assert.equal(of["dz_dw 1"], "\\frac{∂C_{0}}{∂W^{(1)}}=\\delta^{(1)}(a^{(0)})^{T}");
    assert.equal(of["dz_db 1"], "\\frac{∂C_{0}}{∂b^{(1)}}=\\delta^{(1)}");
    assert.equal(of["mean 1"], "\\frac{∂C}{∂W^{(1)}}=\\tfrac{1}{3}\\sum_e\\frac{∂C_{e}}{∂W^{(1)}}");
    assert.equal(of["update 1 b"], "b^{(1)}\\leftarrowb^{(1)}-\\eta\\frac{∂C}{∂b^{(1)}}");
  });

  it("is the lesson's, with indices", () => {
    const forms = formsOf(network({ sizes: [2, 2, 2], examples: 3, training: {} }));
    const of = Object.fromEntries(Object.entries(forms).map(([name, { indices }]) => [name, bare(indices)]));
    const neuron = "\\sigma'(z_{j}^{(2)})\\frac{∂C_{0}}{∂a_{j}^{(2)}}";
    assert.equal(of["term 2"], "z_{j}^{(2)}=\\sum_kw_{jk}^{(2)}a_{k}^{(1)}+b_{j}^{(2)}");
    assert.equal(of["activation 1"], "a_{j}^{(1)}=\\sigma(z_{j}^{(1)})");
    assert.equal(of["cost 2"], "C_{0}=\\sum_j(a_{j}^{(2)}-y_{j})^2");
    assert.equal(of["dC_da 2"], "\\frac{∂C_{0}}{∂a_{j}^{(2)}}=2(a_{j}^{(2)}-y_{j})");
    assert.equal(of["da_dz 2"], `\\frac{∂C_{0}}{∂z_{j}^{(2)}}=${neuron}`);
    assert.equal(of["dz_dw 2"], `\\frac{∂C_{0}}{∂w_{jk}^{(2)}}=a_{k}^{(1)}${neuron}`);
    assert.equal(of["dz_db 2"], `\\frac{∂C_{0}}{∂b_{j}^{(2)}}=1\\cdot${neuron}`);
    assert.equal(
      of["path 1"],
      "\\frac{∂C_{0}}{∂a_{k}^{(1)}}=\\sum_jw_{jk}^{(2)}\\frac{∂C_{0}}{∂z_{j}^{(2)}}",
    );
    assert.equal(of["update 1"], "w_{jk}^{(1)}\\leftarroww_{jk}^{(1)}-\\eta\\frac{∂C}{∂w_{jk}^{(1)}}");
  });

  it("says what each index runs over, the next layer's neurons at a path", () => {
    const forms = formsOf(network({ sizes: [2, 2, 2], examples: 3, training: {} }));
    const within = "j runs over this layer’s neurons, k over those of the layer before";
    assert.equal(forms["dz_dw 2"]!.running, within);
    assert.equal(
      forms["path 1"]!.running,
      "j runs over the next layer’s neurons, k over those of this layer",
    );
    assert.equal(forms["mean 1"]!.running, `${within}, e over the examples of the batch`);
    assert.equal(
      formsOf(varied.softmax!)["da_dz 2"]!.running,
      "j runs over this layer’s neurons, i over all that the sum goes through",
    );
  });

  it("of softmax sums over the whole layer", () => {
    const { indices, matrices } = formsOf(varied.softmax!)["da_dz 2"]!;
    assert.equal(
      bare(indices),
      "\\frac{∂C_{0}}{∂z_{j}^{(2)}}=\\sum_i\\frac{∂a_{i}^{(2)}}{∂z_{j}^{(2)}}\\frac{∂C_{0}}{∂a_{i}^{(2)}}",
    );
    assert.equal(
      bare(matrices),
      "\\delta^{(2)}=(\\operatorname{diag}a^{(2)}-a^{(2)}(a^{(2)})^{T})\\frac{∂C_{0}}{∂a^{(2)}}",
    );
  });

  it("can be set by KaTeX, whatever the network", () => {
    const costs = ["halfSquaredError", "meanSquaredError", "binaryCrossEntropy", "crossEntropy"] as const;
    const subjects = [
      ...Object.values(varied),
      ...costs.map((cost) => network({ sizes: [1, 2], cost, activations: ["sigmoid"] })),
    ];
    for (const subject of subjects) {
      for (const { indices, matrices } of Object.values(formsOf(subject))) {
        for (const tex of [indices, matrices]) katex.renderToString(tex, { throwOnError: true });
      }
    }
  });
});
