/**
 * The naive oracle: it runs a network as stepping.md tells it, one mutation a step, with nothing computed ahead, skipped
 * or remembered. It shares σ, σ′ and the costs with the engine, and nothing else.
 */

import { elementwise, softmax, softmaxDerivative } from "../../src/core/network/activation";
import { costOf } from "../../src/core/network/cost";
import type { Network } from "../../src/core/network/network";
import { shuffledOrder } from "../../src/core/program/shuffle";
import type { Nudge, Nudgeable } from "../../src/core/run/nudge";
import { listed } from "./networks";

type Table = (number | undefined)[][];

/** All a reader could ask at one position. `undefined` is not computed yet. */
export interface Memory {
  /** The step just done, as "kind l j k|i". */
  step: string;
  /** Which example this is, counted through all epochs. */
  turn: number;
  example: number;
  epoch: number;
  batch: number;
  w: number[][][];
  b: number[][];
  y: number[];
  learningRate: number | undefined;
  z: Table;
  a: Table;
  C: number | undefined;
  dC_da: Table;
  dC_dz: Table;
  /** `da_dz[l][j][i]`. */
  da_dz: Table[];
  dC_dw: Table[];
  dC_db: Table;
  wGrad: Table[];
  bGrad: Table;
  /** The moments of the update rule, 0 as the run begins, whether or not the rule has them. */
  wM: number[][][];
  wV: number[][][];
  bM: number[][];
  bV: number[][];
  /** How many gradient steps are done. */
  t: number;
}

/** A number that is set to a value: as a turn begins, or at a position. */
export interface Change {
  readonly what: Nudgeable;
  readonly value: number;
  readonly when: { readonly turn: number } | { readonly position: number };
}

/**
 * Runs a network with nudges, one after the other as the reader makes them. A nudge runs everything anew, with the number
 * changed as its turn begins, or, where its `update` is done by then, right where the nudge is made.
 */
export function interpretNudged(
  network: Network,
  nudges: readonly Nudge[],
  visit: (position: number, memory: Memory) => void,
): void {
  const changes: Change[] = [];
  for (let made = 0; made <= nudges.length; made++) {
    const from = nudges[made - 1]?.position ?? 0;
    const to = nudges[made]?.position;
    let updated = new Set<string>();
    let turn = -1;
    interpret(
      network,
      (position, memory) => {
        if (memory.turn !== turn) updated = new Set();
        turn = memory.turn;
        updated.add(memory.step);
        if (position >= from && (to === undefined || position < to)) visit(position, memory);
        if (position !== to) return;
        const { what, value } = nudges[made]!;
        const isUpdated =
          what.kind === "parameter" && updated.has(`update ${Object.values(what.parameter).join(" ")}`);
        changes.push({ what, value, when: isUpdated ? { position } : { turn } });
      },
      [...changes],
    );
  }
}

/** A parameter and its moments: number `at` of each. */
interface Slot {
  readonly w: number[];
  readonly m: number[];
  readonly v: number[];
  readonly at: number;
  readonly isWeight: boolean;
}

