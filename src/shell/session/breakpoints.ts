/** Breakpoints on the parameters and neurons of the session in front: which there are, and setting them from the panel. */

import * as vscode from "vscode";
import { placeOfParameter } from "../../core/network/place";
import { parameterExpression } from "../../lesson/names";
import type { BreakpointView } from "../../protocol/messages";
import type { Readings } from "../language/readings";
import type { Sessions } from "./sessions";

/** A breakpoint that the session has, by the protocol's number for it. */
interface Bound {
  readonly id: number;
  readonly on: BreakpointView;
}

export class SpotBreakpoints {
  constructor(
    private readonly readings: Readings,
    private readonly sessions: Sessions,
  ) {}

  /** Those of the session in front, each once; none without a session. */
  async all(): Promise<readonly BreakpointView[]> {
    const bound = await this.bound();
    return bound
      .map(({ on }) => on)
      .filter((on, at, all) => all.findIndex((each) => isSame(each, on)) === at);
  }

  /** Takes away every breakpoint there; where there is none, sets one. */
  async toggle(breakpoint: BreakpointView): Promise<void> {
    const there = await this.there(breakpoint);
    if (there.length > 0) vscode.debug.removeBreakpoints(there);
    else vscode.debug.addBreakpoints([await this.made(breakpoint)]);
  }

  private async bound(): Promise<readonly Bound[]> {
    try {
      return (await this.sessions.ask<{ breakpoints: readonly Bound[] }>("backprop/breakpoints")).breakpoints;
    } catch {
      return []; // There is no session, or it has just ended.
    }
  }

  /** VS Code's own breakpoints that the session has bound to this number. */
  private async there(breakpoint: BreakpointView): Promise<vscode.Breakpoint[]> {
    const bound = await this.bound();
    const ids = new Set(bound.filter(({ on }) => isSame(on, breakpoint)).map(({ id }) => id));
    const found = await Promise.all(
      vscode.debug.breakpoints.map(async (each) => {
        const id = await this.sessions.breakpointId(each);
        return id !== undefined && ids.has(id) ? [each] : [];
      }),
    );
    return found.flat();
  }

  /** On a parameter where its number stands in the file as it is now, where there is such a number; else by name. */
  private async made({ of, l, j, k }: BreakpointView): Promise<vscode.Breakpoint> {
    if (of === "activation") return new vscode.FunctionBreakpoint(`a[${l}][${j}]`);
    if (of === "derivative") return new vscode.FunctionBreakpoint(`∂C/∂a[${l}][${j}]`);
    const { program } = this.sessions;
    const document = program && (await opened(program));
    const parameter = k === undefined ? { l, j } : { l, j, k };
    const reading = document && (await this.readings.of(document));
    const range = reading?.sourceMap?.rangeOf(placeOfParameter(parameter));
    if (document && range) {
      const location = new vscode.Location(document.uri, document.positionAt(range.start));
      return new vscode.SourceBreakpoint(location);
    }
    return new vscode.FunctionBreakpoint(parameterExpression(parameter));
  }
}

/** Undefined for a file that is there no more. */
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

function isSame(one: BreakpointView, other: BreakpointView): boolean {
  return one.of === other.of && one.l === other.l && one.j === other.j && one.k === other.k;
}
