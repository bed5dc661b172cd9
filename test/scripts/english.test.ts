import assert from "node:assert/strict";
import { englishIn, strayEnglish } from "../../scripts/english.mjs";

describe("the check on English", () => {
  it("finds it in texts, templates, markup and its attributes", () => {
    const found = englishIn(`
      const one = "Nothing is computed yet.", two = 'the run';
      const three = \`There are \${count} of them\`;
      const drawn = <p class="words of-step" title="Stop here">So it {is} in markup{"  "}</p>;
      throw new Error("Cannot read this");
    `);
    assert.deepEqual(found, [
      ...["Nothing is computed yet.", "the run", "There are ", " of them", "Stop here"],
      ...["So it ", " in markup", "Cannot read this"],
    ]);
  });

  it("leaves alone what nobody reads, and what is not English", () => {
    const source = `
      // A comment that says "this and that".
      /** Another one: "this and that". */
      const options = { /** "this and that" */ a: 1, line: "1px solid", tex: "^{\\\\mathsf T}" };
      const pattern = text.replace(/["'] and \`/g, "").split(/"/);
      if (l < 1) throw new RangeError(\`no layer \${l}, for so it is\`);
      const drawn = <p class={isLong ? "num long" : "num"} data-testid={\`layer gap \${l}\`} id="page" />;
      const pass = "gradient step";
    `;
    assert.deepEqual(englishIn(source), []);
  });

  it("finds none outside the catalogue", () => {
    assert.deepEqual(strayEnglish(), []);
  });
});
