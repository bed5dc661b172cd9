/** Which pictures are shown: a small menu of check boxes. */

import { type Picture, pictures } from "../../src/protocol/messages";
import type { Settings } from "../shared/settings";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";

const names: Readonly<Record<Picture, string>> = panel.views.names;

interface Props {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

export const ViewsMenu = steady(({ settings, change }: Props) => {
  const { hidden } = settings;
  const toggle = (picture: Picture): void => {
    const isHidden = hidden.includes(picture);
    change({
      ...settings,
      hidden: isHidden ? hidden.filter((each) => each !== picture) : [...hidden, picture],
    });
  };
  return (
    <details
      class="views"
      data-testid="views"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !event.currentTarget.open) return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector("summary")?.focus();
      }}
    >
      <summary>{panel.views.menu}</summary>
      <fieldset aria-label={panel.views.which}>
        {pictures.map((picture) => (
          <label key={picture} class="view-choice">
            <input type="checkbox" checked={!hidden.includes(picture)} onChange={() => toggle(picture)} />
            {names[picture]}
          </label>
        ))}
      </fieldset>
    </details>
  );
});
