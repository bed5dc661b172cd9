/** The names of the views in a row: arrow keys go along it. */
import { useRef } from "preact/hooks";
import { type Tab, tabs } from "../../src/protocol/messages";
import { panel } from "../shared/words";

interface TabsProps {
  readonly offered: readonly Tab[];
  readonly chosen: Tab;
  readonly choose: (tab: Tab) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

export function Tabs({ offered, chosen, choose }: TabsProps) {
  const row = useRef<HTMLDivElement>(null);
  const go = (tab: Tab): void => {
    choose(tab);
    row.current!.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={panel.deck.all}
      ref={row}
      onKeyDown={(event) => {
        const by = steps[event.key];
        if (by === undefined) return;
        event.preventDefault();
        go(offered.at((offered.indexOf(chosen) + by) % offered.length)!);
      }}
    >
      {offered.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={tab === chosen}
          aria-controls="view"
          aria-keyshortcuts={String(tabs.indexOf(tab) + 1)}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => choose(tab)}
        >
          {panel.deck.tabs[tab]} <kbd>{tabs.indexOf(tab) + 1}</kbd>
        </button>
      ))}
    </div>
  );
}
