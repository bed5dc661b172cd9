/** The request `backprop/spot`: what there is to know of a place in the pictures, and where the run comes by it next. */

import type { Program } from "../../core/program/program";
import { predicting } from "../../lesson/prediction/sight";
import { describe, hasSpot } from "../../pictures/spot";
import type { BreakpointView, DetailsView, SpotView } from "../../protocol/messages";
import { flag, object, oneOf, withDefault } from "../../protocol/schema";
import { parameterView } from "../../protocol/views/spot";
import { words } from "../../words/words";
import { everyTurn, Sites } from "../breakpoints/sites";
import { usesOf } from "../breakpoints/uses";
import { type Handlers, handler } from "../context";
import { RequestError } from "../protocol/requestError";

export const spotRequests = {
  "backprop/spot": handler(
    object({
      of: oneOf(["neuron", "parameter"]),
      ...parameterView.fields,
      covered: withDefault(flag, false),
    }),
    (session, { covered, ...spot }) => {
      const stop = session.stopped();
      const { state } = covered ? predicting(stop.state.uncovered, stop.level) : stop;
      if (!hasSpot(state.network, spot))
        throw new RequestError("badArguments", words.sessions.inspection.noSpot);
      const sites = sitesOf(state.program, spot);
      const details: DetailsView = {
        ...describe(state, spot),
        next: sites.next(state.position) ?? null,
        previous: sites.previous(state.position) ?? null,
        breakpoints: breakpointsAt(spot),
      };
      return { body: { details } };
    },
  ),
} satisfies Partial<Handlers>;

/** The uses of a parameter; of a neuron the steps that find a and ∂C/∂a, or of an input those that use it. */
function sitesOf(program: Program, { of, l, j, k }: SpotView): Sites {
  if (of === "parameter") return usesOf(program, k === undefined ? { l, j } : { l, j, k });
  const turns = everyTurn(program);
  const { example, sizes } = program;
  if (l > 0)
    return new Sites(program, [
      { turns, offset: example.completion("activation", l, j) },
      { turns, offset: example.completion("dC_da", l, j) },
    ]);
  const to = Array.from({ length: sizes[1]! }, (_, neuron) => ({ l: 1, j: neuron, k: j }));
  return new Sites(
    program,
    to.flatMap((weight) => [
      { turns, offset: example.offset({ kind: "term", ...weight }) },
      { turns, offset: example.offset({ kind: "dz_dw", ...weight }) },
    ]),
  );
}

/** On a neuron what is found of it, and its bias. An input stands in the file: no step finds it. */
function breakpointsAt({ of, l, j, k }: SpotView): readonly BreakpointView[] {
  if (of === "parameter") return [{ of, l, j, ...(k !== undefined && { k }) }];
  return l === 0
    ? []
    : [
        { of: "activation", l, j },
        { of: "derivative", l, j },
        { of: "parameter", l, j },
      ];
}
