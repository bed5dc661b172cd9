/** Requests' arguments: their schemas say what is wrong with them, and a request is answered so. */
import { anything, Misfit, type Schema } from "../../protocol/schema";
import { RequestError } from "./requestError";

/** What a request says, as its schema reads it; throws a `RequestError` that says what is wrong. */
export function readArguments<T>(schema: Schema<T>, args: unknown): T {
  try {
    return schema.read(args);
  } catch (error) {
    throw error instanceof Misfit ? new RequestError("badArguments", error.worded("arguments")) : error;
  }
}

/** Of a request that takes no arguments; whatever is sent along is left alone. */
export const nothing = anything;
