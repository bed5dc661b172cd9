/** The nudge that the reader tries at a step: of what, by how much, and what it does; the views of the tab share it. */
import { useLayoutEffect, useState } from "preact/hooks";
import type {
  NudgeView,
  PanelMessage,
  SourceView,
  StepView,
  WhatIfView,
} from "../../../src/protocol/messages";
import { same } from "../../shared/same";
import { afterNudge, answered, type Tried } from "./closingIn";

export interface Nudging {
  readonly source: SourceView;
  /** Another one begins without a nudge. */
  readonly stop: string;
  /** The view of the step that it is of: with another one, even of the same stop, answers under way are lost. */
  readonly view: StepView;
  readonly delta: number;
  readonly tried: readonly Tried[];
  /** What the nudge does; absent without one, and until it is computed. */
  readonly answer: WhatIfView | undefined;
  readonly canNudge: boolean;
  /** Nudges something else, by its key. */
  readonly choose: (key: string) => void;
  readonly nudge: (delta: number) => void;
}

/** What a source is to the step: it stays chosen as the steps go on. */
export function keyOf({ role, spot }: SourceView): string {
  return role === "input" ? `input ${spot.j}` : role;
}

const NOTHING: readonly Tried[] = [];

export function useNudge(
  { position, values, sources, canNudge }: NudgeView,
  view: StepView,
  whatIf: WhatIfView | undefined,
  post: (message: PanelMessage) => void,
): Nudging {
  const [key, choose] = useState("hand");
  const source = sources.find((each) => keyOf(each) === key) ?? sources[0]!;
  // A nudge belongs to one stop of the session and its numbers: the next one begins without.
  const stop = `${position} ${source.name} ${source.value} ${values.C}`;
  const [nudged, setNudged] = useState({ stop, tried: NOTHING });
  const tried = nudged.stop === stop ? nudged.tried : NOTHING;
  const delta = tried.at(-1)?.delta ?? 0;
  const isOurs = whatIf !== undefined && isOf(whatIf, position, source);
  useLayoutEffect(() => {
    const isAnswered = isOurs ? whatIf.delta === delta : delta === 0 && !whatIf?.delta;
    if (!canNudge || isAnswered) return;
    const { of, ...parameter } = source.spot;
    post({ type: "whatIf", parameter, of, delta });
  }, [stop, view, delta, whatIf === undefined]);
  useLayoutEffect(() => {
    setNudged((before) => (before.stop === stop ? before : { stop, tried: NOTHING }));
  }, [stop]);
  useLayoutEffect(() => {
    if (!isOurs) return;
    setNudged((before) =>
      before.stop === stop ? { stop, tried: answered(before.tried, whatIf.delta, whatIf.ratio) } : before,
    );
  }, [whatIf]);
  return {
    ...{ source, stop, view, delta, tried, canNudge, choose },
    answer: isOurs && delta !== 0 ? whatIf : undefined,
    nudge: (next) => {
      if (canNudge) setNudged({ stop, tried: afterNudge(tried, next) });
    },
  };
}

function isOf(
  { position, parameter, of = "parameter" }: WhatIfView,
  here: number,
  { spot }: SourceView,
): boolean {
  return position === here && same({ of, ...parameter }, { ...spot });
}
