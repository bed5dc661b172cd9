/** A signed number as a bar from a middle line: to the right where it is positive, to the left where it is negative. */
import type { Value } from "../../src/protocol/messages";

interface Props {
  readonly value: Value;
  /** The value of a bar from the middle to the edge. */
  readonly scale: number;
}

export function Pull({ value, scale }: Props) {
  const share = value === null ? 0 : Math.min(Math.abs(value) / scale, 1);
  return (
    <i
      class="pull"
      data-sign={value === null ? "none" : value < 0 ? "negative" : "positive"}
      style={{ "--share": share.toFixed(3) }}
    />
  );
}
