/** One of the three large numbers that sum a unit up: what it is, the number, and a note. */
import type { ComponentChildren } from "preact";
import type { Value } from "../../src/protocol/messages";
import { Num } from "../shared/Num";

interface Props {
  /** Which of the three, from 0. */
  readonly place: number;
  readonly value: Value;
  /** Whether it is what the unit has found. */
  readonly isLit?: boolean;
  readonly name?: string;
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Box({ place, value, isLit = false, name, note, children }: Props) {
  return (
    <div
      class="box factor"
      data-place={place}
      data-testid={name}
      data-standing={value === null ? "unknown" : isLit ? "new" : "known"}
    >
      <div class="box-label">{children}</div>
      <div class="factor-value value">
        <Num value={value} />
      </div>
      <div class="factor-note">{note}</div>
    </div>
  );
}
