/** Which turns checkpoints may stand at, and how far they are apart so that those of a whole run have room. */
import type { Program } from "../program/program";
import type { TurnStart } from "./engine";
import { bytesOf } from "./moments";

/** What a checkpoint costs besides its numbers: its objects and its place in the map. */
export const OVERHEAD_BYTES = 512;
/** The share of the room that the trail of one replay may have, and the most it can use. */
const TRAIL_SHARE = 4;
const MOST_OF_TRAIL = 64;
/** So many steps of a row that begins with the finest: it is halved no more. */
const FINE = 16;

/** The turns that a checkpoint may stand at, in a row. */
interface Grid {
  /** The number of the last one that is not after a turn. */
  numberOf(turn: number): number;
  turnOf(number: number): number;
  /** How many turns it is from one to the next, about. */
  readonly turns: number;
}

export interface CheckpointPlan {
  readonly grid: Grid;
  /** Of the row one of so many at first. Doubled now and then it comes to what the whole run has room for. */
  readonly stride: number;
  /** What those of the run may take, and how many more there may be of one replay. */
  readonly bytes: number;
  readonly mostOfTrail: number;
  /** How many turns those are apart at least. */
  readonly apart: number;
}

type Course = Pick<
  Program,
  "epochs" | "examples" | "batches" | "batchSize" | "updateCount" | "batchNumberOf" | "batchAt"
>;

/**
 * Of a run that begins so, within so many bytes, none nearer to each other than `apart` turns. In the middle of a batch a
 * checkpoint has the sums of its gradient as well; where batches are short they stand at their beginnings alone.
 */
export function checkpointPlan(
  program: Course,
  { parameters, moments }: Pick<TurnStart, "parameters" | "moments">,
  bytes: number,
  apart: number,
): CheckpointPlan {
  const isTrained = program.updateCount > 0;
  const own = OVERHEAD_BYTES + (isTrained ? parameters.byteLength + bytesOf(moments) : 0);
  const inBatch = own + parameters.byteLength;
  const mostOfTrail = Math.min(MOST_OF_TRAIL, Math.floor(bytes / TRAIL_SHARE / inBatch));
  const left = bytes - mostOfTrail * inBatch;
  const turns = program.epochs * program.examples;
  const byTurn = strideFor(turns, inBatch, left);
  const rest = { bytes: left, mostOfTrail, apart };
  if (!isTrained || program.batchSize > Math.max(apart, byTurn))
    return { grid: everyTurn, stride: halved(byTurn, apart), ...rest };
  const grid: Grid = {
    numberOf: (turn) => program.batchNumberOf(turn),
    turnOf: (number) => program.batchAt(number).start,
    turns: program.batchSize,
  };
  const byBatch = strideFor(program.epochs * program.batches, own, left);
  return { grid, stride: halved(byBatch, Math.ceil(apart / program.batchSize)), ...rest };
}

const everyTurn: Grid = { numberOf: (turn) => turn, turnOf: (number) => number, turns: 1 };

/** Of `count`, of which each takes so much, one of so many has room. */
function strideFor(count: number, each: number, room: number): number {
  return Math.min(Math.max(1, Math.ceil((count * each) / room)), count + 1);
}

/** What comes to this stride by being doubled, or to a little more. */
function halved(stride: number, apart: number): number {
  let fine = stride;
  while (fine > FINE) fine = Math.ceil(fine / 2);
  return Math.max(fine, apart);
}
