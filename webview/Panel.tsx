/** The whole panel: a step of the run, or how to begin one. */
import type { ComponentChild } from "preact";
import type { PanelMessage, PictureViews, StepView, WhatIfView } from "../src/protocol";
import { Cost } from "./Cost";
import { Curve } from "./Curve";
import { Examples } from "./Examples";
import { Formula } from "./Formula";
import { FormulaSwitches } from "./FormulaSwitches";
import { GeneralForm } from "./GeneralForm";
import { Gradient } from "./Gradient";
import { Idle } from "./Idle";
import { Indices } from "./Indices";
import { Later } from "./Later";
import { Moves } from "./Moves";
import { Network } from "./Network";
import { NumberLines } from "./NumberLines";
import { Path } from "./Path";
import { Paths } from "./Paths";
import { Symbols } from "./Symbols";
import type { Screen } from "./screen";
import { type Settings, shownBy } from "./settings";
import { Timeline } from "./Timeline";
import { Tree } from "./Tree";
import { ViewsMenu } from "./ViewsMenu";
import { Weights } from "./Weights";

interface Props {
  readonly screen: Screen;
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
      return <Step view={screen.view} running={screen.running} whatIf={screen.whatIf} {...props} />;
  }
}

interface StepProps extends Pick<Props, "settings" | "post" | "change"> {
  readonly view: StepView;
  readonly running: boolean;
  readonly whatIf: WhatIfView | undefined;
}

function Step({ view, running, whatIf, settings, post, change }: StepProps) {
  return (
    <div class="step" data-testid="step" aria-busy={running}>
      <header>
        <div class="bar">
          <Path title={view.title} path={view.path} />
          <Moves view={view} running={running} move={(move) => post({ type: "move", move })} />
        </div>
        <Timeline view={view} running={running} goTo={(position) => post({ type: "goTo", position })} />
      </header>
      <div class="derivation" data-writing={settings.writing}>
        <FormulaSwitches settings={settings} change={change} />
        {settings.scope !== "neuron" && view.generalForm ? (
          <GeneralForm form={view.generalForm} scope={settings.scope} />
        ) : (
          <Formula formula={view.formula} />
        )}
      </div>
      <div class="explanation">
        <p class="words" data-testid="words">
          {view.words}
        </p>
        <p class="spoken" role="status" aria-live="polite" aria-atomic="true" data-testid="spoken">
          {view.spoken}
        </p>
        <Indices indices={view.indices} />
      </div>
      <div class="pictures">
        <ViewsMenu settings={settings} change={change} />
        {shownBy(settings).map((picture) =>
          picture === "symbols" ? (
            <Symbols key="symbols" />
          ) : (
            drawn(picture, view.pictures[picture], { whatIf, post })
          ),
        )}
      </div>
    </div>
  );
}

type More = Pick<StepProps, "whatIf" | "post">;

const draw: { readonly [P in keyof PictureViews]: (view: PictureViews[P], more: More) => ComponentChild } = {
  network: (network) => <Network network={network} />,
  tree: (tree) => <Tree tree={tree} />,
  lines: (nudge, { whatIf, post }) => (
    <NumberLines
      nudge={nudge}
      whatIf={whatIf}
      ask={(parameter, delta) => post({ type: "whatIf", parameter, delta })}
    />
  ),
  curve: (curve) => <Curve curve={curve} />,
  weights: (weights) => <Weights weights={weights} />,
  gradient: (gradient) => <Gradient gradient={gradient} />,
  examples: (examples) => <Examples examples={examples} />,
  paths: (paths) => <Paths paths={paths} />,
  cost: (cost, { post }) => <Cost cost={cost} goTo={(position) => post({ type: "goTo", position })} />,
};

/** A picture; nothing while the host has not told what it shows, or where this network has no such picture. */
function drawn<P extends keyof PictureViews>(
  picture: P,
  view: PictureViews[P] | undefined,
  more: More,
): ComponentChild {
  return (
    view !== undefined && (
      <Later key={picture} of={picture}>
        {draw[picture](view, more)}
      </Later>
    )
  );
}
