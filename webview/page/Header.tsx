/** The top of the panel: the moves, what is set, and where the step stands in the run. */
import type { PanelMessage, StepView } from "../../src/protocol/messages";
import type { Settings } from "../shared/settings";
import { panel } from "../shared/words";
import { Timeline } from "../timeline/Timeline";
import { Menu } from "./Menu";
import { Moves } from "./Moves";

interface Props {
  readonly view: StepView;
  readonly running: boolean;
  readonly settings: Settings;
  readonly post: (message: PanelMessage) => void;
  readonly change: (settings: Settings) => void;
}

export function Header({ view, running, settings, post, change }: Props) {
  return (
    <header>
      <div class="bar">
        <Moves view={view} running={running} post={post} />
        <div class="tools">
          <button
            type="button"
            class="tool present"
            title={panel.present.title}
            onClick={() => post({ type: "present", isOn: true })}
          >
            {panel.present.name}
          </button>
          <label
            class="tool"
            title={panel.prediction.firstTitle}
            data-chosen={settings.predicts ? "" : undefined}
          >
            <input
              type="checkbox"
              checked={settings.predicts}
              onChange={() => change({ ...settings, predicts: !settings.predicts })}
            />
            {panel.prediction.first}
          </label>
          <Menu view={view} settings={settings} change={change} />
        </div>
      </div>
      <Timeline
        view={view}
        running={running}
        goTo={(position, jump) => post({ type: "goTo", position, jump })}
      />
    </header>
  );
}
