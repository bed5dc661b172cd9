/** A view: the picture that the reader has chosen of those it has. */
import type { ComponentChild } from "preact";
import type {
  CostCurveView,
  PanelMessage,
  PictureViews,
  StepView,
  Tab,
  WhatIfView,
} from "../../src/protocol/messages";
import { Cost } from "../pictures/cost/Cost";
import { Examples } from "../pictures/examples/Examples";
import { Flow } from "../pictures/flow/Flow";
import { Gradient } from "../pictures/gradient/Gradient";
import { Learned } from "../pictures/learned/Learned";
import { Network } from "../pictures/network/Network";
import { Nudge } from "../pictures/nudge/Nudge";
import { Tree } from "../pictures/tree/Tree";
import { Weights } from "../pictures/weights/Weights";
import type { Pointing } from "../pointing/pointing";
import { Switch } from "../shared/Switch";
import { pictureOf, type Settings } from "../shared/settings";
import { panel } from "../shared/words";

/** What a picture needs besides its own view. */
export interface More {
  readonly whatIf: WhatIfView | undefined;
  readonly costCurve: CostCurveView | undefined;
  readonly settings: Settings;
  readonly post: (message: PanelMessage) => void;
  readonly change: (settings: Settings) => void;
  readonly pointing: Pointing;
}

interface Props extends More {
  readonly tab: Tab;
  readonly views: StepView["pictures"];
}

export function View({ tab, views, ...more }: Props) {
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
  cost: (cost, { post }) => (
    <Cost
      cost={cost}
      goTo={(position) => post({ type: "goTo", position })}
      fork={() => post({ type: "fork" })}
      endFork={() => post({ type: "endFork" })}
    />
  ),
};

/** The host may not have told yet what a picture shows, and some networks have no such picture. */
function drawn<P extends Drawn>(picture: P, views: StepView["pictures"], more: More): ComponentChild {
  const view = views[picture];
  return view === undefined ? <p class="detail">{panel.deck.none[picture]}</p> : draw[picture](view, more);
}
