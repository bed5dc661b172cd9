// Network files as a language of the editor: completions, outline, folding, formatting.
import assert from "node:assert/strict";
import fc from "fast-check";
import * as vscode from "vscode";
import { LineIndex } from "../../src/document/json/lines";
import { documentSymbolsOf } from "../../src/shell/language/language";
import { extension, sample, until, writeFile } from "./support";

let files = 0;

/** Opens a text with its cursor at `|`. */
async function editorOf(marked: string): Promise<vscode.TextEditor> {
  const offset = marked.indexOf("|");
  const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  const uri = await writeFile(`language-${files++}.nn.json`, text);
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  const cursor = editor.document.positionAt(Math.max(0, offset));
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

async function completionsIn({ document, selection }: vscode.TextEditor): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    selection.active,
  );
  return list.items;
}

describe("the language of network files", () => {
  before(() => extension.activate());

  it("completes keys, as a snippet, and says what they are", async () => {
    const editor = await editorOf('{ "training": { "epochs": 3, "le|" } }');
    const [learningRate, ...others] = await completionsIn(editor);
    assert.equal(learningRate!.label, "learningRate");
    assert.equal(learningRate!.filterText, '"learningRate"');
    assert.match(String(learningRate!.documentation), /downhill/);
    const { value } = learningRate!.insertText as vscode.SnippetString;
    assert.match(value, /^"learningRate": \$\{1:0\.5\}$/);
    assert.equal(editor.document.getText(learningRate!.range as vscode.Range), '"le"');
    assert.ok(!others.some(({ label }) => label === "epochs"));
  });

  it("writes the offer that is taken, with its comma", async () => {
    const editor = await editorOf('{ "training": { "epochs": 3 | } }');
    const shuffle = (await completionsIn(editor)).find(({ label }) => label === "shuffle")!;
    const { value } = shuffle.insertText as vscode.SnippetString;
    assert.match(value, /^"shuffle": \$\{1\|true,false\|\}$/);
    const [comma] = shuffle.additionalTextEdits!;
    assert.equal(comma!.newText, ",");
    assert.equal(editor.document.offsetAt(comma!.range.start), '{ "training": { "epochs": 3'.length);
  });

  it("completes the names of activations and nothing of VS Code's own words", async () => {
    const editor = await editorOf('{ "layers": [{ "activation": "|" }] }');
    const items = await completionsIn(editor);
    assert.deepEqual(items.map(({ label }) => label).slice(0, 3), ["sigmoid", "tanh", "relu"]);
    assert.equal(items.length, 12);
  });

  it("outlines layers and examples", async () => {
    const uri = await sample("3-3-2.nn.json");
    await vscode.workspace.openTextDocument(uri);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      uri,
    );
    const layers = symbols.find(({ name }) => name === "layers")!;
    assert.deepEqual(
      layers.children.map(({ name, detail }) => `${name}, ${detail}`),
      ["layer 1 · hidden, 3 → 3, sigmoid", "layer 2 · output, 3 → 2, sigmoid"],
    );
    const examples = symbols.find(({ name }) => name === "examples")!;
    assert.equal(examples.children[0]!.name, "example 0 · dawn");
  });

  it("outlines a file whose keys are blank", async () => {
    const { document } = await editorOf('{ " ": { "": 1, "\\t": 2 } }');
    const [symbol] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.equal(symbol!.name, '" "');
    assert.deepEqual(
      symbol!.children.map(({ name }) => name),
      ['""', '"\\t"'],
    );
  });

  it("outlines any file, whole or cut short, with symbols that VS Code takes", () => {
    const blank = fc.string({
      unit: fc.constantFrom(" ", "\t", "\r\n", "\u00a0", "\ufeff", "\u2028", "\0"),
      maxLength: 3,
    });
    const key = fc.oneof(
      blank,
      fc.string({ unit: "binary" }),
      fc.constantFrom("layers", "examples", "weights", "name"),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.double(), blank, fc.boolean(), fc.constant(null)),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(key, tie("value"), { maxKeys: 4 }),
      ),
    }));
    const text = fc
      .tuple(
        fc.dictionary(key, value, { maxKeys: 4 }),
        fc.constantFrom("", " ", "\t"),
        fc.boolean(),
        fc.nat(200),
      )
      .map(([object, indent, isCut, length]) => {
        const whole = JSON.stringify(object, undefined, indent).replaceAll("\n", "\r\n");
        return isCut ? whole.slice(0, length) : whole;
      });
    let symbols = 0;
    const count = (found: readonly vscode.DocumentSymbol[]): void => {
      for (const { name, children } of found) {
        assert.notEqual(name.trim(), "");
        symbols++;
        count(children);
      }
    };
    fc.assert(
      fc.property(text, (each) => {
        const lines = new LineIndex(each);
        count(
          documentSymbolsOf({
            getText: () => each,
            positionAt: (offset) => {
              const { line, column } = lines.positionAt(offset);
              return new vscode.Position(line, column);
            },
          }),
        );
      }),
      { numRuns: 500 },
    );
    assert.ok(symbols > 500, `${symbols}`);
  });

  it("folds", async () => {
    const uri = await sample("3-3-2.nn.json");
    await vscode.workspace.openTextDocument(uri);
    await until(async () => {
      const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        "vscode.executeFoldingRangeProvider",
        uri,
      );
      return folds.some(({ start, end }) => start === 7 && end === 10) || undefined; // the rows of layer 1
    });
  });

  it("formats with two spaces, and undo takes it back", async () => {
    const text =
      '{"layers":[{"weights":[[1.50,2]],\n"biases":[0]}],"examples":[{"input":[1,2],"target":[1]}]}';
    const { document } = await editorOf(text);
    await vscode.commands.executeCommand("editor.action.formatDocument");
    assert.equal(
      document.getText(),
      `{
  "layers": [
    {
      "weights": [
        [1.50, 2]
      ],
      "biases": [0]
    }
  ],
  "examples": [
    { "input": [1, 2], "target": [1] }
  ]
}
`,
    );
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  });

  it("does not format what is not JSON", async () => {
    const { document } = await editorOf('{ "layers": [1, }');
    await vscode.commands.executeCommand("editor.action.formatDocument");
    assert.equal(document.getText(), '{ "layers": [1, }');
    assert.equal(document.isDirty, false);
  });
});
