/** The whole panel: a step of the run, or how to begin one. */
import { useState } from "preact/hooks";
import type {
  BreakpointView,
  CostCurveView,
  DetailsView,
  JudgementView,
  PanelMessage,
  StepView,
  WhatIfView,
} from "../../src/protocol/messages";
import { Indices } from "../formula/Indices";
import { hasHint, withoutRules } from "../formula/rules";
import { Stage } from "../formula/Stage";
import { Ways } from "../formula/Ways";
import type { Pointing } from "../pointing/pointing";
import type { Settings } from "../shared/settings";
import { Deck } from "./Deck";
import { Header } from "./Header";
import { Idle } from "./Idle";
import { Prediction } from "./Prediction";
import { Spoken } from "./Spoken";
import { Strip } from "./Strip";
import type { Screen } from "./screen";

interface Props {
  readonly screen: Screen;
  readonly breakpoints: readonly BreakpointView[];
  readonly settings: Settings;
  readonly post: (message: PanelMessage) => void;
  readonly change: (settings: Settings) => void;
}

export function Panel({ screen, ...props }: Props) {
  switch (screen.kind) {
    case "waiting":
      return null;
    case "idle":
      return <Idle ended={screen.ended} openSample={() => props.post({ type: "openSample" })} />;
    case "step":
      return <Step {...screen} {...props} />;
  }
}

interface StepProps extends Omit<Props, "screen"> {
  readonly view: StepView;
  readonly running: boolean;
  readonly whatIf?: WhatIfView;
  readonly costCurve?: CostCurveView;
  readonly details?: DetailsView;
  readonly judgement?: JudgementView;
}

function Step({ view, running, judgement, breakpoints, settings, post, change, ...answers }: StepProps) {
  const { whatIf, costCurve, details } = answers;
  const pointing: Pointing = {
    view,
    running,
    details,
    breakpoints,
    pointAt: (spot) => post({ type: "pointAt", spot }),
    goTo: (position) => post({ type: "goTo", position }),
    toggleBreakpoint: (breakpoint) => post({ type: "toggleBreakpoint", breakpoint }),
  };
  // The position at which the reader wanted a hint.
  const [hinted, setHinted] = useState<number>();
  const isHinted = hinted === view.position;
  const formula = settings.predicts && !isHinted ? withoutRules(view.formula) : view.formula;
  return (
    <div
      class="step"
      data-testid="step"
      aria-busy={running}
      data-rows={view.stage.rows}
      data-predicts={settings.predicts ? "" : undefined}
    >
      <Header view={view} running={running} settings={settings} post={post} change={change} />
      <Stage view={view} formula={formula} settings={settings} change={change} />
      <div class="explanation">
        <p class="words" data-testid="words">
          {view.words}
        </p>
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
        {view.start ? (
          <Ways
            level={view.level}
            next={() => post({ type: "move", move: "next" })}
            skip={() => post({ type: "goTo", position: view.start!.firstChain })}
            predict={settings.predicts ? undefined : () => change({ ...settings, predicts: true })}
          />
        ) : (
          <Indices indices={view.indices} />
        )}
      </div>
      <Deck
        views={view.pictures}
        whatIf={whatIf}
        costCurve={costCurve}
        post={post}
        settings={settings}
        change={change}
        pointing={pointing}
      />
      {view.pictures.gradient && <Strip gradient={view.pictures.gradient} />}
    </div>
  );
}
