import assert from "node:assert/strict";
import { optimizerNames, updateRuleOf } from "../../../src/core/network/updateRules/updateRules";
import { optimizerKeys } from "../../../src/document/network/keys";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import { assertMarked } from "../marks";

const problemsOf = (text: string) => parseNetworkFile(text).problems;

/** A file whose training has these fields besides the required ones. */
function trained(fields: string): string {
  return `{ "layers": [{ "weights": [[1]] }], "examples": [{ "input": [1], "target": [0] }],
    "training": { "learningRate": 0.1, "epochs": 1, ${fields} } }`;
}

function ruleOf(fields: string): unknown {
  const { network, problems } = parseNetworkFile(trained(fields));
  assert.deepEqual(problems, []);
  return network!.training!.optimizer;
}

describe("an optimizer", () => {
  it("is read with its settings, those left out being its own", () => {
    assert.deepEqual(ruleOf('"l2": 0'), { name: "sgd", settings: { momentum: 0, nesterov: false } });
    assert.deepEqual(ruleOf('"optimizer": { "name": "adam", "beta1": 0.8 }'), {
      name: "adam",
      settings: { beta1: 0.8, beta2: 0.999, epsilon: 1e-8 },
    });
    assert.deepEqual(ruleOf('"optimizer": { "name": "sgd", "momentum": 0.5, "nesterov": true }'), {
      name: "sgd",
      settings: { momentum: 0.5, nesterov: true },
    });
    for (const name of optimizerNames) ruleOf(`"optimizer": { "name": "${name}" }`);
  });

  it("is sgd with momentum where training says only that", () => {
    const expected = { name: "sgd", settings: { momentum: 0.9, nesterov: false } };
    assert.deepEqual(ruleOf('"momentum": 0.9'), expected);
    assert.deepEqual(ruleOf('"momentum": 0.9, "optimizer": { "name": "sgd" }'), expected);
    assert.deepEqual(ruleOf('"momentum": 0.9, "optimizer": { "name": "sgd", "nesterov": true }'), {
      name: "sgd",
      settings: { momentum: 0.9, nesterov: true },
    });
  });

  it("has a key in the format for every setting of every rule, and no other", () => {
    const settings = new Set(optimizerNames.flatMap((name) => Object.keys(updateRuleOf(name).settings)));
    assert.deepEqual(new Set(["name", ...settings]), new Set(Object.keys(optimizerKeys)));
  });

  const cases: readonly (readonly [marked: string, ...messages: RegExp[]])[] = [
    [
      '"optimizer": { "name": «"adaam"» }',
      /the optimizer "adaam" is not known: did you mean "adam"\? known are sgd, adam, adamw, rmsprop, adagrad$/,
    ],
    ['"optimizer": { "name": «"nadam"» }', /"nadam" is not known: known are sgd, adam, adamw/],
    ['"optimizer": «"adam"»', /the optimizer must be an object: write \{ "name": "adam" \}$/],
    ['"optimizer": «"lion"»', /the optimizer "lion" is not known: known are sgd/],
    ['"optimizer": «1»', /the optimizer must be an object: \{ "name": … \}, not a number/],
    ['"optimizer": «{» "beta1": 0.9 }', /"name" is missing in the optimizer/],
    [
      '"optimizer": { "name": "sgd", "nesterov": «true», «"beta1"»: 0.5 }',
      /nesterov looks ahead by the momentum, so it needs a momentum greater than 0/,
      /sgd has no "beta1": it takes momentum, nesterov$/,
    ],
    [
      '"momentum": «0.9», "optimizer": { "name": "sgd", "momentum": 0.5 }',
      /stands here and in the optimizer/,
    ],
    [
      '"momentum": «0.9», "optimizer": { "name": "adam" }',
      /short for sgd with it, but the optimizer is adam$/,
    ],
    ['"l2": «0.1», "optimizer": { "name": "adamw" }', /adamw takes weightDecay in the place of l2/],
    [
      '"optimizer": { "name": "adam", «"alpha"»: 0.9 }',
      /adam has no "alpha": it takes beta1, beta2, epsilon$/,
    ],
    [
      '"optimizer": { "name": "adam", «"bta1"»: 0.9 }',
      /"bta1" is not known in the optimizer: did you mean "beta1"/,
    ],
    [
      '"optimizer": { "name": "adam", "beta1": «1», "beta2": «-0.1», "epsilon": «-1e-8» }',
      /"beta1" must be a number from 0 up to, but not, 1, not 1$/,
      /"beta2" must be .* not -0.1$/,
      /"epsilon" must be a number, 0 or more, not/,
    ],
    ['"optimizer": { "name": "sgd", "momentum": «1» }', /"momentum" must be a number from 0/],
    ['"optimizer": { "name": "rmsprop", "alpha": «1.5» }', /"alpha" must be/],
    ['"optimizer": { "name": "adamw", "weightDecay": «-1» }', /"weightDecay" must be a number, 0 or more/],
    ['"optimizer": { "name": "sgd", "momentum": 0.9, "nesterov": «1» }', /"nesterov" must be true or false/],
  ];
  for (const [marked, ...messages] of cases)
    it(`tells what is wrong with ${marked}`, () => assertMarked(trained(marked), problemsOf, messages));

  it("that is a bare name is mended by its fix", () => {
    for (const written of ["adam", "Adam", "sgd"]) {
      const text = trained(`"optimizer": "${written}"`);
      const { fix } = problemsOf(text)[0]!;
      const mended = text.slice(0, fix!.range.start) + fix!.text + text.slice(fix!.range.end);
      assert.deepEqual(problemsOf(mended), []);
    }
  });
});
