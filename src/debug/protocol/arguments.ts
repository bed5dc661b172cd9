/** Requests' arguments: their schemas say what is wrong with them, and a request is answered so. */
import { anything, Misfit, type Schema } from "../../protocol/schema";
import { words } from "../../words/words";
import { RequestError } from "./requestError";

/** What a request says, as its schema reads it; throws a `RequestError` that says what is wrong. */
export function readArguments<T>(schema: Schema<T>, args: unknown): T {
  try {
    return schema.read(args);
  } catch (error) {
    throw error instanceof Misfit
      ? new RequestError("badArguments", words.misfits.mustBe(error, "arguments"))
      : error;
  }
}

/** Of a request that takes no arguments; whatever is sent along is left alone. */
export const nothing = anything;
