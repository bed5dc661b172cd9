/** Predict, then reveal, in a session: whether its reader predicts, and what stays unsaid until the answer may be seen. */

import type { Level } from "../core/program/steps";
import type { State } from "../core/run/state";
import { inPassing, predicting, type Sight } from "../lesson/prediction/sight";

export class Prediction {
  /** Whether the reader is asked for what each step finds. */
  isOn = false;
  /** Whether the answer of this stop may be seen: it was revealed, or there was nothing to ask. */
  private isRevealed = false;
  /** What is to be said once it may be. */
  private unsaid: string[] = [];

  /** The session stops: the step just done is a question of its own. */
  at(state: State, level: Level): Sight {
    this.isRevealed = false;
    const sight = this.sight(state, level);
    this.isRevealed = !sight.question;
    return sight;
  }

  /** What may be seen where the session stands. */
  sight(state: State, level: Level): Sight {
    const { uncovered } = state;
    return this.isOn && !this.isRevealed ? predicting(uncovered, level) : { state: uncovered };
  }

  /** What may be told of a position that a way passes. */
  inPassing(state: State, level: Level): State {
    return this.isOn ? inPassing(state, level) : state;
  }

  /** Turns it on or off. Turned on, it asks for what the session shows already. */
  turn(isOn: boolean): void {
    if (isOn && !this.isOn) this.isRevealed = false;
    this.isOn = isOn;
  }

  reveal(): void {
    this.isRevealed = true;
  }

  /** Keeps a text that would tell the answer, until `take`. */
  keep(text: string): void {
    this.unsaid.push(text);
  }

  /** What was kept, which nobody keeps any more. */
  take(): readonly string[] {
    return this.unsaid.splice(0);
  }
}
