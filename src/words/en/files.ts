/** Why a file is not read. Ends a sentence that begins "Cannot read …:". */

export const files = {
  missing: "there is no such file.",
  forbidden: "you may not read it.",
  folder: "it is a folder.",
  device: "it is not a file.",
  longName: "its name is too long.",
  notText: "it is not a text in UTF-8.",
  noPath: "this is no path of a file.",
} as const;
