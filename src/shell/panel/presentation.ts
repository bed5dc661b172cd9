/** Present: the panel as the whole window, and everything back to where it was. */
import * as vscode from "vscode";
import { anything, count, object, oneOf, type TypeOf } from "../../protocol/schema";
import type { Sessions } from "../session/sessions";
import type { Conversation } from "./conversation";
import { focusCommand, isInFront, type PanelPlace } from "./place";

/** Under what name a window remembers how it was: a reload may come in between. */
const BEFORE = "beforePresenting";

const before = object({
  /** How the editors share the window, as VS Code tells and takes it, and in how many groups. */
  layout: anything,
  groups: count,
  /** Who had the keyboard: the panel, or the editors of the group in this place, from 1. */
  keyboard: oneOf(["panel", "editor"]),
  column: count,
});
/** How a window was. */
type Before = TypeOf<typeof before>;

const execute = vscode.commands.executeCommand;

export class Presentation {
  /** Settles once the window is as it was last asked for. */
  private settled: Promise<void>;

  constructor(
    private readonly place: PanelPlace,
    private readonly page: Conversation,
    private readonly sessions: Sessions,
    private readonly memory: vscode.Memento,
  ) {
    void execute("setContext", "backprop.presents", false);
    // A window that was reloaded may still be in Zen Mode: there is nothing to present any more.
    this.settled = this.giveBack();
  }

  /** Makes the panel the whole window. */
  begin(): Promise<void> {
    return this.become(true, () => this.fill());
  }

  /** Goes back to where the reader was. */
  end(): Promise<void> {
    return this.become(false, () => this.giveBack());
  }

  /** At once for what comes of it, and in the window in its turn: half of one and half of the other would be neither. */
  private become(isOn: boolean, work: () => Promise<void>): Promise<void> {
    if (this.sessions.presents === isOn) return this.settled;
    this.sessions.presents = isOn;
    void execute("setContext", "backprop.presents", isOn);
    this.page.send({ type: "presents", isOn });
    this.settled = this.settled.then(work);
    return this.settled;
  }

  private async fill(): Promise<void> {
    const keyboard = this.page.hasKeyboard ? "panel" : "editor";
    const column = vscode.window.tabGroups.activeTabGroup.viewColumn;
    await this.place.showAsEditor();
    const layout = await execute("vscode.getEditorLayout");
    await this.memory.update(BEFORE, { layout, groups: groups(), keyboard, column } satisfies Before);
    await maximize();
    // Whatever mode the window is in, it is in Zen Mode afterwards.
    await execute("workbench.action.exitZenMode");
    await execute("workbench.action.toggleZenMode");
    // By itself Zen Mode leaves wide margins. They are part of it, and go with it.
    if (vscode.workspace.getConfiguration("zenMode").get("centerLayout", true))
      await execute("workbench.action.toggleCenteredLayout");
    // VS Code may have been about to show the last stop in its editor.
    if (isInFront()) return;
    await this.place.showAsEditor();
    await maximize();
  }

  private async giveBack(): Promise<void> {
    const was: unknown = this.memory.get(BEFORE);
    if (!before.is(was)) return;
    await this.memory.update(BEFORE, undefined);
    await execute("workbench.action.exitZenMode");
    await unmaximize();
    await this.place.showWhereWanted();
    if (was.groups === groups()) await execute("vscode.setEditorLayout", was.layout);
    if (was.keyboard === "panel") await this.place.show(true);
    else await execute(focusCommand(was.column));
    this.sessions.showAgain();
  }
}

/** The group in front alone, whichever was maximised before. */
async function maximize(): Promise<void> {
  await unmaximize();
  if (groups() > 1) await execute("workbench.action.toggleMaximizeEditorGroup");
}

/** The groups of editors in their own sizes, whichever of them was maximised. */
async function unmaximize(): Promise<void> {
  if (groups() > 1) await execute("workbench.action.evenEditorWidths");
}

/** How many groups of editors there are. */
function groups(): number {
  return vscode.window.tabGroups.all.length;
}
