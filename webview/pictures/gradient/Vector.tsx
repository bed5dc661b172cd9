/** The gradient as one column: its components in their order, and, where it is folded, which part of the whole is shown. */

import type { GradientComponentView, GradientVectorView, Value } from "../../../src/protocol/messages";
import { withGaps } from "../../shared/folds";
import { Num } from "../../shared/Num";
import { reading, scaleFor } from "../../shared/numbers";
import { Pull } from "../../shared/Pull";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";

interface Props {
  readonly vector: GradientVectorView;
  /** How many components it has. */
  readonly total: number;
}

export function Vector({ vector: { components, parts }, total }: Props) {
  const scale = scaleFor(components.map(({ value }) => value));
  const current = components.find(({ light }) => light === "current");
  const places = withGaps(
    components.map(({ place }) => place),
    total,
  );
  return (
    <div class="vector">
      {components.length < total && <Strip components={components} parts={parts} />}
      <table>
        <tbody>
          {places.map((item) => {
            if ("folded" in item) return <Gap key={`gap ${item.after}`} folded={item.folded} />;
            const { name, parameter, value, light } = components[item.place]!;
            const { l, j, k } = parameter;
            return (
              <Row
                key={`row ${item.place}`}
                cell={`${l},${j},${k ?? "b"}`}
                name={name}
                letter={k === undefined ? "b" : "w"}
                value={value}
                scale={scale}
                light={light}
              />
            );
          })}
        </tbody>
      </table>
      <p class="key">
        <span data-testid="component">
          {current ? panel.gradient.component(current.place + 1, total) : panel.gradient.components(total)}
        </span>
        <span>{panel.gradient.fullBar(reading(scale))}</span>
      </p>
    </div>
  );
}

interface RowProps extends Pick<GradientComponentView, "name" | "light"> {
  readonly cell: string;
  readonly letter: "w" | "b";
  readonly value: Value;
  readonly scale: number;
}

const Row = steady(({ cell, name, letter, value, scale, light }: RowProps) => (
  <tr {...(light === "current" && { "data-current": "", "aria-current": "step" })}>
    <th scope="row" class={`letter-${letter}`}>
      {name}
    </th>
    <td class="amount" data-cell={cell} data-light={light}>
      <Num value={value} />
    </td>
    <td class="pulls">
      <Pull value={value} scale={scale} />
    </td>
  </tr>
));

function Gap({ folded }: { readonly folded: number }) {
  return (
    <tr class="gap">
      <th scope="row">
        <span class="detail">{panel.gradient.folded(folded)}</span>
      </th>
      <td class="amount">⋮</td>
      <td class="pulls" />
    </tr>
  );
}

/** The names of more parts than this would be cut off to nothing; each is still told to who points at it. */
const MOST_LABELS = 8;

/** The whole vector as one line, layer by layer: what is filled, and where the shown stretch lies. */
const Strip = steady(({ components, parts }: Pick<GradientVectorView, "components" | "parts">) => {
  // Both ends are always shown: the stretch is what lies between.
  const from = components[1]!.place;
  const to = components.at(-2)!.place + 1;
  let start = 0;
  return (
    <div class="strip" aria-hidden="true" style={{ "--parts": parts.length }}>
      {parts.map(({ l, label, size, filled }) => {
        const [left, right] = [from, to].map((place) => Math.min(Math.max((place - start) / size, 0), 1));
        start += size;
        return (
          <div
            key={l}
            class="part"
            style={{ flexGrow: size }}
            title={panel.gradient.part(label, filled, size)}
          >
            <div class="bar">
              <i class="done" style={{ width: percent(filled / size) }} />
              {right! > left! && (
                <i class="lens" style={{ left: percent(left!), width: percent(right! - left!) }} />
              )}
            </div>
            {parts.length <= MOST_LABELS && <span>{label}</span>}
          </div>
        );
      })}
    </div>
  );
});

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
