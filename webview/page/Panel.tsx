/** The whole panel: a step of the run, or how to begin one. */
import { useState } from "preact/hooks";
import type {
  BreakpointView,
  DetailsView,
  JudgementView,
  PanelMessage,
  StepView,
  WhatIfView,
} from "../../src/protocol/messages";
import { Formula } from "../formula/Formula";
import { FormulaSwitches } from "../formula/FormulaSwitches";
import { GeneralForm } from "../formula/GeneralForm";
import { Indices } from "../formula/Indices";
import { hasHint, withoutRules } from "../formula/rules";
import type { Pointing } from "../pointing/pointing";
import type { Settings } from "../shared/settings";
import { Timeline } from "../timeline/Timeline";
import { Idle } from "./Idle";
import { Moves } from "./Moves";
import { Path } from "./Path";
import { Pictures } from "./Pictures";
import { Prediction } from "./Prediction";
import { Spoken } from "./Spoken";
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
  readonly details?: DetailsView;
  readonly judgement?: JudgementView;
}

function Step({ view, running, whatIf, details, judgement, breakpoints, settings, post, change }: StepProps) {
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
    <div class="step" data-testid="step" aria-busy={running}>
      <header>
        <div class="bar">
          <Path title={view.title} path={view.path} numbered={view.numbered} />
          <Moves view={view} running={running} post={post} />
        </div>
        <Timeline
          view={view}
          running={running}
          goTo={(position, jump) => post({ type: "goTo", position, jump })}
        />
      </header>
      <div class="derivation" data-writing={settings.writing}>
        <FormulaSwitches settings={settings} change={change} />
        {settings.scope !== "neuron" && view.generalForm ? (
          <GeneralForm form={view.generalForm} scope={settings.scope} />
        ) : (
          <Formula formula={formula} />
        )}
      </div>
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
        <Indices indices={view.indices} />
      </div>
      <Pictures
        views={view.pictures}
        whatIf={whatIf}
        post={post}
        settings={settings}
        change={change}
        pointing={pointing}
      />
    </div>
  );
}
