/** How turns of a run begin, as many of them as there is room for, so that no way back is a long one. */
import { type CheckpointPlan, OVERHEAD_BYTES } from "./checkpointPlan";
import type { TurnStart } from "./engine";

/** A replay of no more turns is never remembered. */
const SHORT_REPLAY = 8;

export class Checkpoints {
  /** By their numbers in the plan's row, every `stride`-th one as far as the run has been. */
  private readonly spread = new Map<number, TurnStart>();
  private readonly held: HeldBytes;
  private stride: number;
  private furthest = 0;
  /** Of the long replay that came last: who walks back through it need not replay it from its checkpoint. */
  private trail = new Trail(0, 0, 0);

  /** `first`: how the run begins, which always stays; its parameters are the network's own. */
  constructor(
    private readonly first: TurnStart,
    private readonly plan: CheckpointPlan,
  ) {
    this.stride = plan.stride;
    this.held = new HeldBytes(first.parameters);
    this.keep(0, first);
  }

  /** The same without those of later turns than this one. */
  upTo(turn: number): Checkpoints {
    const kept = new Checkpoints(this.first, this.plan);
    kept.stride = this.stride;
    for (const start of this.spread.values()) if (start.turn <= turn) kept.add(start);
    kept.trail = this.trail.upTo(turn);
    return kept;
  }

  /** All that are kept. */
  get all(): readonly TurnStart[] {
    return [...this.spread.values(), ...this.trail.all];
  }

  /** Begins the trail of a replay, if that is long enough to have one. */
  newTrail(from: number, to: number): Trail {
    const { mostOfTrail, grid, apart } = this.plan;
    const most = Math.min(mostOfTrail, Math.floor((to - from) / apart));
    // Where checkpoints will be as near to each other, they do.
    const isLong = to - from > SHORT_REPLAY && to - from < most * this.stride * grid.turns;
    const trail = new Trail(from, to, isLong ? most : 0);
    if (isLong) this.trail = trail;
    return trail;
  }

  /** The first turn after this one that a checkpoint is wanted of. */
  next(turn: number): number {
    const { grid } = this.plan;
    const number = grid.numberOf(turn);
    return grid.turnOf(number - (number % this.stride) + this.stride);
  }

  wants(turn: number): boolean {
    const { grid } = this.plan;
    const number = grid.numberOf(turn);
    return number % this.stride === 0 && grid.turnOf(number) === turn && !this.spread.has(number);
  }

  /** Keeps how a turn begins, if it is wanted; as long as there is no room for it, every second one of them goes. */
  add(start: TurnStart): void {
    while (this.wants(start.turn) && this.held.with(start) > this.plan.bytes) this.thin();
    if (this.wants(start.turn)) this.keep(this.plan.grid.numberOf(start.turn), start);
  }

  private keep(number: number, start: TurnStart): void {
    this.spread.set(number, start);
    this.held.add(start);
    this.furthest = Math.max(this.furthest, number);
  }

  private thin(): void {
    this.stride *= 2;
    for (const [number, start] of this.spread) {
      if (number % this.stride === 0) continue;
      this.spread.delete(number);
      this.held.remove(start);
    }
  }

  /** The last one that is not after this turn. */
  nearest(turn: number): TurnStart {
    let found = this.trail.nearest(turn) ?? this.first;
    const { grid } = this.plan;
    const nearby = Math.min(grid.numberOf(turn), this.furthest);
    for (let each = nearby - (nearby % this.stride); grid.turnOf(each) > found.turn; each -= this.stride) {
      const checkpoint = this.spread.get(each);
      if (checkpoint) found = checkpoint;
    }
    return found;
  }
}

/** How much memory beginnings of turns take: numbers that several of them share stand there once. */
class HeldBytes {
  private bytes = 0;
  /** How many have them. */
  private readonly holders = new Map<Float64Array, number>();

  /** `free`: what is there anyway. */
  constructor(private readonly free: Float64Array) {}

  /** How much it is with one more. */
  with(start: TurnStart): number {
    return this.bytes + OVERHEAD_BYTES + this.own(start, 0);
  }

  add(start: TurnStart): void {
    this.bytes = this.with(start);
    for (const each of numbersOf(start)) this.holders.set(each, (this.holders.get(each) ?? 0) + 1);
  }

  remove(start: TurnStart): void {
    this.bytes -= OVERHEAD_BYTES + this.own(start, 1);
    for (const each of numbersOf(start)) {
      const left = this.holders.get(each)! - 1;
      if (left > 0) this.holders.set(each, left);
      else this.holders.delete(each);
    }
  }

  /** The bytes of those numbers that no more than so many have. */
  private own(start: TurnStart, most: number): number {
    let bytes = 0;
    for (const each of numbersOf(start))
      if (each !== this.free && (this.holders.get(each) ?? 0) <= most) bytes += each.byteLength;
    return bytes;
  }
}

function numbersOf({ parameters, accumulated, moments: { m, v } }: TurnStart): ReadonlySet<Float64Array> {
  return new Set([parameters, accumulated, m, v].filter((each) => each !== undefined));
}

/** What a replay leaves behind it, evenly on its way. */
export class Trail {
  private readonly starts: TurnStart[] = [];
  private readonly spacing: number;

  /** From one turn to another, at most so many. */
  constructor(
    private readonly from: number,
    to: number,
    most: number,
  ) {
    this.spacing = most === 0 ? Number.POSITIVE_INFINITY : Math.ceil((to - from) / most);
  }

  get all(): readonly TurnStart[] {
    return this.starts;
  }

  upTo(turn: number): Trail {
    const kept = new Trail(this.from, this.from, 0);
    kept.starts.push(...this.starts.filter((start) => start.turn <= turn));
    return kept;
  }

  /** The first turn after this one that it wants to know the beginning of. */
  next(turn: number): number {
    return turn - ((turn - this.from) % this.spacing) + this.spacing;
  }

  wants(turn: number): boolean {
    return turn > (this.starts.at(-1)?.turn ?? this.from) && (turn - this.from) % this.spacing === 0;
  }

  /** Keeps how a turn begins, if it is wanted. */
  add(start: TurnStart): void {
    if (this.wants(start.turn)) this.starts.push(start);
  }

  nearest(turn: number): TurnStart | undefined {
    return this.starts.findLast((start) => start.turn <= turn);
  }
}
