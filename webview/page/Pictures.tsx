/** What stands below the words: the pictures that the reader has chosen, in as many columns as there is room for. */
import type { ComponentChild } from "preact";
import type { PanelMessage, Picture, PictureViews, StepView, WhatIfView } from "../../src/protocol/messages";
import { Cost } from "../pictures/cost/Cost";
import { Curve } from "../pictures/curve/Curve";
import { Examples } from "../pictures/examples/Examples";
import { Gradient } from "../pictures/gradient/Gradient";
import { Network } from "../pictures/network/Network";
import { isDeep } from "../pictures/network/networkLayout";
import { NumberLines } from "../pictures/nudge/NumberLines";
import { Paths } from "../pictures/paths/Paths";
import { Symbols } from "../pictures/symbols/Symbols";
import { Tree } from "../pictures/tree/Tree";
import { Weights } from "../pictures/weights/Weights";
import type { Pointing } from "../pointing/pointing";
import { Later } from "../shared/Later";
import { type Settings, shownBy } from "../shared/settings";
import { useWidth } from "../shared/useWidth";
import { columnCount, inColumns } from "./picturesLayout";
import { ViewsMenu } from "./ViewsMenu";

/** What a picture needs besides its own view. */
interface More {
  readonly whatIf: WhatIfView | undefined;
  readonly settings: Settings;
  readonly post: (message: PanelMessage) => void;
  readonly change: (settings: Settings) => void;
  readonly pointing: Pointing;
}

interface Props extends More {
  readonly views: StepView["pictures"];
}

export function Pictures({ views, ...more }: Props) {
  const { settings, change } = more;
  const [place, width] = useWidth<HTMLDivElement>();
  // The host may not have told yet what a picture shows, and some networks have no such picture.
  const shown = shownBy(settings)
    .filter(isView)
    .filter((picture) => views[picture] !== undefined);
  // A drawing of many layers has the whole width to itself.
  const isAbove = (picture: keyof PictureViews): boolean => picture === "network" && isDeep(views.network);
  const above = shown.filter(isAbove);
  const columns = inColumns(
    shown.filter((picture) => !isAbove(picture)),
    columnCount(width),
  );
  const piece = (picture: keyof PictureViews) => (
    <Later key={picture} of={picture}>
      {drawn(picture, views, more)}
    </Later>
  );
  return (
    <div class="pictures" ref={place}>
      <ViewsMenu settings={settings} change={change} />
      {above.map(piece)}
      <div class="columns" data-count={columns.length}>
        {columns.map((column, place) => (
          <div key={`column ${place}`} class="column">
            {column.map(piece)}
          </div>
        ))}
      </div>
      {shownBy(settings).includes("symbols") && (
        <Later of="symbols">
          <Symbols />
        </Later>
      )}
    </div>
  );
}

/** Symbols are the same at every step: no view has them. */
function isView(picture: Picture): picture is keyof PictureViews {
  return picture !== "symbols";
}

const draw: { readonly [P in keyof PictureViews]: (view: PictureViews[P], more: More) => ComponentChild } = {
  network: (network, { settings, change, pointing }) => (
    <Network network={network} settings={settings} change={change} pointing={pointing} />
  ),
  tree: (tree) => <Tree tree={tree} />,
  lines: (nudge, { whatIf, post }) => (
    <NumberLines
      nudge={nudge}
      whatIf={whatIf}
      ask={(parameter, delta) => post({ type: "whatIf", parameter, delta })}
    />
  ),
  curve: (curve) => <Curve curve={curve} />,
  weights: (weights, { pointing }) => <Weights weights={weights} pointing={pointing} />,
  gradient: (gradient, { settings, change, pointing }) => (
    <Gradient
      gradient={gradient}
      form={settings.gradient}
      choose={(form) => change({ ...settings, gradient: form })}
      pointing={pointing}
    />
  ),
  examples: (examples) => <Examples examples={examples} />,
  paths: (paths) => <Paths paths={paths} />,
  cost: (cost, { post }) => <Cost cost={cost} goTo={(position) => post({ type: "goTo", position })} />,
};

function drawn<P extends keyof PictureViews>(
  picture: P,
  views: StepView["pictures"],
  more: More,
): ComponentChild {
  const view = views[picture];
  return view !== undefined && draw[picture](view, more);
}
