/** Errors as answers: what kind each is, and what a client is told. */

import { words } from "../../words/words";

/** The kinds of errors; the numbers stay as they are, clients may know them. */
export const errorIds = {
  internal: 1,
  unknownCommand: 2,
  badArguments: 3,
  /** The network cannot be run. */
  launch: 4,
  /** There is no run, or none any more. */
  noRun: 5,
  /** The run moves; once it stands still the same request can be answered. */
  notStopped: 6,
  /** A frame or a variable of an earlier stop. */
  stale: 7,
  /** A wrong expression. */
  expression: 8,
  /** It would tell what the reader is asked for. */
  covered: 9,
} as const;
type ErrorKind = keyof typeof errorIds;

interface ErrorOptions {
  /** Whether the client should show it, rather than only note it. */
  readonly showUser?: boolean;
  /** Done once the response is sent. */
  readonly after?: () => void;
}

/** Thrown by a handler to answer its request with an error. */
export class RequestError extends Error {
  constructor(
    readonly kind: ErrorKind,
    text: string,
    readonly options: ErrorOptions = {},
  ) {
    super(text);
  }

  /** Whatever was thrown, with other options; what is no `RequestError` is a fault of ours. */
  static from(error: unknown, options: ErrorOptions = {}): RequestError {
    return new RequestError(
      error instanceof RequestError ? error.kind : "internal",
      errorText(error),
      options,
    );
  }
}

/** The answer to what would tell what the reader is asked for. */
export function covered(): RequestError {
  return new RequestError("covered", words.sessions.covered);
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
