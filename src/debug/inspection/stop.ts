/** Where a session stands still, and what a client may ask of that by number: frames, and rows to expand. */

import { type Level, levels } from "../../core/program/steps";
import type { Sight } from "../../lesson/prediction/sight";
import { words } from "../../words/words";
import type { ExceptionHit } from "../breakpoints/exceptionBreakpoints";
import { RequestError } from "../protocol/requestError";
import type { Run } from "../run";
import { type Frame, framesOf } from "./frames";
import type { Recipe, Rows } from "./rows";

export interface Stop extends Sight {
  readonly is: "stopped";
  readonly run: Run;
  readonly level: Level;
  readonly references: References;
  /** What stopped it here, where that is one. */
  readonly exception: ExceptionHit | undefined;
  /** The client's number of the last jump before, if it gave one. */
  readonly jump: number | undefined;
}

/** The numbers of one stop. A session gives no number twice. */
export class References {
  private readonly recipes = new Map<number, Recipe>();
  /** Whether a client has any of them. */
  isGiven = false;

  constructor(
    private readonly stop = 0,
    private readonly given = { last: 0 },
  ) {}

  /** The references of the next stop. */
  next(): References {
    return new References(this.stop + 1, this.given);
  }

  /** The number of a frame as a client is given it. */
  giveFrame(index: number): number {
    this.isGiven = true;
    return this.frame(index);
  }

  /** The id of a frame, counted from the top; a stack has a frame a level at the most. */
  frame(index: number): number {
    return this.stop * levels.length + index + 1;
  }

  add(recipe: Recipe): number {
    this.isGiven = true;
    const number = ++this.given.last;
    this.recipes.set(number, recipe);
    return number;
  }

  has(reference: number): boolean {
    return this.recipes.has(reference);
  }

  /** The rows of a reference as they may be seen now. */
  rows(reference: number, sight: Sight): Rows | undefined {
    return this.recipes.get(reference)?.(sight);
  }

  /** How to make the children of one of a reference's rows. */
  childrenOf(reference: number, place: number): Recipe {
    return (sight) => {
      const rows = this.rows(reference, sight);
      return rows && place < rows.count ? rows.at(place).children : undefined;
    };
  }
}

/** A client that is stepped fast still draws a stop or two when the session stands at the next. */
const REMEMBERED = 4;

/**
 * The stops that a client may be drawing: the one at which the session stands, and the last few before it of which the client
 * has a number. It may not have heard of each.
 */
export class StopHistory {
  private latest: readonly Stop[] = [];

  add(stop: Stop): void {
    const given = this.latest.filter(({ references }) => references.isGiven);
    this.latest = [stop, ...withoutAnswers(stop, given.slice(0, REMEMBERED - 1))];
  }

  /** It stands where it stood, but some numbers are other ones now, or may be seen now, or may not. */
  change(stop: Stop): void {
    this.latest = [stop, ...withoutAnswers(stop, this.latest.slice(1))];
  }

  forget(): void {
    this.latest = [];
  }

  /** The stop that has this frame. */
  withFrame(id: number): Stop {
    const stop = this.latest.find((each) => hasFrame(each, id));
    if (!stop) throw staleFrame();
    return stop;
  }

  /** The stop that has this reference, and its rows. */
  withReference(reference: number): { readonly stop: Stop; readonly rows: Rows } {
    const stop = this.latest.find(({ references }) => references.has(reference));
    const rows = stop?.references.rows(reference, stop);
    if (!stop || !rows) throw staleVariable();
    return { stop, rows };
  }
}

/** While something is asked, those stops that do not know the answer. */
function withoutAnswers({ question, state }: Stop, stops: readonly Stop[]): readonly Stop[] {
  return question ? stops.filter((each) => each.state.visible <= state.visible) : stops;
}

/** The frame with this id; throws where it is none of this stop. */
export function frameOf(stop: Stop, id: number): Frame {
  if (!hasFrame(stop, id)) throw staleFrame();
  return framesAt(stop)[id - stop.references.frame(0)]!;
}

/** The rows of a reference; throws where it is none of this stop. */
export function rowsOf(stop: Stop, reference: number): Rows {
  const rows = stop.references.rows(reference, stop);
  if (!rows) throw staleVariable();
  return rows;
}

/** Its stack, the innermost frame first. */
export function framesAt({ run, state, level }: Stop): readonly Frame[] {
  return framesOf(run, state, level);
}

function hasFrame(stop: Stop, id: number): boolean {
  const place = id - stop.references.frame(0);
  return place >= 0 && place < framesAt(stop).length;
}

function staleFrame(): RequestError {
  return new RequestError("stale", words.sessions.inspection.staleFrame);
}

function staleVariable(): RequestError {
  return new RequestError("stale", words.sessions.inspection.staleVariable);
}
