/** Conditions and log messages, of any length and at any cost. */
import { strict as assert } from "node:assert";
import { Trace } from "../../../src/core/run/trace";
import { logText, readCriteria } from "../../../src/debug/breakpoints/criteria";
import { budget } from "../../../src/protocol/budget";
import { words } from "../../../src/words/words";
import { networkOf } from "../networks";

const state = new Trace(networkOf([784, 16, 16, 10])).stateAt(0);
const tooMuch = words.budget.expressionNumbers(budget.expressionNumbers);

function refusal(asked: Parameters<typeof readCriteria>[0]): string | undefined {
  const criteria = readCriteria(asked, state);
  return "refused" in criteria ? criteria.refused : undefined;
}

describe("what a breakpoint asks for", () => {
  it("is refused when it is set where it would look at too many numbers, or at none that there are", () => {
    const condition = `max(${Array(485).fill("w").join()}) > 0`;
    assert.equal(condition.length, 978);
    assert.equal(refusal({ condition }), `The condition is wrong: ${tooMuch} (at "w", character 35)`);
    assert.match(refusal({ condition: "eta < 1" })!, /does not train: it has no learning rate/);
    assert.match(refusal({ logMessage: `{${condition}}` })!, /would look at more than/);
  });

  it("can be typed with the signs that are printed", () => {
    for (const condition of ["C ≤ −0.5 × 2", "w₀₁⁽¹⁾ · 10⁻³ ≥ b₀⁽¹⁾ ÷ 2"]) {
      assert.equal(refusal({ condition, hitCondition: "≥ 3" }), undefined, condition);
    }
    const criteria = readCriteria({ logMessage: "{−0.5 × 2}, {2·10^-3}" }, state);
    assert.equal("log" in criteria && logText(criteria.log!, state), "-1, 0.002");
  });

  it("has a log message of some length, whose expressions share one budget", () => {
    assert.equal(
      refusal({ logMessage: "x".repeat(10_001) }),
      "The log message is longer than 10000 characters.",
    );
    assert.equal(
      refusal({ logMessage: "{".repeat(1_000_000) }),
      "The log message is longer than 10000 characters.",
    );
    const criteria = readCriteria({ logMessage: "{max(w)} ".repeat(100) }, state);
    const texts = "log" in criteria ? logText(criteria.log!, state).split("} ") : [];
    assert.equal(texts.join("").split(tooMuch).length - 1, 100 - Math.floor(200_000 / 12_960));
  });

  it("says no more of a long expression than a reader needs", () => {
    const told = refusal({ condition: "1+".repeat(500_000) })!;
    assert.match(told, /longer than 1000 characters/);
    assert.ok(told.length < 200);
  });
});
