/** The request `backprop/whatIf`: what a nudge of one parameter would do to the example at hand; nothing of the session changes. */
import { whatIf } from "../../pictures/nudge";
import { count, finite, object, optional } from "../../protocol/schema";
import type { Connection } from "../protocol/dap";
import { RequestError } from "../protocol/requestError";
import { hasParameter } from "../run";
import type { Stop } from "./stop";

/** Answers it from the stop that `stopped` gives; that throws where there is none. */
export function answerWhatIf(connection: Connection, stopped: () => Stop): void {
  connection.on(
    "backprop/whatIf",
    object({ l: count, j: count, k: optional(count), delta: finite }),
    ({ l, j, k, delta }) => {
      const { state } = stopped();
      const parameter = k === undefined ? { l, j } : { l, j, k };
      if (!hasParameter(state.network, parameter)) {
        throw new RequestError("badArguments", "This network has no such parameter.");
      }
      const answer = whatIf(state, parameter, delta);
      if (!answer) {
        throw new RequestError("badArguments", "The cost of this example is not computed yet at this step.");
      }
      return { body: { whatIf: answer } };
    },
  );
}
