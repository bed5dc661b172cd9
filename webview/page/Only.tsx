/** One view in an editor of its own: as large as that is, under one line that says which step it shows. */
import type { StepView, Tab } from "../../src/protocol/messages";
import { useWindow } from "../shared/useWindow";
import { panel } from "../shared/words";
import { Path } from "../timeline/Path";
import { onlyZoom } from "./room";
import { type More, View } from "./View";

interface Props extends More {
  readonly tab: Tab;
  readonly view: StepView;
  readonly running: boolean;
}

export function Only({ tab, view, running, ...more }: Props) {
  const { title, detail } = view.summary ?? view.stage;
  const zoom = onlyZoom(useWindow());
  return (
    <div class="only" data-testid="step" aria-busy={running} style={{ zoom, "--zoom": zoom }}>
      <header>
        <p class="only-step" title={`${title} ${detail}`.trim()}>
          {title} <span class="detail">{detail}</span>
        </p>
        <Path title={view.title} path={view.path} />
        <span data-testid="position">{panel.timeline.of(view.position, view.length)}</span>
      </header>
      <div class="view-place" data-view={tab}>
        <View tab={tab} views={view.pictures} {...more} />
      </div>
    </div>
  );
}
