import assert from "node:assert/strict";
import { functionsOf, tooLong } from "../../scripts/lengths.mjs";

const measured = (text: string): string[] =>
  functionsOf(text).map(({ name, line, lines }) => `${line} ${name} ${lines}`);

describe("the lengths of functions", () => {
  it("are found of declarations, constants, methods and components, with markup, without blank lines", () => {
    const text = `export async function declared(one: number): Promise<void> {
  if (one) {
    two();

  }
}

export const Drawing = steady(({ layout }: { readonly layout: Layout }) => {
  return <p />;
});

const short = (x: number) => x + 1;

const over = (
  x: number,
): number =>
  x + 1;

class Thing {
  private async method({ a }: Props): Promise<string> {
    return a;
  }

  other(
    a: string,
  ): void {
    say(a);
  }
}

export function Component({
  one,
}: Props) {
  return (
    <p>
      words
    </p>
  );
}
`;
    assert.deepEqual(measured(text), [
      "1 declared 5",
      "8 Drawing 3",
      "12 short 1",
      "14 over 4",
      "20 method 3",
      "24 other 5",
      "31 Component 9",
    ]);
  });

  it("are not found of calls, conditions and callbacks, which belong to the function around them", () => {
    const text = `describe("a suite", () => {
  it("a test", () => {
    assert.equal(
      1,
      1,
    );
  });
});
for (const each of all) {
  say(each);
}
`;
    assert.deepEqual(measured(text), []);
  });

  it("stay within seventy lines in the project as it is", () => {
    assert.deepEqual(tooLong(), []);
  });
});