/** Calls `visit` at every position, 0 … N, with the same memory object each time. */
export function interpret(
  network: Network,
  visit: (position: number, memory: Memory) => void,
  changes: readonly Change[] = [],
): void {
  const { sizes, layers, cost, training } = network;
  const examples = listed(network.examples).map(({ place, input, target }) => ({
    place,
    input: [...input],
    target: [...target],
  }));
  let eta = training?.learningRate;
  const L = sizes.length - 1;
  const table = (): Table => sizes.map((size) => Array<number | undefined>(size).fill(undefined));
  const matrices = (): Table[] =>
    sizes.map((size, l) =>
      l === 0
        ? []
        : Array.from({ length: size }, () => Array<number | undefined>(sizes[l - 1]!).fill(undefined)),
    );

  const w: number[][][] = [[]];
  const b: number[][] = [[]];
  let place = 0;
  for (let l = 1; l <= L; l++) {
    w[l] = [];
    b[l] = [];
    for (let j = 0; j < sizes[l]!; j++) {
      w[l]![j] = [...network.parameters.slice(place, place + sizes[l - 1]!)];
      place += sizes[l - 1]!;
      b[l]![j] = network.parameters[place++]!;
    }
  }

  const zeros = {
    ...{ wM: structuredClone(w), wV: structuredClone(w), bM: structuredClone(b), bV: structuredClone(b) },
  };
  for (const rows of [...zeros.wM, ...zeros.wV]) for (const row of rows) row.fill(0);
  for (const row of [...zeros.bM, ...zeros.bV]) row.fill(0);
  const memory = { step: "start", turn: 0, example: 0, epoch: 0, batch: 0, w, b, ...zeros, t: 0 } as Memory;
  const change = ({ what, value }: Change): void => {
    switch (what.kind) {
      case "parameter": {
        const { l, j, k } = what.parameter;
        if (k === undefined) b[l]![j] = value;
        else w[l]![j]![k] = value;
        return;
      }
      case "input":
        for (const { place, input } of examples) if (place === what.example) input[what.k] = value;
        return;
      case "target":
        for (const { place, target } of examples) if (place === what.example) target[what.j] = value;
        return;
      case "learningRate":
        eta = value;
    }
  };
  const clearExample = (example: number): void => {
    memory.example = example;
    memory.z = table();
    memory.a = table();
    memory.a[0] = examples[example]!.input;
    memory.y = examples[example]!.target;
    memory.learningRate = eta;
    memory.C = undefined;
    memory.dC_da = table();
    memory.dC_dz = table();
    memory.da_dz = sizes.map((size, l) =>
      l === 0 ? [] : Array.from({ length: size }, () => Array<number | undefined>(size).fill(undefined)),
    );
    memory.dC_dw = matrices();
    memory.dC_db = table();
  };
  const clearBatch = (): void => {
    memory.wGrad = matrices();
    memory.bGrad = table();
  };
  let position = 0;
  const did = (step: string): void => {
    memory.step = step;
    position++;
    for (const each of changes) if ("position" in each.when && each.when.position === position) change(each);
    visit(position, memory);
  };

  const order = training?.shuffle ? shuffledOrder(examples.length, training.seed) : undefined;
  const batchSize = training?.batchSize ?? examples.length;
  const first = order?.(0)[0] ?? 0;
  const beginTurn = (turn: number): void => {
    memory.turn = turn;
    for (const each of changes) if ("turn" in each.when && each.when.turn === turn) change(each);
  };
  beginTurn(0);
  clearExample(first);
  clearBatch();
  visit(0, memory);

  for (let epoch = 0; epoch < (training?.epochs ?? 1); epoch++) {
    for (let batch = 0; batch * batchSize < examples.length; batch++) {
      const from = batch * batchSize;
      const to = Math.min(from + batchSize, examples.length);
      for (let slot = from; slot < to; slot++) {
        // What the next example or batch forgets is forgotten by its first step.
        const example = order ? order(epoch)[slot]! : slot;
        const y = examples[example]!.target;
        beginTurn(epoch * examples.length + slot);
        clearExample(example);
        if (slot === from) clearBatch();
        Object.assign(memory, { epoch, batch });
        runExample(y);
      }
      const n = to - from;
      for (let l = 1; l <= L && training?.reduction !== "sum"; l++) {
        for (let j = 0; j < sizes[l]!; j++) {
          for (let k = 0; k < sizes[l - 1]!; k++) {
            memory.wGrad[l]![j]![k]! /= n;
            did(`mean ${l} ${j} ${k}`);
          }
          memory.bGrad[l]![j]! /= n;
          did(`mean ${l} ${j}`);
        }
      }
      if (eta === undefined) continue;
      memory.t++;
      for (let l = 1; l <= L; l++) {
        for (let j = 0; j < sizes[l]!; j++) {
          for (let k = 0; k < sizes[l - 1]!; k++) {
            if (!layers[l - 1]!.trainable.weights) continue;
            const slot = { w: w[l]![j]!, m: memory.wM[l]![j]!, v: memory.wV[l]![j]!, at: k, isWeight: true };
            changeOne(slot, memory.wGrad[l]![j]![k]!, `${l} ${j} ${k}`);
          }
          if (!layers[l - 1]!.trainable.biases) continue;
          const slot = { w: b[l]!, m: memory.bM[l]!, v: memory.bV[l]!, at: j, isWeight: false };
          changeOne(slot, memory.bGrad[l]![j]!, `${l} ${j}`);
        }
      }
    }
  }

  /** The steps of the update rule for one parameter, as network-file.md has them. */
  function changeOne({ w, m, v, at, isWeight }: Slot, slope: number, name: string): void {
    const { optimizer, l2 } = training!;
    const s = optimizer.settings as Readonly<Record<string, number>>;
    const g = isWeight && l2 > 0 ? slope + l2 * w[at]! : slope;
    const rest = (beta: number) => {
      let power = 1;
      for (let times = 0; times < memory.t; times++) power *= beta;
      return 1 - power;
    };
    if (optimizer.name === "sgd" && s.momentum! > 0) {
      v[at] = s.momentum! * v[at]! + g;
      did(`velocity ${name}`);
      const ahead = optimizer.settings.nesterov ? g + s.momentum! * v[at]! : v[at]!;
      w[at]! -= eta! * ahead;
    } else if (optimizer.name === "sgd") {
      w[at]! -= eta! * g;
    } else if (optimizer.name === "adam" || optimizer.name === "adamw") {
      m[at] = s.beta1! * m[at]! + (1 - s.beta1!) * g;
      did(`moment1 ${name}`);
      v[at] = s.beta2! * v[at]! + (1 - s.beta2!) * (g * g);
      did(`moment2 ${name}`);
      if (optimizer.name === "adamw" && isWeight && s.weightDecay! > 0)
        w[at]! -= eta! * (s.weightDecay! * w[at]!);
      w[at]! -= eta! * ((m[at]! / rest(s.beta1!)) * (1 / (Math.sqrt(v[at]! / rest(s.beta2!)) + s.epsilon!)));
    } else {
      const decay = optimizer.name === "rmsprop" ? s.alpha! : undefined;
      v[at] = decay === undefined ? v[at]! + g * g : decay * v[at]! + (1 - decay) * (g * g);
      did(`moment2 ${name}`);
      w[at]! -= eta! * (g * (1 / (Math.sqrt(v[at]!) + s.epsilon!)));
    }
    did(`update ${name}`);
  }

  function runExample(y: number[]): void {
    const { z, a, dC_da, dC_dz, da_dz, dC_dw, dC_db, wGrad, bGrad } = memory;
    const n = sizes[L]!;
    for (let l = 1; l <= L; l++) {
      const name = layers[l - 1]!.activation;
      for (let j = 0; j < sizes[l]!; j++) {
        let sum = 0;
        for (let k = 0; k < sizes[l - 1]!; k++) {
          sum = sum + w[l]![j]![k]! * a[l - 1]![k]!;
          did(`term ${l} ${j} ${k}`);
        }
        sum = sum + b[l]![j]!;
        z[l]![j] = sum;
        did(`bias ${l} ${j}`);
        if (name === "softmax") continue;
        a[l]![j] = elementwise[name].f(sum);
        did(`activation ${l} ${j}`);
      }
      if (name !== "softmax") continue;
      const shares = softmax(Float64Array.from(z[l] as number[]));
      for (let j = 0; j < sizes[l]!; j++) {
        a[l]![j] = shares[j]!;
        did(`activation ${l} ${j}`);
      }
    }
    let C = 0;
    for (let j = 0; j < n; j++) {
      C = C + costOf(cost).term(a[L]![j]!, y[j]!, n);
      if (j === n - 1) memory.C = C;
      did(`cost ${L} ${j}`);
    }
    for (let l = L; l >= 1; l--) {
      const name = layers[l - 1]!.activation;
      if (name === "softmax") {
        for (let j = 0; j < n; j++) {
          dC_da[l]![j] = costOf(cost).dC_da(a[l]![j]!, y[j]!, n);
          did(`dC_da ${l} ${j}`);
        }
      }
      for (let j = 0; j < sizes[l]!; j++) {
        if (l < L) {
          let sum = 0;
          for (let i = 0; i < sizes[l + 1]!; i++) {
            sum = sum + w[l + 1]![i]![j]! * dC_dz[l + 1]![i]!;
            if (i === sizes[l + 1]! - 1) dC_da[l]![j] = sum;
            did(`path ${l} ${j} ${i}`);
          }
        } else if (name !== "softmax") {
          dC_da[l]![j] = costOf(cost).dC_da(a[l]![j]!, y[j]!, n);
          did(`dC_da ${l} ${j}`);
        }
        if (name === "softmax") {
          const shares = Float64Array.from(a[l] as number[]);
          let sum = 0;
          for (let i = 0; i < n; i++) {
            da_dz[l]![j]![i] = softmaxDerivative(shares, i, j);
            sum = sum + da_dz[l]![j]![i]! * dC_da[l]![i]!;
            if (i === n - 1) dC_dz[l]![j] = sum;
            did(`da_dz ${l} ${j} ${i}`);
          }
        } else {
          da_dz[l]![j]![j] = elementwise[name].df(z[l]![j]!, a[l]![j]!);
          dC_dz[l]![j] = da_dz[l]![j]![j]! * dC_da[l]![j]!;
          did(`da_dz ${l} ${j}`);
        }
        for (let k = 0; k < sizes[l - 1]!; k++) {
          const derivative = a[l - 1]![k]! * dC_dz[l]![j]!;
          dC_dw[l]![j]![k] = derivative;
          wGrad[l]![j]![k] = (wGrad[l]![j]![k] ?? 0) + derivative;
          did(`dz_dw ${l} ${j} ${k}`);
        }
        dC_db[l]![j] = 1 * dC_dz[l]![j]!;
        bGrad[l]![j] = (bGrad[l]![j] ?? 0) + dC_db[l]![j]!;
        did(`dz_db ${l} ${j}`);
      }
    }
  }
}
