/** Pointing at the cells of tables, each of which is a parameter as its `data-cell` says: "2,0,1", or "2,0,b" for a bias. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { SpotView } from "../../src/protocol/messages";
import { panel } from "../shared/words";
import { Details } from "./Details";
import type { Pointing } from "./pointing";
import { stopsOf, textOf } from "./spot";
import { idOf, usePointing } from "./usePointing";

interface Props {
  /** The picture's own name, and what it holds in words. */
  readonly picture: string;
  readonly label: string;
  readonly pointing: Pointing;
  /** Below the cells while none is pointed at. */
  readonly hint: string;
  readonly children: ComponentChildren;
}

export function Cells({ picture, label, pointing, hint, children }: Props) {
  const cells = (): HTMLTableCellElement[] => [
    ...(pointer.place.current?.querySelectorAll<HTMLTableCellElement>("td[data-cell]") ?? []),
  ];
  const pointer = usePointing(picture, pointing, {
    at: ({ target }) => {
      const cell = (target as Element).closest<HTMLElement>("td[data-cell]");
      return cell ? spotOf(cell) : undefined;
    },
    next: (from, key) => {
      const to = walk(cells(), from, key);
      to?.scrollIntoView({ block: "nearest", inline: "nearest" });
      return to && spotOf(to);
    },
  });
  const { spot, by } = pointer;
  // The cells are drawn by whoever has their numbers; what is pointed at, and where the run stops, is marked on top.
  useLayoutEffect(() => {
    const stops = stopsOf(pointing.breakpoints);
    for (const cell of cells()) {
      const own = spotOf(cell);
      const isPointed = spot !== undefined && textOf(own) === textOf(spot);
      cell.toggleAttribute("data-pointed", isPointed);
      cell.toggleAttribute("data-held", isPointed && by === "keyboard");
      cell.toggleAttribute("data-stop", stops.includes(textOf(own)));
      if (isPointed) cell.id = idOf(picture, own);
      else cell.removeAttribute("id");
    }
  });
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: its cells are no fields of a form */}
      <div
        ref={pointer.place as never}
        class="cells"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its cells are walked through with the arrow keys
        tabIndex={0}
        aria-label={label}
        aria-description={panel.pointing.cells}
        aria-activedescendant={spot && idOf(picture, spot)}
        {...pointer.handlers}
      >
        {children}
      </div>
      <Details picture={picture} spot={spot} details={pointer.details} hint={hint} />
      {pointer.menu}
    </>
  );
}

function spotOf(cell: HTMLElement): SpotView {
  const [l, j, k] = cell.dataset.cell!.split(",");
  return { of: "parameter", l: Number(l), j: Number(j), ...(k !== "b" && { k: Number(k) }) };
}

/** To the cell beside, above or below; from the last row of a table to the next one. */
function walk(
  cells: readonly HTMLTableCellElement[],
  from: SpotView | undefined,
  key: string,
): HTMLTableCellElement | undefined {
  const here = from && cells.find((cell) => textOf(spotOf(cell)) === textOf(from));
  const start = cells.find((cell) => cell.dataset.light === "current") ?? cells[0];
  if (!here) return key === "Home" || key.startsWith("Arrow") ? start : undefined;
  const rows = [...new Set(cells.map(rowOf))];
  const inRow = (row: HTMLTableRowElement | undefined) => cells.filter((cell) => rowOf(cell) === row);
  const own = inRow(rowOf(here));
  const column = own.indexOf(here);
  const row = rows.indexOf(rowOf(here));
  const inColumn = (place: number) => {
    const there = inRow(rows[place]);
    return there[Math.min(column, there.length - 1)];
  };
  switch (key) {
    case "Home":
      return start;
    case "ArrowLeft":
      return own[column - 1];
    case "ArrowRight":
      return own[column + 1];
    case "ArrowUp":
      return inColumn(row - 1);
    case "ArrowDown":
      return inColumn(row + 1);
  }
  return undefined;
}

function rowOf(cell: HTMLTableCellElement): HTMLTableRowElement {
  return cell.closest("tr")!;
}
