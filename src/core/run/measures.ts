/** What a network makes of its examples with any parameters: measured beside the run, by none of its steps. */
import { slices } from "../../protocol/budget";
import { exampleAt } from "../network/dataset";
import { isRight, judgeOf } from "../network/judge";
import type { Network } from "../network/network";
import type { Engine } from "./engine";
import { workOf } from "./evaluation";

/** Of one example: its outputs a of layer L, and its cost. */
export interface Outcome {
  readonly a: Float64Array;
  readonly C: number;
}

/** Of all examples. */
export interface Totals {
  /** The mean of their costs. */
  readonly cost: number;
  /** How many outputs are right; undefined where none is called right or wrong. */
  readonly right: number | undefined;
}

/** Parameters that are measured one after the other: the first of all, those at hand, those before; validation has its own. */
const MOST = 5;

/** What is known of one data set with one list of parameters. */
interface Measured {
  readonly examples: Network["examples"];
  readonly parameters: Float64Array;
  readonly outcomes: Map<number, Outcome>;
  totals?: Totals | undefined;
}

export class Measures {
  /** The ones asked for last. */
  private measured: readonly Measured[] = [];

  constructor(private readonly engine: Engine) {}

  /** Of example i of the network. */
  outcome(network: Network, parameters: Float64Array, i: number): Outcome {
    const { outcomes } = this.of(network, parameters);
    const known = outcomes.get(i);
    if (known) return known;
    const found = this.evaluated(network, parameters, i);
    outcomes.set(i, found);
    return found;
  }

  /** Of all its examples, in their order; undefined where that takes long. */
  totals(network: Network, parameters: Float64Array): Totals | undefined {
    if (network.examples.count * workOf(network) > slices.multiplications) return undefined;
    const measured = this.of(network, parameters);
    measured.totals ??= this.added(network, parameters);
    return measured.totals;
  }

  private added(network: Network, parameters: Float64Array): Totals {
    const { examples } = network;
    const judge = judgeOf(examples);
    let sum = 0;
    let right = 0;
    for (let i = 0; i < examples.count; i++) {
      const { a, C } = this.evaluated(network, parameters, i);
      sum += C;
      if (judge && isRight(judge, a, examples.target(i))) right++;
    }
    return { cost: sum / examples.count, right: judge && right };
  }

  private evaluated(network: Network, parameters: Float64Array, i: number): Outcome {
    const { a, C } = this.engine.evaluate(network, parameters, exampleAt(network.examples, i));
    return { a: a.row(network.sizes.length - 1).slice(), C };
  }

  private of({ examples }: Network, parameters: Float64Array): Measured {
    const found = this.measured.find(
      (each) => each.examples === examples && each.parameters === parameters,
    ) ?? { examples, parameters, outcomes: new Map() };
    this.measured = [found, ...this.measured.filter((each) => each !== found)].slice(0, MOST);
    return found;
  }
}
