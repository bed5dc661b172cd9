/** What the adapter says of the conversation itself: of bytes, messages and requests that are none. */

export const conversation = {
  fault: (why: string): string => `Backprop Debugger, a fault: ${why}\n`,
  noCommand: "A request needs a command.",
  unknownCommand: (command: string): string => `This debugger has no request "${command}".`,
  headerWithoutEnd: "a header without an end, skipped",
  severalLengths: (header: string): string => `a header with more than one length, skipped: ${header}`,
  noLength: (header: string): string => `a header without a length, skipped: ${header}`,
  tooLong: (bytes: number): string => `a message of ${bytes} bytes, skipped: it is too long`,
  notUtf8: "a message that is not UTF-8, skipped",
  notJson: (why: unknown): string => `a message that is not JSON, skipped: ${why}`,
} as const;
