/** The dot of what is nudged: dragged, or moved by its keys. */

import { useRef } from "preact/hooks";
import type { SourceView } from "../../../src/protocol/messages";
import { reading } from "../../shared/numbers";
import { pointerIn } from "../../shared/pointer";
import { panel } from "../../shared/words";
import { afterDrag, afterKey } from "./numberLine";

interface Props {
  readonly source: SourceView;
  readonly delta: number;
  /** How far the line reaches to either side. */
  readonly reach: number;
  readonly x: number;
  readonly y: number;
  /** The line, in the element that the dot is placed in. */
  readonly track: { readonly x: number; readonly width: number };
  readonly change: (delta: number) => void;
  /** A drag begins on a line of that reach, or with 0 it ends. */
  readonly hold?: (reach: number) => void;
}

export function Handle({ source, delta, reach, x, y, track, change, hold }: Props) {
  const dot = useRef<HTMLDivElement>(null);
  // What a drag moves may change the line's scale: the drag goes on along the one that it began on.
  const along = useRef(reach);
  const { letter, name, value } = source;
  const base = value ?? 0;
  const drag = (event: PointerEvent): void => {
    if (event.buttons === 0) return;
    const { x: at } = pointerIn(dot.current!.parentElement!, event);
    const half = track.width / 2;
    change(afterDrag(along.current, (at - track.x - half) / half));
  };
  return (
    <div
      ref={dot}
      class={`handle letter-${letter}`}
      role="slider"
      tabIndex={0}
      aria-label={panel.nudge.handle(name)}
      aria-valuemin={base - reach}
      aria-valuemax={base + reach}
      aria-valuenow={base + delta}
      aria-valuetext={panel.nudge.by(reading(base + delta), reading(delta))}
      title={panel.nudge.drag}
      style={{ left: `${x}px`, top: `${y}px` }}
      onPointerDown={(event) => {
        along.current = reach;
        hold?.(reach);
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onLostPointerCapture={() => hold?.(0)}
      onKeyDown={(event) => {
        const next = afterKey(event.key, delta);
        if (next === undefined) return;
        event.preventDefault();
        change(next);
      }}
    />
  );
}
