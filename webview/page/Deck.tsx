/** Below the words: a row of tabs, and the view that the reader has chosen; where there is room, the network beside it. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type StepView, type Tab, tabs, type WhatIfView } from "../../src/protocol/messages";
import { nudgedNetwork } from "../pictures/nudge/nudgedNetwork";
import { Choice } from "../shared/Choice";
import { later } from "../shared/later";
import { besideAll } from "../shared/settings";
import { panel } from "../shared/words";
import { larger } from "./icons";
import type { Arrangement, Room } from "./room";
import { Tabs } from "./Tabs";
import { type More, View } from "./View";

interface Props extends More {
  readonly views: StepView["pictures"];
  readonly room: Room;
}

const tabNames: Readonly<Record<Tab, string>> = panel.deck.tabs;

/** The views that have places of their own, where there is room for them. */
const own: Readonly<Record<Arrangement, readonly Tab[]>> = {
  narrow: [],
  one: [],
  two: ["network"],
  hall: [],
  hallBeside: [],
  three: ["network", "nudge", "matrix"],
};

function ownIn({ arrangement, isDeckFolded }: Room): readonly Tab[] {
  if (!isDeckFolded) return own[arrangement];
  return arrangement === "three" ? ["network", "nudge"] : [];
}

/** A step changes the words and the formula first; what the reader asks of the deck itself is done at once. */
export const Deck = later<Props>(
  (now, next) => now.views !== next.views && now.room === next.room && now.settings === next.settings,
  AllViews,
);

function AllViews({ views, room, ...more }: Props) {
  const { settings, change, post } = more;
  const alone = ownIn(room);
  const offered = tabs.filter((tab) => !alone.includes(tab));
  const chosen = offered.includes(settings.tab) ? settings.tab : besideOf(settings.tab, offered);
  const covers = room.isDeckFolded && room.arrangement !== "three";
  const [isOpen, setOpen] = useState(false);
  const choose = (tab: Tab): void => {
    setOpen(true);
    change({ ...settings, tab });
  };
  const open = (tab: Tab): void => post({ type: "openView", tab });
  useKeys((key) => {
    const tab = tabs[Number(key) - 1];
    if (tab && offered.includes(tab)) choose(tab);
    if (key === "Escape") setOpen(false);
  });
  const isNudged = alone.includes("nudge") || chosen === "nudge";
  const nudged = isNudged ? withNudge(views, more.whatIf) : views;
  return (
    <div class="deck" data-testid="deck">
      {alone.map((tab) => (
        <section key={tab} class="deck-part" data-view={tab} aria-label={tabNames[tab]}>
          <div class="deck-head">
            <h2>{tabNames[tab]}</h2>
            <OpenView open={() => open(tab)} />
          </div>
          <div class="view-place">
            <View tab={tab} views={tab === "network" ? nudged : views} {...more} />
          </div>
        </section>
      ))}
      <section class="deck-part" data-view="chosen">
        <div class="deck-head">
          {room.arrangement === "narrow" ? (
            <Choice name={panel.deck.all} choices={tabNames} chosen={chosen} choose={choose} />
          ) : (
            <Tabs offered={offered} chosen={chosen} choose={choose} />
          )}
          <OpenView open={() => open(chosen)} />
          {covers && <Cover isOpen={isOpen} change={setOpen} />}
        </div>
        {(isOpen || !covers) && (
          <div class="view-place" id="view" {...panelOf(room, chosen)}>
            <View key={chosen} tab={chosen} views={views} {...more} />
          </div>
        )}
      </section>
    </div>
  );
}

function besideOf(tab: Tab, offered: readonly Tab[]): Tab {
  const beside = besideAll(tab);
  return offered.includes(beside) ? beside : offered[0]!;
}

/** A view under tabs is theirs; under a menu it has its own name. */
function panelOf({ arrangement }: Room, chosen: Tab) {
  return arrangement === "narrow"
    ? { role: "region" as const, "aria-label": tabNames[chosen] }
    : { role: "tabpanel" as const, "aria-labelledby": `tab-${chosen}` };
}

/** Opens a view in an editor of its own, large. */
function OpenView({ open }: { readonly open: () => void }) {
  const name = panel.deck.openView;
  return (
    <button type="button" class="open-view" aria-label={name} title={name} onClick={open}>
      {larger}
    </button>
  );
}

/** Opens a view over the rest of the page, where the deck has no room for it, and closes it. */
function Cover({ isOpen, change }: { readonly isOpen: boolean; readonly change: (isOpen: boolean) => void }) {
  const name = isOpen ? panel.deck.close : panel.deck.open;
  return (
    <button
      type="button"
      class="cover"
      aria-label={name}
      title={name}
      aria-expanded={isOpen}
      onClick={() => change(!isOpen)}
    >
      {isOpen ? "▾" : "▴"}
    </button>
  );
}

/** 1 to 6 choose a tab, and Escape hides a view that covers the rest, wherever the keyboard is but where text is typed. */
function useKeys(press: (key: string) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useLayoutEffect(() => {
    const listening = new AbortController();
    addEventListener(
      "keydown",
      ({ key, target, altKey, ctrlKey, metaKey, defaultPrevented }) => {
        if (altKey || ctrlKey || metaKey || defaultPrevented || isTyped(target)) return;
        latest.current(key);
      },
      listening,
    );
    return () => listening.abort();
  }, []);
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "text";
}

/** The network beside a nudge follows it. */
function withNudge(views: StepView["pictures"], whatIf: WhatIfView | undefined): StepView["pictures"] {
  const { network } = views;
  return network && whatIf?.delta ? { ...views, network: nudgedNetwork(network, whatIf) } : views;
}
