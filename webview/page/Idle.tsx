/** No session: how to start one. */
import type { Tab } from "../../src/protocol/messages";
import { panel } from "../shared/words";

interface Props {
  readonly ended: boolean;
  /** The view that this is the editor of; absent where it is the panel. */
  readonly only: Tab | undefined;
  readonly openSample: () => void;
}

export function Idle({ ended, only, openSample }: Props) {
  return (
    <section class="idle" data-testid="idle">
      <Emblem />
      <h1>{only ? panel.deck.tabs[only] : ended ? panel.idle.ended : panel.idle.invitation}</h1>
      <p role="status">
        {only && ended && `${panel.idle.ended}. `}
        {ended ? panel.idle.again : panel.idle.open}
        {!ended && <code>.nn.json</code>}
        {!ended && panel.idle.press}
        <kbd>F5</kbd>.
      </p>
      <button type="button" class="button" onClick={openSample}>
        {panel.idle.sample}
      </button>
    </section>
  );
}

/** Two neurons reach a third: the smallest picture of a weighted sum. */
function Emblem() {
  return (
    <svg class="emblem" viewBox="0 0 120 72" aria-hidden="true">
      <path class="positive" d="M22 18 L98 36" />
      <path class="negative" d="M22 54 L98 36" />
      <circle class="bright" cx="22" cy="18" r="12" />
      <circle cx="22" cy="54" r="12" />
      <circle class="next" cx="98" cy="36" r="12" />
    </svg>
  );
}
