import assert from "node:assert/strict";
import { activationNames } from "../../../src/core/network/activation";
import { costNames } from "../../../src/core/network/cost";
import { optimizerNames } from "../../../src/core/network/updateRules/updateRules";
import {
  exampleKeys,
  fileKeys,
  layerKeys,
  optimizerKeys,
  trainingKeys,
} from "../../../src/document/network/keys";
import { isAnother, meaningOf, plainly, synonyms } from "../../../src/document/network/synonyms";

/** The names that can stand in one place. */
const places: readonly (readonly string[])[] = [
  ...[fileKeys, layerKeys, exampleKeys, trainingKeys, optimizerKeys].map(Object.keys),
  activationNames,
  costNames,
  optimizerNames,
];

describe("synonyms", () => {
  for (const [ours, theirs] of Object.entries(synonyms))
    it(`of ${ours}: each written as it is looked up, none a name of ours or of another thing there`, () => {
      const known = places.find((names) => names.includes(ours))!;
      for (const name of theirs) {
        assert.equal(plainly(name), name);
        assert.ok(!known.some((each) => plainly(each) === name), name);
        assert.equal(meaningOf(name, known), ours);
        assert.ok(!isAnother(name), name);
      }
    });
});
