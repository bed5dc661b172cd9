/** A layer as the picture that its numbers are, with the weights from its pixels or the targets under it. */

import { type Box, placedAt } from "../../shared/geometry";
import { reading } from "../../shared/numbers";
import type { EdgesShow } from "../../shared/settings";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { CAPTION } from "./networkLayout";
import { Pixels } from "./Pixels";
import type { PlacedPicture } from "./placed";

interface Props {
  readonly l: number;
  readonly picture: PlacedPicture;
  /** Which numbers of the edges. */
  readonly show: EdgesShow;
}

export const Picture = steady(({ l, picture: { image, pixels, second }, show }: Props) => {
  const { side, low, high, shades, weights, targets } = image;
  const { image: words } = panel.network;
  const [dark, bright] = [reading(low), reading(high)];
  const number = show === "derivative" ? "derivative" : "weight";
  const letter = panel.network.edges.choices[number];
  const edges = weights?.[number];
  const isNarrow = pixels.width < 100;
  return (
    <>
      <Pixels
        box={pixels}
        side={side}
        shades={shades}
        isSigned={false}
        label={words.layer(l, side, dark, bright)}
        testId={`pixels of layer ${l}`}
      />
      <Caption under={pixels} words={isNarrow ? words.size(side) : words.sizeInPixels(side)} />
      {second && weights && edges && (
        <>
          <Pixels
            box={second}
            side={side}
            shades={edges.shades}
            isSigned
            label={words.weights(letter, weights.j, reading(edges.most))}
            testId="pixels of the weights"
          />
          <Caption
            under={second}
            words={isNarrow ? words.intoShort(letter, weights.j) : words.into(letter, weights.j)}
          />
        </>
      )}
      {second && targets && (
        <>
          <Pixels
            box={second}
            side={side}
            shades={targets}
            isSigned={false}
            label={words.target(side, dark, bright)}
            testId="pixels of the target"
          />
          <Caption under={second} words={panel.network.target} />
        </>
      )}
    </>
  );
});

function Caption({ under: { x, y, width, height }, words }: { readonly under: Box; readonly words: string }) {
  const place = { x, y: y + height, width, height: CAPTION };
  return (
    <span class="caption" style={placedAt(place)}>
      {words}
    </span>
  );
}
