/** The whole panel: a step of the run, or how to begin one. */
import type { PanelMessage, StepView } from "../src/protocol";
import { Curve } from "./Curve";
import { Examples } from "./Examples";
import { Formula } from "./Formula";
import { FormulaSwitches } from "./FormulaSwitches";
import { GeneralForm } from "./GeneralForm";
import { Gradient } from "./Gradient";
import { Idle } from "./Idle";
import { Indices } from "./Indices";
import { Moves } from "./Moves";
import { Network } from "./Network";
import { Path } from "./Path";
import { Paths } from "./Paths";
import type { Screen } from "./screen";
import type { Settings } from "./settings";
import { Timeline } from "./Timeline";
import { Tree } from "./Tree";
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
      return <Step view={screen.view} running={screen.running} {...props} />;
  }
}

interface StepProps extends Pick<Props, "settings" | "post" | "change"> {
  readonly view: StepView;
  readonly running: boolean;
}

function Step({ view, running, settings, post, change }: StepProps) {
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
        <p class="words" role="status" aria-live="polite" aria-atomic="true" data-testid="words">
          {view.words}
        </p>
        <Indices indices={view.indices} />
      </div>
      <div class="pictures">
        <Network network={view.network} />
        <Tree tree={view.tree} />
        <Curve curve={view.curve} />
        <Weights weights={view.weights} />
        <Gradient gradient={view.gradient} />
        <Examples examples={view.examples} />
        {view.network.layers.length > 2 && <Paths paths={view.paths} />}
      </div>
    </div>
  );
}
