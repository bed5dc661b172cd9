/** The whole panel: a step of the run, or how to begin one. */
import type { PanelMessage, StepView, WhatIfView } from "../src/protocol";
import { Curve } from "./Curve";
import { Examples } from "./Examples";
import { Formula } from "./Formula";
import { Gradient } from "./Gradient";
import { Idle } from "./Idle";
import { Indices } from "./Indices";
import { Moves } from "./Moves";
import { Network } from "./Network";
import { NumberLines } from "./NumberLines";
import { Path } from "./Path";
import { Paths } from "./Paths";
import type { Screen } from "./screen";
import { Timeline } from "./Timeline";
import { Tree } from "./Tree";
import { Weights } from "./Weights";

interface Props {
  readonly screen: Screen;
  readonly post: (message: PanelMessage) => void;
}

export function Panel({ screen, post }: Props) {
  switch (screen.kind) {
    case "waiting":
      return null;
    case "idle":
      return <Idle ended={screen.ended} openSample={() => post({ type: "openSample" })} />;
    case "step":
      return <Step view={screen.view} running={screen.running} whatIf={screen.whatIf} post={post} />;
  }
}

interface StepProps {
  readonly view: StepView;
  readonly running: boolean;
  readonly whatIf: WhatIfView | undefined;
  readonly post: Props["post"];
}

function Step({ view, running, whatIf, post }: StepProps) {
  return (
    <div class="step" data-testid="step" aria-busy={running}>
      <header>
        <div class="bar">
          <Path title={view.title} path={view.path} />
          <Moves view={view} running={running} move={(move) => post({ type: "move", move })} />
        </div>
        <Timeline view={view} running={running} goTo={(position) => post({ type: "goTo", position })} />
      </header>
      <Formula formula={view.formula} />
      <div class="explanation">
        <p class="words" role="status" aria-live="polite" aria-atomic="true" data-testid="words">
          {view.words}
        </p>
        <Indices indices={view.indices} />
      </div>
      <div class="pictures">
        <Network network={view.network} />
        <Tree tree={view.tree} />
        <NumberLines
          nudge={view.nudge}
          whatIf={whatIf}
          ask={(parameter, delta) => post({ type: "whatIf", parameter, delta })}
        />
        <Curve curve={view.curve} />
        <Weights weights={view.weights} />
        <Gradient gradient={view.gradient} />
        <Examples examples={view.examples} />
        {view.network.layers.length > 2 && <Paths paths={view.paths} />}
      </div>
    </div>
  );
}
