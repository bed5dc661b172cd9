/** One backward pass as what flows: from the cost through the outputs back to layer 1, each part as wide as it is large. */

import { exactNumber } from "../../../src/protocol/format";
import type { AmountView, FlowView, Value } from "../../../src/protocol/messages";
import { Num } from "../../shared/Num";
import { compact, reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { CostNode, Targets } from "../network/CostNode";
import { LayerLabels, labelsOf } from "../network/LayerLabels";
import { Fold } from "../network/NetworkOverlay";
import { layoutFlow, pathOf } from "./flowLayout";
import type {
  Band,
  FlowLayout,
  PlacedChip,
  PlacedMix,
  PlacedNumber,
  PlacedRibbon,
  PlacedSqueeze,
} from "./placed";

export function Flow({ flow }: { readonly flow: FlowView }) {
  const [place, size] = useSize<HTMLDivElement>();
  const layout = layoutFlow(flow, size);
  return (
    <section class="network flow" data-testid="flow" aria-label={panel.flow.label}>
      <div class="view-line">
        <Found found={flow.found} />
      </div>
      <LayerLabels labels={labelsOf(layout.network)} />
      <div class="drawing-place" ref={place}>
        <Drawing flow={flow} layout={layout} />
      </div>
    </section>
  );
}

/** What the step has found, or how the drawing is read. */
const Found = steady(({ found }: { readonly found: FlowView["found"] | undefined }) => {
  if (!found)
    return (
      <p class="detail" title={panel.flow.keyTitle}>
        {panel.flow.key}
      </p>
    );
  return (
    <p class="flow-found" data-testid="flow found" title={found.name}>
      <span class="of">{found.name}</span>
      <span class="is">
        = <Num value={found.value} />
      </span>
    </p>
  );
});

/** More ribbons than that step back while they are not there yet. */
const MANY = 40;

function Drawing({ flow, layout }: { readonly flow: FlowView; readonly layout: FlowLayout }) {
  const { width, height, network, columns, ribbons, misses, targets, chip } = layout;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its name is no tooltip
    <svg
      data-many={ribbons.length > MANY ? "" : undefined}
      class="flow-drawing over"
      width={width}
      height={height}
    >
      <g class="bands">
        {misses.map(({ j, ...band }) => (
          <Strand key={`miss ${j}`} id={`miss ${j}`} band={band} />
        ))}
        {inOrder(ribbons).map(({ ribbon: { l, j, k }, ...band }) => (
          <Strand key={`${l},${j},${k}`} id={`${l},${j},${k}`} band={band} {...titleOf({ l, j, k }, band)} />
        ))}
      </g>
      {columns.flatMap(({ layer, squeezes, mix }) => [
        ...(mix ? [<Mix key={`mix ${layer.l}`} {...mix} />] : []),
        ...squeezes.map(({ squeeze, ...placed }) => (
          <Squeeze
            key={`${layer.l},${squeeze.j}`}
            squeeze={squeeze}
            {...placed}
            isMixed={mix !== undefined}
          />
        )),
      ])}
      {network.layers.flatMap(({ layer, gaps }) =>
        gaps.map(({ x, y, folded }, place) => (
          <text key={`gap ${layer.l} ${place}`} class="gap" data-testid="gap" x={x} y={y}>
            {`⋮ ${folded}`}
          </text>
        )),
      )}
      {network.folds.map((fold) => (
        <Fold key={`fold ${fold.after}`} {...fold} />
      ))}
      <Targets targets={targets} />
      <CostNode cost={flow.cost} node={network.cost.node} />
      {chip && <Chip {...chip} />}
    </svg>
  );
}

/** What the step is about is drawn on top, and what is wide below what is not. */
function inOrder(ribbons: readonly PlacedRibbon[]): PlacedRibbon[] {
  return [...ribbons].sort((a, b) => RANK[a.amount.light] - RANK[b.amount.light] || b.width - a.width);
}

const RANK = { none: 0, path: 1, current: 2 } as const;

type Sign = "negative" | "positive" | "unknown";

function signOf({ value }: AmountView): Sign {
  if (value === null || Number.isNaN(value)) return "unknown";
  return value < 0 ? "negative" : "positive";
}

function titleOf(
  at: { readonly l: number; readonly j: number; readonly k: number },
  { amount: { value } }: Band,
) {
  return value === null ? {} : { title: panel.flow.ribbon({ ...at, value: exactNumber(value) }) };
}

interface StrandProps {
  readonly id: string;
  readonly band: Band;
  readonly title?: string;
}

const Strand = steady(({ id, band, title }: StrandProps) => (
  <path
    class="band"
    d={pathOf(band)}
    stroke-width={band.width}
    data-flow={id}
    data-sign={signOf(band.amount)}
    data-light={band.amount.light}
  >
    {title && <title>{title}</title>}
  </path>
));

type SqueezeProps = PlacedSqueeze & { readonly isMixed: boolean };

/** A neuron: as high on the right as ∂C/∂a, and on the left as ∂C/∂z. */
const Squeeze = steady(({ squeeze, x, y, half, before, after, numbers, isMixed }: SqueezeProps) => {
  const { l, j } = squeeze;
  const number = (value: Value) => (value === null ? undefined : reading(value));
  const [right, left] = [Math.max(before.width, 3) / 2, Math.max(after.width, 3) / 2];
  const name = panel.flow.neuron(l, j, number(squeeze.before.value), number(squeeze.after.value));
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it does nothing by itself
    <g class="squeeze" role="img" aria-label={name} data-squeeze={`${l},${j}`}>
      <title>{name}</title>
      <g class="bands">
        <Strand id={`before ${l},${j}`} band={before} />
        <Strand id={`after ${l},${j}`} band={after} />
      </g>
      {!isMixed && (
        <path
          class="funnel"
          d={`M${x + half} ${y - right}L${x - half} ${y - left}V${y + left}L${x + half} ${y + right}Z`}
          data-standing={squeeze.after.value === null ? "unknown" : "known"}
          data-light={squeeze.after.light}
        />
      )}
      {numbers.map((each) => (
        <Amount key={each.of} {...each} />
      ))}
    </g>
  );
});

const X = { start: 0, middle: 0.5, end: 1 } as const;

function Amount({ of, value, light, anchor, x, y, width, height }: PlacedNumber) {
  return (
    <text
      class="amount"
      x={x + X[anchor] * width}
      y={y + height / 2}
      text-anchor={anchor}
      data-of={of}
      data-light={value === null ? "none" : light}
    >
      {value === null ? "" : compact(value)}
    </text>
  );
}

/** Where each ∂C/∂z comes from every ∂C/∂a. */
const Mix = steady(({ l, ...box }: PlacedMix) => (
  <rect class="funnel mix" rx={3} {...box} data-testid="flow mix">
    <title>{panel.flow.mixes(l)}</title>
  </rect>
));

const Chip = steady(({ value, ...box }: PlacedChip) => (
  <g class="chip" data-standing="new" data-testid="flow chip">
    <rect class="chip-box" rx={4} {...box} />
    <text
      class="amount"
      x={box.x + box.width / 2}
      y={box.y + box.height / 2}
      text-anchor="middle"
      data-light="current"
    >
      {compact(value)}
    </text>
  </g>
));
