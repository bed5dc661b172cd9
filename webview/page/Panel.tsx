/** The whole page: a step of the run, or of it one view alone, or how to begin one. */
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { BreakpointView, JudgementView, PanelMessage, StepView, Tab } from "../../src/protocol/messages";
import { Indices } from "../formula/Indices";
import { hasHint, withoutRules } from "../formula/rules";
import { Stage } from "../formula/Stage";
import { Ways, WaysOn } from "../formula/Ways";
import type { Pointing } from "../pointing/pointing";
import type { Settings } from "../shared/settings";
import { useWindow } from "../shared/useWindow";
import { Deck } from "./Deck";
import { Header } from "./Header";
import { Idle } from "./Idle";
import { Only } from "./Only";
import { Prediction } from "./Prediction";
import { PresentKeys } from "./PresentKeys";
import { hallRoom, type Room, roomOf, wordsRoom } from "./room";
import { Spoken } from "./Spoken";
import { Strip } from "./Strip";
import type { Screen } from "./screen";
import type { More } from "./View";
import { Words } from "./Words";

interface Props {
  readonly screen: Screen;
  readonly breakpoints: readonly BreakpointView[];
  readonly settings: Settings;
  /** Whether the panel is the whole window. */
  readonly presents: boolean;
  /** The view that this is the editor of; absent where it is the panel. */
  readonly only: Tab | undefined;
  readonly post: (message: PanelMessage) => void;
  readonly change: (settings: Settings) => void;
}

export function Panel({ screen, breakpoints, settings, presents, only, post, change }: Props) {
  switch (screen.kind) {
    case "waiting":
      return null;
    case "idle":
      return <Idle ended={screen.ended} only={only} openSample={() => post({ type: "openSample" })} />;
    case "step": {
      const { view, running, whatIf, costCurve, details, judgement } = screen;
      const pointing = pointingOf({ view, running, details, breakpoints }, post);
      const shown = { view, running, whatIf, costCurve, settings, post, change, pointing };
      return only ? (
        <Only tab={only} {...shown} />
      ) : (
        <Step judgement={judgement} presents={presents} {...shown} />
      );
    }
  }
}

interface StepProps extends More {
  readonly view: StepView;
  readonly running: boolean;
  readonly judgement: JudgementView | undefined;
  readonly presents: boolean;
}

function Step({ view, running, judgement, presents, ...more }: StepProps) {
  const { settings, post, change } = more;
  // The position at which the reader wanted a hint.
  const [hinted, setHinted] = useState<number>();
  const isHinted = hinted === view.position;
  const formula = settings.predicts && !isHinted ? withoutRules(view.formula) : view.formula;
  const room = useRoom(view, settings, presents);
  const { sumsUp, sumUp } = useSummingUp(view, post);
  const predict = settings.predicts ? undefined : () => change({ ...settings, predicts: true });
  const ways = sumsUp && waysOf({ view, post, predict });
  const areWaysInStage = room.arrangement === "narrow" || room.areWordsFolded;
  return (
    <div
      class="step"
      data-testid="step"
      aria-busy={running}
      data-arrangement={room.arrangement}
      data-predicts={settings.predicts ? "" : undefined}
      {...folds(room)}
      style={lengths(room)}
    >
      <Header view={view} running={running} settings={settings} room={room} post={post} change={change} />
      <Stage
        view={view}
        formula={formula}
        settings={settings}
        room={room}
        sumsUp={sumsUp}
        change={change}
        sumUp={sumUp}
      >
        {areWaysInStage && ways}
      </Stage>
      <div class="explanation">
        <Words words={view.words} {...wordsRoom(room, areWaysInStage && Boolean(ways))} />
        <Spoken words={view.spoken} />
        {settings.predicts && (
          <Prediction
            view={view}
            judgement={judgement}
            running={running}
            hint={hasHint(view.formula) && !isHinted ? () => setHinted(view.position) : undefined}
            post={post}
          />
        )}
        {ways
          ? !areWaysInStage && ways
          : !room.areWordsFolded &&
            !view.question?.options && <Indices indices={sumsUp ? indicesOf(view) : view.indices} />}
      </div>
      <Deck views={view.pictures} room={room} {...more} />
      {view.pictures.gradient && <Strip gradient={view.pictures.gradient} />}
      {presents && <PresentKeys level={view.level} />}
    </div>
  );
}

/** The same at every step of a run, in a window of one size. */
function useRoom({ stage, timeline }: StepView, { predicts }: Settings, presents: boolean): Room {
  const { width, height } = useWindow();
  const { rows } = stage;
  const lanes = timeline.rows.length;
  return useMemo(
    () => (presents ? hallRoom : roomOf)({ width, height }, { rows, lanes, predicts }),
    [width, height, rows, lanes, predicts, presents],
  );
}

function folds({ isStripFolded, isDeckFolded, isDeckGone, areWordsFolded }: Room) {
  return {
    "data-strip": isStripFolded ? "line" : undefined,
    "data-deck": isDeckGone ? "none" : isDeckFolded ? "tabs" : undefined,
    "data-words": areWordsFolded ? "line" : undefined,
  };
}

function lengths({ header, stage, words, strip, least, scale, zoom }: Room) {
  return {
    zoom,
    "--header": `${header}px`,
    "--stage": `${stage}px`,
    "--explanation": `${words}px`,
    "--strip": `${Math.max(strip, 0)}px`,
    "--least": `${least}px`,
    "--scale": scale,
  };
}

function pointingOf(
  at: Pick<Pointing, "view" | "running" | "details" | "breakpoints">,
  post: Props["post"],
): Pointing {
  return {
    ...at,
    pointAt: (spot) => post({ type: "pointAt", spot }),
    goTo: (position) => post({ type: "goTo", position }),
    toggleBreakpoint: (breakpoint) => post({ type: "toggleBreakpoint", breakpoint }),
  };
}

/** Whether a unit is summed up; where it is not, one sees what it is made of, factor by factor. */
function useSummingUp({ position, length, question }: StepView, post: Props["post"]) {
  // Where the reader looks at the last step: at the end of the run, and where it was asked for, for the answer stands there.
  const [opened, setOpened] = useState<number>();
  const asked = question && position;
  useLayoutEffect(() => {
    if (asked !== undefined) setOpened(asked);
  }, [asked]);
  const sumUp = (sumsUp: boolean): void => {
    if (!sumsUp && position < length) post({ type: "zoom", level: "factor" });
    else setOpened(sumsUp ? undefined : position);
  };
  return { sumsUp: opened !== position, sumUp };
}

/** At the start ways to begin, at the end ways on. */
function waysOf(props: Parameters<typeof Ways>[0]) {
  const { start, summary, position, length } = props.view;
  if (start) return <Ways {...props} />;
  return summary && position === length && <WaysOn {...props} />;
}

/** Those that a unit has: of a larger one none is headline. */
function indicesOf({ indices, summary }: StepView): StepView["indices"] {
  if (!summary) return indices;
  const own = summary.numbers ? "lj" : summary.level === "layer" ? "l" : "";
  return indices.filter(({ symbol }) => own.includes(symbol));
}
