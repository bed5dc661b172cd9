/** The gradient as one column, its components in their order; a long one is broken, and folded around the one at hand. */

import type { GradientComponentView, GradientView, Value } from "../../../src/protocol/messages";
import type { Size } from "../../shared/geometry";
import { Num } from "../../shared/Num";
import { Pull } from "../../shared/Pull";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { vectorRoom } from "./vectorRoom";

interface Props extends Pick<GradientView, "vector" | "total" | "atHand"> {
  /** The value of a full bar. */
  readonly scale: number;
  readonly size: Size;
}

export const Vector = steady(({ vector: { components }, total, atHand, scale, size }: Props) => {
  const current = components.findIndex(
    ({ parameter: { l, j, k } }) => l === atHand.l && j === atHand.j && k === atHand.k,
  );
  const { columns, row } = vectorRoom(components, total, current, size);
  return (
    <div class="vector" style={{ "--row": `${row}px` }}>
      {columns.map((items, column) => (
        <table key={`column ${column}`}>
          <tbody>
            {items.map((item) => {
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
      ))}
    </div>
  );
});

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
