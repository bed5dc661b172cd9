// Hovering a weight or a bias: its name, its value, its derivative and the factors of every example. The numbers are
// those of an independent computation of the sample, with none of the project's code.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { sample, writeFile } from "./support";

/** The words of the hover over the `which`-th place where `text` stands. */
async function hoverOver(
  uri: vscode.Uri,
  text: string,
  which = 0,
): Promise<{ words: string; over: string } | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  let offset = -1;
  for (let seen = 0; seen <= which; seen++) offset = document.getText().indexOf(text, offset + 1);
  assert.ok(offset >= 0, `no ${text}`);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    uri,
    document.positionAt(offset),
  );
  const [hover] = hovers;
  if (!hover) return undefined;
  const words = hover.contents.map((content) => (content as vscode.MarkdownString).value).join("\n");
  return { words, over: document.getText(hover.range) };
}

/** Without what keeps a text from being read as Markdown. */
function plainWords(markdown: string): string {
  return markdown
    .replaceAll("&nbsp;", " ")
    .replace(/\\([^\w\s])/g, "$1")
    .trim();
}

describe("hover", () => {
  let uri: vscode.Uri;
  before(async () => {
    uri = await sample("3-3-2.nn.json");
  });

  it("explains a weight of the last layer", async () => {
    const hover = await hoverOver(uri, "-0.7");
    assert.equal(hover?.over, "-0.7");
    const { words } = hover;
    assert.match(words, /w₀₁⁽²⁾ = −0\.7\b.*weight to neuron 0 of layer 2 from neuron 1 of layer 1/);
    assert.match(words, /∂C\/∂w₀₁⁽²⁾ = 0\.05841\b.*averaged over the 4 examples/);
    assert.match(
      words,
      /\| example \| ∂z₀⁽²⁾\/∂w₀₁⁽²⁾ \| · ∂a₀⁽²⁾\/∂z₀⁽²⁾ \| · ∂Cₑ\/∂a₀⁽²⁾ \| = ∂Cₑ\/∂w₀₁⁽²⁾ \|/,
    );
    assert.match(words, /\| 0 dawn \| 0\.4526 \| 0\.2265 \| −0\.6937 \| −0\.07114 \|/);
    assert.match(words, /\| 1 noon \| 0\.7027 \| 0\.2488 \| 1\.069 \| 0\.1868 \|/);
    assert.match(words, /\| 2 dusk \| 0\.4477 \| 0\.2331 \| −0\.74 \| −0\.07723 \|/);
    assert.match(words, /\| 3 night \| 0\.7311 \| 0\.2486 \| 1\.074 \| 0\.1952 \|/);
  });

  it("explains a weight of the hidden layer, through all paths", async () => {
    const hover = await hoverOver(uri, "0.7");
    assert.match(hover!.words, /w₀₁⁽²⁾|w₁₂⁽¹⁾/);
    const { words } = (await hoverOver(uri, "0.7]"))!;
    assert.match(words, /w₁₂⁽¹⁾ = 0\.7\b.*weight to neuron 1 of layer 1 from input 2/);
    assert.match(words, /∂C\/∂w₁₂⁽¹⁾ = −0\.01392\b/);
    assert.match(words, /\| 3 night \| 1 \| 0\.1966 \| −0\.2647 \| −0\.05204 \|/);
  });

  it("explains a bias", async () => {
    const { words } = (await hoverOver(uri, "0.25"))!;
    assert.match(words, /b₁⁽²⁾ = 0\.25\b.*bias of neuron 1 of layer 2/);
    assert.match(words, /∂C\/∂b₁⁽²⁾ = 0\.08544\b/);
    assert.match(words, /\| 0 dawn \| 1 \| 0\.2119 \| 1\.39 \| 0\.2946 \|/);
  });

  it("shows the sign of a negative number wherever the mouse rests on it", async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    const start = document.getText().indexOf("-0.7");
    for (let offset = start; offset < start + 4; offset++) {
      const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        uri,
        document.positionAt(offset),
      );
      assert.equal(document.getText(hover!.range), "-0.7");
    }
  });

  it("says what any other number is: an input, a target, the learning rate", async () => {
    const file = await sample("xor.nn.json");
    const cases = [
      ["[0, 1],", 0, "", undefined],
      ["0, 1],", 0, "0", /^\*\*a₀⁽⁰⁾ = 0\*\* — input 0 of example 1 · second$/],
      ["1],", 0, "1", /^\*\*a₁⁽⁰⁾ = 1\*\* — input 1 of example 1 · second$/],
      ["1]\n", 2, "1", /^\*\*y = 1\*\* — target of output 0 in example 2 · first$/],
      ["1,\n", 0, "1", /^\*\*η = 1\*\* — learning rate: a gradient step is w ← w − η · ∂C\/∂w$/],
    ] as const;
    for (const [text, which, over, words] of cases) {
      const hover = await hoverOver(file, text, which);
      assert.equal(hover?.over ?? "", over, text);
      if (words) assert.match(plainWords(hover!.words), words);
    }
  });

  it("says nothing where there is no number, or no network", async () => {
    assert.equal(await hoverOver(uri, '"squaredError"'), undefined);
    const broken = await writeFile("broken.nn.json", '{ "layers": [{ "weights": [[1, 2] }');
    assert.equal(await hoverOver(broken, "2"), undefined);
  });

  it("keeps names from the file what they are: text", async () => {
    const name = "a|b [link](command:x) <img> `c` **d**\\n\\n# e";
    const evil = await writeFile(
      "names.nn.json",
      `{ "layers": [{ "weights": [[0.125]] }], "examples": [{ "name": "${name}", "input": [1], "target": [1] }] }`,
    );
    const { words } = (await hoverOver(evil, "0.125"))!;
    const row = words.split("\n").find((line) => line.startsWith("| 0 "));
    assert.ok(row);
    assert.equal(row.split("|").length - 1, 6, row);
    assert.doesNotMatch(row, /[^\\]\[link\]|[^\\]\*\*|[^\\]`/);
  });

  it("makes no link of a name from the file", async () => {
    const names = [
      "https://e.example/a",
      "www.e.example",
      "me@e.example",
      "<https://e.example>",
      "[x](command:a.b)",
    ];
    const examples = names.map((name) => ({ name, input: [1], target: [1] }));
    const evil = await writeFile(
      "links.nn.json",
      JSON.stringify({ layers: [{ weights: [[0.375]] }], examples }),
    );
    const { words } = (await hoverOver(evil, "0.375"))!;
    assert.equal(words.split("\n").filter((line) => /^\| \d /.test(line)).length, names.length);
    assert.doesNotMatch(words, /https:|www\.|@|command:|(?<!\\)[<[]/);
    assert.match(plainWords(words), /\| 0 https∶\/\/e\.example\/a \|/);
  });

  it("shows an entity, an icon and what forges a line as the characters they are", async () => {
    const name = "&lt;b&gt; $(gear)\n| 9 \u001b[31m\u202e";
    const text = JSON.stringify({
      layers: [{ weights: [[0.375]] }],
      examples: [{ name, input: [1], target: [1] }],
    });
    const { words } = (await hoverOver(await writeFile("entities.nn.json", text), "0.375"))!;
    assert.equal(words.split("\n").filter((line) => line.startsWith("| 9")).length, 0);
    assert.doesNotMatch(words, /(?<!\\)&lt|\$\(|\p{Cc}(?<!\n)|\p{Cf}/u);
  });
});
