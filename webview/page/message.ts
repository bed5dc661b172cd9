/** Reads what arrives from the host, so that the panel never works on an ill-formed message. */
import { changedBy, type Difference } from "../../src/protocol/difference";
import { type HostMessage, hostMessage } from "../../src/protocol/hostMessage";
import { received } from "../../src/protocol/sendable";
import { type StepView, stepView } from "../../src/protocol/views/step";

/** A message of the host; undefined where it is none, or not whole and well-formed. */
export function messageOf(data: unknown): HostMessage | undefined {
  try {
    const message = received(data);
    return hostMessage.is(message) ? message : undefined;
  } catch {
    return undefined; // It is nested deeper than any message.
  }
}

/** A view with what changes in it; undefined where that makes no view. */
export function viewAfter(view: StepView, change: Difference): StepView | undefined {
  try {
    const next = changedBy(view, change);
    return stepView.is(next) ? next : undefined;
  } catch {
    return undefined; // It changes something inside what is no object.
  }
}
