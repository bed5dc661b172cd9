/** What was computed lately, and is likely to be asked for again. */
import type { TurnStart } from "./engine";
import type { Turn } from "./turn";

/** Stepping stays inside one turn, or crosses to its neighbour. */
const MOST_TURNS = 2;

/** The turns looked at last. */
export class RecentTurns {
  constructor(private turns: readonly Turn[] = []) {}

  /** A turn with so many of its nudges made. */
  find(turn: number, nudges: number): Turn | undefined {
    return this.turns.find((each) => each.start.turn === turn && each.nudges.length === nudges);
  }

  add(turn: Turn): void {
    this.turns = [turn, ...this.turns.slice(0, MOST_TURNS - 1)];
  }

  /** The beginning of the last of them that is not after this turn. */
  nearest(turn: number): TurnStart | undefined {
    let found: TurnStart | undefined;
    for (const { start } of this.turns) {
      if (start.turn <= turn && start.turn >= (found?.turn ?? 0)) found = start;
    }
    return found;
  }

  /** Those before a turn as they are; of the turn itself its beginning stands, as `begun` makes it. */
  upTo(turn: number, begun: (start: TurnStart) => Turn): RecentTurns {
    const kept = this.turns.filter(({ start }) => start.turn <= turn);
    return new RecentTurns(kept.map((each) => (each.start.turn < turn ? each : begun(each.start))));
  }
}

/** Answers by number, of those asked for last. */
export class RecentAnswers<Answer> {
  /** The one asked for longest ago first. */
  private readonly answers = new Map<number, Answer>();

  constructor(private readonly most: number) {}

  /** The answer known, or the one found now. */
  of(number: number, find: () => Answer): Answer {
    const answer = this.answers.has(number) ? this.answers.get(number)! : find();
    this.answers.delete(number);
    this.answers.set(number, answer);
    if (this.answers.size > this.most) this.answers.delete(this.answers.keys().next().value!);
    return answer;
  }
}
