/** What is said of a fork: a second run with one thing changed. */
export const forks = {
  names: {
    learningRate: (value: string): string => `η = ${value}`,
    seed: (seed: number): string => `seed ${seed}`,
    nudge: (name: string, value: string, position: number): string =>
      `${name} = ${value} from step ${position} on`,
  },
  notTrained: "This network does not train: there is no training to change.",
  notDrawn: "No weights of this network are drawn at random: there is no seed to change.",
  twoDecays: "This training has an l2, which adamw cannot have.",
  oneThing: "A fork has one thing changed, no more.",
  sought: "Looking for where they first differ",
  none: "They never differ",
  /** Before the symbol of what differs: "First to differ, in epoch 1, batch 3: ". */
  first: (epoch: number, batch: number | undefined): string =>
    batch === undefined
      ? `First to differ, in epoch ${epoch}:`
      : `First to differ, in epoch ${epoch}, batch ${batch}:`,
} as const;
