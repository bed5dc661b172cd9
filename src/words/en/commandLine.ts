/** What the debug adapter says to those who start it in a terminal, or who read what it writes there. */

export const commandLine = {
  help: (version: string): string => `Backprop Debugger ${version}, a debug adapter for neural networks.

An editor starts this program and speaks the Debug Adapter Protocol with it over standard input and output.
The debug type is "backprop", the request is "launch". Launch arguments:

  program       the absolute path of a network file (.nn.json)
  root          the folder that data beside the network file may not leave (default: that file's own)
  stopOnEntry   stop before the first step (default true)
  level         what one step does: factor (default), quantity, neuron, layer, pass, example, batch or epoch
  examples      "all" (default), the index of one example, or a list of indices
  epochs        how many epochs, instead of what the file says

Options: --help, --version`,
  noOption: (option: string): string => `There is no option ${option}.`,
  noTerminal: "This program speaks with an editor, not with a terminal.",
  fault: (what: string): string => `Backprop Debugger: ${what}`,
} as const;
