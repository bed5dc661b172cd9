/** The port through which a network file's reader gets at other files. */

/** The files that a network file may name: those beside it, and below. */
export interface Files {
  /** The bytes of the file at a path relative to the network file; rejects, in words for a reader, where it has none. */
  read(path: string): Promise<Uint8Array>;
}
