/** The reader's settings, which every page shares: what one of them keeps, the others hear of. */
import * as vscode from "vscode";
import { flag, object } from "../../protocol/schema";

/** Under what name they are remembered. */
const SETTINGS = "panelSettings";
/** What of them is looked at here. */
const looked = object({ predicts: flag });

export class KeptSettings implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<object>();
  /** Fires with the page that keeps other ones. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {}

  /** As they were kept last, whatever that is. */
  get all(): unknown {
    return this.memory.get(SETTINGS);
  }

  get predicts(): boolean {
    const { all } = this;
    return looked.is(all) && all.predicts;
  }

  async keep(settings: unknown, by: object): Promise<void> {
    const isKept = this.memory.update(SETTINGS, settings);
    this.changed.fire(by);
    await isKept;
  }

  dispose(): void {
    this.changed.dispose();
  }
}
