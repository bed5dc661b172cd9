/** The top of the panel: the moves, what is set, and where the step stands in the run. */
import type { PanelMessage, StepView } from "../../src/protocol/messages";
import type { Settings } from "../shared/settings";
import { panel } from "../shared/words";
import { Timeline } from "../timeline/Timeline";
import { Menu } from "./Menu";
import { Moves } from "./Moves";
import type { Room } from "./room";

interface Props {
  readonly view: StepView;
  readonly running: boolean;
  readonly settings: Settings;
  readonly room: Room;
  readonly post: (message: PanelMessage) => void;
  readonly change: (settings: Settings) => void;
}

export function Header({ view, running, settings, room, post, change }: Props) {
  const isNarrow = room.arrangement === "narrow";
  const tools = <Tools settings={settings} post={post} change={change} />;
  return (
    <header>
      <div class="bar">
        <Moves view={view} running={running} shows={isNarrow ? "common" : "all"} post={post} />
        <div class="tools">
          {!room.isCompact && tools}
          <Menu view={view} settings={settings} post={post} change={change}>
            {room.isCompact && (
              <div class="menu-line">
                {isNarrow && <Moves view={view} running={running} shows="seldom" post={post} />}
                <div class="tools">{tools}</div>
              </div>
            )}
          </Menu>
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

/** What changes how the whole panel is used. */
function Tools({ settings, post, change }: Pick<Props, "settings" | "post" | "change">) {
  return (
    <>
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
    </>
  );
}
