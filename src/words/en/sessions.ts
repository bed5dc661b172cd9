/** What the debugger answers where a request cannot be met, by what the request is about. */
import { plural } from "./grammar";

export const sessions = {
  launch: {
    tooLong: (epochs: number): string => `With ${epochs} epochs the run has too many steps to count them.`,
    notAbsolute: (program: string): string =>
      `\`program\` must be an absolute path of a network file, not "${program}".`,
    rootNotAbsolute: (root: string): string =>
      `\`root\` must be an absolute path of a folder, not "${root}".`,
    noExamples: "`examples` is an empty list: there is nothing to run.",
    noSuchExample: (missing: number, count: number): string => {
      const known = count === 1 ? "only example 0" : `examples 0 to ${count - 1}`;
      return `There is no example ${missing}: the file has ${known}.`;
    },
    notTrained: "`epochs` needs a network that trains: this file has no `training`.",
    noEpochs: "`epochs` must be at least 1.",
    problems: (file: string, count: number): string =>
      `${file} has ${count === 1 ? "a problem" : plural(count, "problem")}:`,
    already: "This session has launched a network already.",
    otherRestart: "Another restart came first.",
    unreadable: (path: string, why: unknown): string => `Cannot read ${path}: ${why}`,
  },
  ended: "The session has ended.",
  notBegun: "No network runs yet.",
  moving: "The run is moving: pause it first.",
  cancelled: (position: number, length: number): string => `Cancelled at step ${position} of ${length}`,
  goingThrough: "Going through the run",
  computingCosts: "Computing the cost of every example",
  covered: "Covered until you have guessed.",
  isCovered: (what: string): string => `${what} is covered until you have guessed.`,
  atEnd: "End of the run",
  atStart: "Start of the run",
  otherFile: (file: string): string => `This session runs ${file}.`,

  moves: {
    cannotPause: "This run is not debugged: it cannot pause.",
    nothingToRestart: "At the start there is nothing to restart.",
    noSuchParameter: "There is no such weight or bias to go to.",
    noSuchLevel: "There is no such level to step into from here.",
  },
  setting: {
    nothingHere: (name: string): string => `There is no ${name} here.`,
    impossible: (what: string): string =>
      `${what} cannot be set: only one weight, one bias, an input a[0][k], a target y[j] or the learning rate can.`,
    notComputed: (expression: string): string => `${expression} is not computed yet.`,
    vector: (expression: string): string => `${expression} is a whole vector, not a number.`,
    truth: (expression: string): string => `${expression} is true or false, not a number.`,
  },
  writing: {
    notFinite: (name: string, value: number): string =>
      `${name} is ${value} here: a file has finite numbers alone.`,
    elsewhere: (l: number): string =>
      `The numbers of layer ${l} come from another file: they cannot be written into this one.`,
  },
  inspection: {
    staleQuestion: "This question belongs to an earlier stop.",
    staleGuess: "This guess belongs to an earlier stop.",
    staleFrame: "This frame belongs to an earlier stop.",
    staleVariable: "This variable belongs to an earlier stop.",
    nothingAsked: "Nothing is asked at this step.",
    noException: "No exception stopped the run here.",
    otherText: "This session runs another text of the file.",
    noParameter: "This network has no such parameter.",
    noSpot: "This network has no such neuron or parameter.",
    noCost: "The cost of this example is not computed yet at this step.",
  },
} as const;
