/** A number short enough to read, its every digit in the tooltip; an empty place while it is not computed yet. */

import { exactNumber } from "../../src/protocol/format";
import type { Value } from "../../src/protocol/messages";
import { reading } from "./numbers";
import { panel } from "./words";

interface Props {
  readonly value: Value;
  readonly write?: (value: number) => string;
}

/** A number of so many characters is set smaller where others stand large. */
const LONG = 10;

export function Num({ value, write = reading }: Props) {
  if (value === null) return <span class="num blank" role="img" aria-label={panel.notComputedYet} />;
  const written = write(value);
  return (
    <span class={written.length < LONG ? "num" : "num long"} title={exactNumber(value)}>
      {written}
    </span>
  );
}
