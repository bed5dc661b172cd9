/** Hovering a number of a network file says what it is; for a weight or a bias, its derivative and where that comes from. */
import * as vscode from "vscode";
import type { Network, Parameter } from "../../core/network/network";
import type { Place } from "../../core/network/place";
import type { Nudgeable } from "../../core/run/nudge";
import { nudgeableAt } from "../../debug/inspection/places";
import { finished } from "../../debug/moves/slices";
import { placeOf } from "../../document/network/rows";
import type { SourceMap } from "../../document/network/sourceMap";
import { type Explanation, explain } from "../../lesson/explain";
import { exampleName } from "../../lesson/names";
import { nudgeableName } from "../../lesson/nudgeable";
import { lengths } from "../../protocol/budget";
import { readable } from "../../protocol/format";
import { oneLine, quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { pace } from "../session/pace";
import type { Sessions } from "../session/sessions";
import { LANGUAGE, type Readings, rangeIn } from "./readings";

export function registerHover(
  context: vscode.ExtensionContext,
  readings: Readings,
  sessions: Sessions,
): void {
  context.subscriptions.push(
    vscode.languages.registerHoverProvider(LANGUAGE, {
      provideHover: (document, position) => hoverAt(readings, sessions, document, position),
    }),
    // While a session is stopped, a debugger's own hover would win, and read −0.25 as 0.25. It has nothing to evaluate
    // here, so that the hover above is shown, with the session's numbers.
    vscode.languages.registerEvaluatableExpressionProvider(LANGUAGE, {
      provideEvaluatableExpression: () => undefined,
    }),
  );
}

async function hoverAt(
  readings: Readings,
  sessions: Sessions,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const { network, sourceMap } = (await readings.of(document)) ?? {};
  if (!network || !sourceMap) return undefined;
  const place = sourceMap.placeAt(document.offsetAt(position));
  const at = place && sourceMap.rangeOf(place);
  if (!at) return undefined;
  const range = rangeIn(document, at);
  const named = namedBy(network, sourceMap, place);
  if (named) return new vscode.Hover(named, range);
  const what = nudgeableAt(place);
  if (!what) return undefined;
  if (what.kind !== "parameter") {
    const value = (await valueNow(sessions, document, range)) ?? Number(document.getText(range));
    return new vscode.Hover(described(network, what, value), range);
  }
  const live = await sessions.explain(document, what.parameter);
  // What the file alone says of it would tell what the session asks for.
  if (!live && sessions.predicts && sessions.runs(document))
    return new vscode.Hover(
      covered(what.parameter, network, await valueNow(sessions, document, range)),
      range,
    );
  const explanation = live ?? (await finished(explain(network, network.parameters, what.parameter), pace));
  return new vscode.Hover(explained(explanation, live !== undefined), range);
}

/** What is read of another file that is named at a place; undefined where none is. */
function namedBy(network: Network, sourceMap: SourceMap, place: Place): vscode.MarkdownString | undefined {
  const said = words.editor.hover;
  const text = new vscode.MarkdownString();
  switch (place.kind) {
    case "weights":
    case "biases": {
      const { file, name } = sourceMap.takenAs({ l: place.l, of: place.kind })!;
      const [inputs, units] = network.sizes.slice(place.l - 1);
      const shape = place.kind === "weights" ? `${units} × ${inputs}` : String(units);
      const tensor = said.tensor(quoted(name), oneLine(file, lengths.path));
      return text.appendMarkdown(
        `**${literally(said.block(place.kind, place.l, shape))}** — ${literally(tensor)}`,
      );
    }
    case "examples":
    case "validation": {
      const { inputs } = sourceMap.data[place.kind]!;
      const { count } = inputs.rows;
      const [first, last] = [placeOf(inputs.places, 0), placeOf(inputs.places, count - 1)];
      return text.appendMarkdown(literally(said.examples(count, first, last)));
    }
    default:
      return undefined;
  }
}

/** What the session makes of the number there, which may be nudged; undefined where no session stands in this text. */
async function valueNow(
  sessions: Sessions,
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<number | undefined> {
  if (!sessions.runs(document) || sessions.isEdited(document)) return undefined;
  const { line, character } = range.start;
  try {
    const { value } = await sessions.ask<{ value?: number }>("backprop/numberAt", {
      line: line + 1,
      column: character + 1,
    });
    return value;
  } catch {
    return undefined; // The run moves, or is over.
  }
}

/** An input, a target or the learning rate: its name, its value, and what it is. */
function described(
  network: Network,
  what: Exclude<Nudgeable, { kind: "parameter" }>,
  value: number,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${nudgeableName(network, what)} = ${readable(value)}** — `);
  const { input, target, learningRate } = words.editor.hover;
  switch (what.kind) {
    case "input":
      return text.appendMarkdown(literally(input(what.k, exampleName(network, what.example))));
    case "target":
      return text.appendMarkdown(literally(target(what.j, exampleName(network, what.example))));
    case "learningRate":
      return text.appendText(learningRate);
  }
}

/** A weight or bias whose derivative the reader is asked for, or will be once the run stands still. */
function covered(parameter: Parameter, network: Network, value: number | undefined): vscode.MarkdownString {
  const name = nudgeableName(network, { kind: "parameter", parameter });
  const own = value === undefined ? name : `${name} = ${readable(value)}`;
  const said = words.editor.hover;
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${own}** — ${said.parameter(parameter)}\n\n`);
  return text.appendMarkdown(`**∂C/∂${name}**: ${words.debug.coveredUntilGuessed}`);
}

/** The explanation as a table: one row an example, one column a factor. `live` where a session's step is its moment. */
function explained(explanation: Explanation, live: boolean): vscode.MarkdownString {
  const { parameter, name, value, mean, factors, examples, count } = explanation;
  const derivative = `∂C/∂${name}`;
  const said = words.editor.hover;
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${name} = ${readable(value)}** — ${said.parameter(parameter)}\n\n`);
  text.appendMarkdown(`**${derivative} = ${readable(mean)}**, ${said.mean(count, live)}\n\n`);
  text.appendMarkdown(`| ${said.example} | ${factors.join(" | · ")} | = ∂Cₑ/∂${name} |\n`);
  text.appendMarkdown(`|:--|${"--:|".repeat(factors.length + 1)}\n`);
  for (const row of examples) {
    text.appendMarkdown(`| ${row.place} `);
    if (row.name !== undefined) text.appendMarkdown(literally(oneLine(row.name, lengths.cell)));
    text.appendMarkdown(` | ${row.factors.map(readable).join(" | ")} | ${readable(row.product)} |\n`);
  }
  const more = count - examples.length;
  if (more > 0) text.appendMarkdown(`| ${said.more(more)} | ${" | ".repeat(factors.length + 1)}\n`);
  return text;
}

/** A text as Markdown that shows each of its characters: none begins a mark, a link, an entity, or another cell. */
function literally(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (mark) => (mark === "|" ? "&#124;" : `\\${mark}`));
}
