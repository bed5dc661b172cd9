/** Below the words: a row of tabs, and the view that the reader has chosen; where there is room, the network beside it. */
import type { ComponentChild } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type {
  CostCurveView,
  PanelMessage,
  PictureViews,
  StepView,
  WhatIfView,
} from "../../src/protocol/messages";
import { Cost } from "../pictures/cost/Cost";
import { Examples } from "../pictures/examples/Examples";
import { Flow } from "../pictures/flow/Flow";
import { Gradient } from "../pictures/gradient/Gradient";
import { Learned } from "../pictures/learned/Learned";
import { Network } from "../pictures/network/Network";
import { Nudge } from "../pictures/nudge/Nudge";
import { nudgedNetwork } from "../pictures/nudge/nudgedNetwork";
import { Tree } from "../pictures/tree/Tree";
import { Weights } from "../pictures/weights/Weights";
import type { Pointing } from "../pointing/pointing";
import { Choice } from "../shared/Choice";
import { later } from "../shared/later";
import { Switch } from "../shared/Switch";
import { besideAll, pictureOf, type Settings, type Tab, tabs } from "../shared/settings";
import { panel } from "../shared/words";
import type { Arrangement, Room } from "./room";
import { Tabs } from "./Tabs";

/** What a picture needs besides its own view. */
interface More {
  readonly whatIf: WhatIfView | undefined;
  readonly costCurve: CostCurveView | undefined;
  readonly settings: Settings;
  readonly post: (message: PanelMessage) => void;
  readonly change: (settings: Settings) => void;
  readonly pointing: Pointing;
}

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
  const { settings, change } = more;
  const alone = ownIn(room);
  const offered = tabs.filter((tab) => !alone.includes(tab));
  const chosen = offered.includes(settings.tab) ? settings.tab : besideOf(settings.tab, offered);
  const covers = room.isDeckFolded && room.arrangement !== "three";
  const [isOpen, setOpen] = useState(false);
  const choose = (tab: Tab): void => {
    setOpen(true);
    change({ ...settings, tab });
  };
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
          <h2 class="deck-head">{tabNames[tab]}</h2>
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

function View({ tab, views, ...more }: Omit<Props, "room"> & { readonly tab: Tab }) {
  const picture = pictureOf(more.settings, tab);
  return (
    <div class="picture" data-picture={picture}>
      {tab === "network" && (
        <Switch
          name={panel.deck.network.name}
          choices={panel.deck.network.choices}
          chosen={more.settings.shape}
          choose={(shape) => more.change({ ...more.settings, shape })}
        />
      )}
      {tab === "examples" && (
        <Switch
          name={panel.deck.examples.name}
          choices={panel.deck.examples.choices}
          chosen={more.settings.ledger}
          choose={(ledger) => more.change({ ...more.settings, ledger })}
        />
      )}
      {picture === "lines" || picture === "curve" ? nudgeOf(views, more) : drawn(picture, views, more)}
    </div>
  );
}

/** What a nudge moves along shares the nudge. */
function nudgeOf({ lines, curve }: StepView["pictures"], more: More): ComponentChild {
  return lines && <Nudge nudge={lines} curve={curve} {...more} />;
}

/** The network beside a nudge follows it. */
function withNudge(views: StepView["pictures"], whatIf: WhatIfView | undefined): StepView["pictures"] {
  const { network } = views;
  return network && whatIf?.delta ? { ...views, network: nudgedNetwork(network, whatIf) } : views;
}

type Drawn = Exclude<keyof PictureViews, "paths" | "lines" | "curve">;

const draw: { readonly [P in Drawn]: (view: PictureViews[P], more: More) => ComponentChild } = {
  network: (network, { settings, change, pointing }) => (
    <Network network={network} settings={settings} change={change} pointing={pointing} />
  ),
  tree: (tree) => <Tree tree={tree} />,
  flow: (flow, { pointing }) => <Flow flow={flow} pointing={pointing} />,
  weights: (weights, { settings, change, pointing }) => (
    <Weights
      weights={weights}
      shows={settings.cells}
      choose={(cells) => change({ ...settings, cells })}
      pointing={pointing}
    />
  ),
  gradient: (gradient, { settings, change, pointing }) => (
    <Gradient
      gradient={gradient}
      form={settings.gradient}
      choose={(form) => change({ ...settings, gradient: form })}
      pointing={pointing}
    />
  ),
  examples: (examples) => <Examples examples={examples} />,
  learned: (learned) => <Learned learned={learned} />,
  cost: (cost, { post }) => <Cost cost={cost} goTo={(position) => post({ type: "goTo", position })} />,
};

/** The host may not have told yet what a picture shows, and some networks have no such picture. */
function drawn<P extends Drawn>(picture: P, views: StepView["pictures"], more: More): ComponentChild {
  const view = views[picture];
  return view === undefined ? <p class="detail">{panel.deck.none[picture]}</p> : draw[picture](view, more);
}
