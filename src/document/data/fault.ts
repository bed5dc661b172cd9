/** Why something of another file cannot be taken. */

/** The words are a student's; they stand at a key of what names the file, at its `item` where its value is a list. */
export class Fault {
  constructor(
    readonly words: string,
    readonly key?: string,
    readonly item?: number,
  ) {}
}
