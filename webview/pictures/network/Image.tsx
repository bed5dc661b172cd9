/** A layer as the picture that its numbers are, with the weights from its pixels or the targets under it. */
import { type Box, placedAt } from "../../shared/geometry";
import { reading } from "../../shared/numbers";
import type { EdgesShow } from "../../shared/settings";
import { steady } from "../../shared/steady";
import { CAPTION, type PlacedPicture } from "./networkLayout";
import { Pixels } from "./Pixels";

interface Props {
  readonly l: number;
  readonly picture: PlacedPicture;
  /** Which numbers of the edges. */
  readonly show: EdgesShow;
}

export const Picture = steady(({ l, picture: { image, pixels, second }, show }: Props) => {
  const { side, low, high, shades, weights, targets } = image;
  const range = `from ${reading(low)}, dark, to ${reading(high)}, bright`;
  const size = `${side} × ${side}`;
  const letter = show === "weight" ? "w" : "∂C/∂w";
  const edges = weights?.[show];
  const isNarrow = pixels.width < 100;
  return (
    <>
      <Pixels
        box={pixels}
        side={side}
        shades={shades}
        isSigned={false}
        label={`${l === 0 ? "The input" : `Layer ${l}`} as a picture of ${size} pixels, ${range}`}
        testId={`pixels of layer ${l}`}
      />
      <Caption under={pixels} words={isNarrow ? size : `${size} pixels`} />
      {second && weights && edges && (
        <>
          <Pixels
            box={second}
            side={side}
            shades={edges.shades}
            isSigned
            label={`${letter} from each pixel to neuron ${weights.j} of layer 1, up to ${reading(edges.most)} of either sign`}
            testId="pixels of the weights"
          />
          <Caption under={second} words={`${letter} into ${isNarrow ? "" : "neuron "}${weights.j}`} />
        </>
      )}
      {second && targets && (
        <>
          <Pixels
            box={second}
            side={side}
            shades={targets}
            isSigned={false}
            label={`The target as a picture of ${size} pixels, ${range}`}
            testId="pixels of the target"
          />
          <Caption under={second} words="target" />
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
