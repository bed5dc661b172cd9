// Whatever the host says, the panel lives: what is ill-formed is ignored, what is absurd is drawn somehow, and the next honest step is right.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Page } from "playwright-core";
import type { HostMessage } from "../../src/protocol/messages";
import { sendable } from "../../src/protocol/sendable";
import { type FixtureName, fixtures } from "../webview/fixtures";
import { goTo, inWhole, text, usePanel } from "./harness";
import { exploding, lengthOf, textOf } from "./networks";
import { shows } from "./shows";

type Holder = Record<string, unknown>;

const evil = [
  "",
  "<img src=x onerror=alert(1)>",
  "\\href{javascript:alert(1)}{x}",
  "\\def\\a{\\a\\a}\\a",
  "\\rule{9999em}{9999em}",
  "\\frac{",
  "‮\u0000￿",
  "w".repeat(3000),
];

/** What may stand in the place of a value; of the same type, or of any. */
const ofType = {
  number: [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -0,
    -1,
    0.5,
    1e308,
    5e-324,
    2 ** 53,
  ],
  string: evil,
  boolean: [true, false],
} as const;
const anything = [null, undefined, 0, -1, Number.NaN, "", evil[1], [], {}, [null], { l: 1 }, true];

const walks = fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 });
const mutation = fc.record({
  walk: walks,
  kind: fc.constantFrom("same type", "any", "shorter", "longer", "gone"),
  pick: fc.nat(1000),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutate(root: unknown, { walk, kind, pick }: Mutation): void {
  let holder = root as Holder;
  let key = "view";
  for (const step of walk) {
    const inner = holder[key];
    if (typeof inner !== "object" || inner === null || Object.keys(inner).length === 0) break;
    const keys = Object.keys(inner);
    holder = inner as Holder;
    key = keys[step % keys.length]!;
  }
  const value = holder[key];
  switch (kind) {
    case "same type": {
      const others = ofType[typeof value as keyof typeof ofType] ?? [value];
      holder[key] = others[pick % others.length];
      return;
    }
    case "any":
      holder[key] = anything[pick % anything.length];
      return;
    case "shorter":
      if (Array.isArray(value)) value.splice(pick % (value.length + 1));
      return;
    case "longer":
      if (Array.isArray(value)) value.push(...value.slice(0, 3));
      return;
    case "gone":
      delete holder[key];
  }
}

const honest = (name: FixtureName, number: number): HostMessage => ({
  type: "step",
  number,
  view: fixtures[name](),
});

/** Says something to the panel, and waits until whatever came of it is on the screen. */
async function say(page: Page, ...messages: readonly unknown[]): Promise<void> {
  await page.evaluate(
    async (all) => {
      for (const message of all) {
        window.postMessage(message);
        await new Promise(requestAnimationFrame);
      }
    },
    messages.map((message) => sendable(message)),
  );
}

async function drawnText(page: Page): Promise<string> {
  await page.locator("main[data-drawn]").waitFor();
  return inWhole(page, () => text(page.locator("main")));
}

describe("a hostile host", () => {
  // A drawing that is told to stand nowhere may stand nowhere, and the browser may say so.
  const panel = usePanel({ tolerated: /^Error: <\w+> attribute/ });
  const names = [
    "dz_dw",
    "path",
    "digitsWeight",
    "softmaxSum",
    "update",
    "start",
    "deepTerm",
  ] as const satisfies FixtureName[];

  it("breaks nothing with a view that is wrong in some place", async function () {
    this.timeout(120_000);
    const page = await panel.open(shows.dz_dw);
    let number = 1000;
    const expected = new Map<string, string>();
    for (const name of names) {
      await say(page, honest(name, number++));
      expected.set(name, await drawnText(page));
    }
    const lies = fc.array(fc.array(mutation, { minLength: 1, maxLength: 3 }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), lies, async (name, all) => {
        const wrong = all.map((mutations) => {
          const message = structuredClone(honest(name, number++));
          for (const each of mutations) mutate(message, each);
          return message;
        });
        await say(page, ...wrong, honest(name, number++));
        assert.equal(await drawnText(page), expected.get(name));
      }),
      { numRuns: 15 },
    );
  });

  it("breaks nothing with what is no message of its own", async () => {
    const page = await panel.open(shows.dz_dw);
    const before = await drawnText(page);
    await say(
      page,
      ...anything,
      "step",
      { type: "step" },
      { type: "step", number: 1, view: {} },
      { type: "change", number: 1e9, change: {} },
      { type: "idle" },
      { type: "whatIf", whatIf: null },
      { type: ["step"], toString: 1 },
      ...evil,
    );
    assert.equal(await drawnText(page), before);
  });
});

describe("numbers that leave what a double can hold", () => {
  const panel = usePanel();

  it("are shown as what they are, at every step", async () => {
    const page = await panel.open({ network: textOf(exploding) });
    const seen: string[] = [];
    for (let position = 0; position <= lengthOf(exploding); position += 4) {
      await goTo(page, position);
      seen.push(...(await page.locator(".num:not(.blank)").allTextContents()));
    }
    for (const odd of ["∞", "−∞", "NaN"]) assert(seen.includes(odd), `${odd} is never shown`);
    assert(!seen.some((each) => /Infinity|undefined|null/.test(each)));
  });
});
