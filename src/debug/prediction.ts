/** Predict, then reveal, in a session: whether its reader predicts, and what stays unsaid until the answer may be seen. */

import type { Level } from "../core/program/steps";
import type { State } from "../core/run/state";
import { asking, inPassing, type Sight } from "../lesson/prediction/sight";

export class Prediction {
  /** Whether the reader is asked for what each step finds. */
  isOn = false;
  /** Whether the answer of this stop may be seen: it was revealed, or there was nothing to ask. */
  private isRevealed = false;
  /** How many questions were answered right, of those that were answered or revealed since it was turned on. */
  score = { right: 0, of: 0 };
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
    return this.isOn && !this.isRevealed ? asking(uncovered, level) : { state: uncovered };
  }

  /** What may be told of a position that a way passes. */
  inPassing(state: State, level: Level): State {
    return this.isOn ? inPassing(state, level) : state;
  }

  /** The question is settled. */
  settle(isRight: boolean): void {
    this.score = { right: this.score.right + (isRight ? 1 : 0), of: this.score.of + 1 };
  }

  /** Turns it on or off. Turned on, it asks for what the session shows already. */
  turn(isOn: boolean): void {
    if (isOn && !this.isOn) {
      this.isRevealed = false;
      this.score = { right: 0, of: 0 };
    }
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
