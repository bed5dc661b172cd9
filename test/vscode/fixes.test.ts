// Quick fixes: a minus from a web page, a synonym, and all that can be mended at once.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until, writeFile } from "./support";

let files = 0;

async function opened(text: string): Promise<vscode.TextDocument> {
  const uri = await writeFile(`fixes-${files++}.nn.json`, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** The actions that VS Code offers where `word` stands. */
async function actionsAt(document: vscode.TextDocument, word: string): Promise<vscode.CodeAction[]> {
  const start = document.getText().indexOf(word);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + word.length)),
    vscode.CodeActionKind.QuickFix.value,
  );
}

async function apply(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit, actions.map((each) => each.title).join(", "));
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

const broken = `{
  "layers": [{ "weights": [[−0.5]], "activation": "logistic" }],
  "examples": [{ "input": [1], "target": [1] }],
  "training": { "lr": 0.5, "epochs": 1 }
}`;
const mended = broken.replace("−", "-").replace("logistic", "sigmoid").replace('"lr"', '"learningRate"');

describe("quick fixes", () => {
  it("write the minus that JSON reads, at the problem itself", async () => {
    const document = await opened(broken);
    const [diagnostic] = await until(() => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(document.getText(diagnostic!.range), "−");
    const actions = await actionsAt(document, "−");
    await apply(actions, "Write -");
    assert.equal(document.getText(), broken.replace("−", "-"));
  });

  it("take the suggestion for a key and for a name", async () => {
    const document = await opened(broken.replace("−", "-"));
    await apply(await actionsAt(document, '"lr"'), 'Write "learningRate"');
    await apply(await actionsAt(document, '"logistic"'), 'Write "sigmoid"');
    assert.equal(document.getText(), mended);
    await until(() => (vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined));
  });

  it("mend all at once", async () => {
    const document = await opened(broken);
    await apply(await actionsAt(document, '"lr"'), "Mend all 3 that can be mended");
    assert.equal(document.getText(), mended);
  });

  it("offer nothing where nothing is wrong", async () => {
    const document = await opened(mended);
    assert.deepEqual(await actionsAt(document, '"learningRate"'), []);
  });
});
