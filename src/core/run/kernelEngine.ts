/** The engine in WebAssembly: many examples at once, two neurons in each instruction; the plain one where it cannot be. */
import type { DataSet, Example } from "../network/dataset";
import type { Network, Training } from "../network/network";
import { isPlainDescent } from "../network/updateRules/updateRules";
import type { Program } from "../program/program";
import { type CostSums, costsAfterMany } from "./costRecord";
import type { Engine, TurnStart, Walk } from "./engine";
import { type Evaluation, type Shape, soonDone } from "./evaluation";
import { DENSE } from "./kernelExamples";
import { type KernelRoom, roomFor, roomWith, type Tenant } from "./kernelRoom";
import { divisorOf, GradientSteps } from "./moments";
import { addGradient } from "./plainArithmetic";
import { plainEngine } from "./plainEngine";

/** Going through so many parameters in plain code takes as long as making a room. */
const WORTH_A_ROOM = 500_000;

export const kernelEngine: Engine = {
  evaluate,
  addGradient: (shape, values, gradient) =>
    addGradient(shape, values, gradient, addFirst(values, gradient) ? 2 : 1),
  costs,
  walk(program, network, start) {
    const room = roomFor(network);
    if (!room) return plainEngine.walk(program, network, start);
    room.prepare(network.examples, start.parameters);
    return new KernelWalk(room, program, network, start);
  },
};

/** With what examples were evaluated last, one after the other, and how many parameters were gone through. */
let asked: { readonly parameters: WeakRef<Float64Array>; total: number } | undefined;

function evaluate(shape: Shape, parameters: Float64Array, example: Example): Evaluation {
  const room = roomWith(shape, parameters) ?? roomWorthIt(shape, parameters);
  return room ? room.evaluate(example) : plainEngine.evaluate(shape, parameters, example);
}

function roomWorthIt(shape: Shape, parameters: Float64Array): KernelRoom | undefined {
  if (asked?.parameters.deref() !== parameters) asked = { parameters: new WeakRef(parameters), total: 0 };
  asked.total += parameters.length;
  return asked.total < WORTH_A_ROOM ? undefined : roomTaking(shape, parameters);
}

function roomTaking(shape: Shape, parameters: Float64Array): KernelRoom | undefined {
  const room = roomFor(shape);
  room?.take(parameters);
  return room;
}

/** Adds what an example gives to layer 1, but for what its zeros give; not where too few are 0, or a δ is no number. */
function addFirst({ a, dC_dz }: Evaluation, gradient: Float64Array): boolean {
  const input = a.row(0);
  const deltas = dC_dz.row(1);
  const places = new Uint32Array(input.length);
  let count = 0;
  for (let k = 0; k < input.length; k++) if (input[k] !== 0) places[count++] = k;
  if (count > DENSE * input.length || !deltas.every(Number.isFinite)) return false;
  let first = 0;
  for (const delta of deltas) {
    for (let n = 0; n < count; n++) gradient[first + places[n]!]! += input[places[n]!]! * delta;
    gradient[first + input.length]! += delta;
    first += input.length + 1;
  }
  return true;
}

function costs(
  shape: Shape,
  parameters: Float64Array,
  examples: DataSet,
  from: number,
  to: number,
): Float64Array {
  const room = roomWith(shape, parameters) ?? roomTaking(shape, parameters);
  if (!room) return plainEngine.costs(shape, parameters, examples, from, to);
  const found = new Float64Array(to - from);
  for (let first = from; first < to; first += room.block) {
    const count = Math.min(room.block, to - first);
    room.choose(examples, count, (e) => first + e, true);
    found.set(room.costsOf(count).subarray(0, count), first - from);
  }
  return found;
}

class KernelWalk implements Walk, Tenant {
  turn: number;
  costs: CostSums;
  /** How its turn begins, where that is known outside of the room. */
  private known: TurnStart | undefined;
  private readonly steps: GradientSteps;

  constructor(
    private readonly room: KernelRoom,
    private readonly program: Program,
    private readonly network: Network,
    start: TurnStart,
  ) {
    this.turn = start.turn;
    this.costs = start.costs;
    this.known = start;
    this.steps = new GradientSteps(network, start.moments);
  }

  start(): TurnStart {
    this.known ??= {
      turn: this.turn,
      parameters: this.room.parameters(),
      accumulated: this.program.batchOf(this.turn).start === this.turn ? undefined : this.room.sums(),
      costs: this.costs,
      moments: this.steps.moments(),
    };
    return this.known;
  }

  /** Through the rest of the batch, or as much of it as is done in a moment. */
  advance(most: number): void {
    const { room, program, network, turn } = this;
    room.admit(this);
    const { start, end } = program.batchOf(turn);
    if (turn === start) room.clearSums();
    const to = Math.min(end, turn + Math.min(most, soonDone(network)));
    while (this.turn < to) this.through(Math.min(to - this.turn, room.block));
    if (this.turn === end && network.training) this.descend(network.training, end - start);
    this.known = undefined;
  }

  /** The gradient step of a batch of so many examples: the kernel knows plain descent alone. */
  private descend(training: Training, count: number): void {
    const { room, network, steps } = this;
    if (isPlainDescent(training)) {
      room.descend(network.layers, divisorOf(training, count), training.learningRate);
      return;
    }
    const parameters = room.parameters().slice();
    steps.take(parameters, room.sums(), count);
    room.change(parameters);
  }

  /** Through so many examples of a batch. */
  private through(count: number): void {
    const { room, program, network, turn } = this;
    const isInOrder = !network.training?.shuffle;
    room.choose(network.examples, count, (e) => program.exampleOf(turn + e), isInOrder);
    this.costs = costsAfterMany(program, turn, this.costs, room.accumulate(count), count);
    this.turn = turn + count;
  }
}
