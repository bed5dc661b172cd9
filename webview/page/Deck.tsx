/** Below the words: a row of tabs, and the view that the reader has chosen; where there is room, the network beside it. */
import type { ComponentChild } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type {
  CostCurveView,
  PanelMessage,
  PictureViews,
  StepView,
  WhatIfView,
} from "../../src/protocol/messages";
import { Cost } from "../pictures/cost/Cost";
import { Examples } from "../pictures/examples/Examples";
import { Gradient } from "../pictures/gradient/Gradient";
import { Learned } from "../pictures/learned/Learned";
import { Network } from "../pictures/network/Network";
import { Nudge } from "../pictures/nudge/Nudge";
import { nudgedNetwork } from "../pictures/nudge/nudgedNetwork";
import { Tree } from "../pictures/tree/Tree";
import { Weights } from "../pictures/weights/Weights";
import type { Pointing } from "../pointing/pointing";
import { Switch } from "../shared/Switch";
import { pictureOf, type Settings, type Tab, tabs } from "../shared/settings";
import { useWidth } from "../shared/useWidth";
import { panel } from "../shared/words";

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
}

/** From this width on the network stands beside the view of the other tabs. */
const BESIDE = 720;

const tabNames: Readonly<Record<Tab, string>> = panel.deck.tabs;

export function Deck({ views, ...more }: Props) {
  const { settings, change } = more;
  const [place, width] = useWidth<HTMLDivElement>();
  const isBeside = width >= BESIDE;
  const chosen = isBeside && settings.tab === "network" ? "examples" : settings.tab;
  const offered: readonly Tab[] = isBeside ? tabs.filter((tab) => tab !== "network") : tabs;
  const choose = (tab: Tab): void => change({ ...settings, tab });
  useNumberKeys((number) => {
    const tab = tabs[number - 1];
    if (tab && offered.includes(tab)) choose(tab);
  });
  return (
    <div class="deck" data-testid="deck" data-beside={isBeside ? "" : undefined} ref={place}>
      {isBeside && (
        <section class="deck-part" aria-label={tabNames.network}>
          <View tab="network" views={chosen === "nudge" ? withNudge(views, more.whatIf) : views} {...more} />
        </section>
      )}
      <section class="deck-part">
        <Tabs offered={offered} chosen={chosen} choose={choose} />
        <div class="view-place" role="tabpanel" id="view" aria-labelledby={`tab-${chosen}`}>
          <View key={chosen} tab={chosen} views={views} {...more} />
        </div>
      </section>
    </div>
  );
}

interface TabsProps {
  readonly offered: readonly Tab[];
  readonly chosen: Tab;
  readonly choose: (tab: Tab) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

function Tabs({ offered, chosen, choose }: TabsProps) {
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
          {tabNames[tab]} <kbd>{tabs.indexOf(tab) + 1}</kbd>
        </button>
      ))}
    </div>
  );
}

/** 1 to 6 choose a tab wherever the keyboard is, but where text is typed. */
function useNumberKeys(press: (number: number) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useLayoutEffect(() => {
    const listening = new AbortController();
    addEventListener(
      "keydown",
      ({ key, target, altKey, ctrlKey, metaKey }) => {
        if (altKey || ctrlKey || metaKey || isTyped(target)) return;
        if (/^[1-9]$/.test(key)) latest.current(Number(key));
      },
      listening,
    );
    return () => listening.abort();
  }, []);
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "text";
}

function View({ tab, views, ...more }: Props & { readonly tab: Tab }) {
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
