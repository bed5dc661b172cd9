/** The numbers beside a drawing, the more important first: as many as there is room for. */
import type { ComponentChildren } from "preact";
import type { Value } from "../../src/protocol/messages";
import { Num } from "./Num";

export interface PlotReading {
  readonly is: string;
  readonly name: string;
  /** In full, where the name is short for it. */
  readonly title?: string;
  readonly value: Value;
}

interface Props {
  /** What the numbers are of: "curve". */
  readonly of: string;
  readonly readings: readonly PlotReading[];
  readonly height: number;
  readonly children?: ComponentChildren;
}

/** How wide they stand. */
export const READINGS = 132;
const LEAST = 14;

export function PlotReadings({ of, readings, height, children }: Props) {
  const shown = readings.slice(0, Math.max(Math.floor(height / LEAST), 1));
  return (
    <div class="plot-readings" style={{ "--pitch": `${Math.floor(height / shown.length)}px` }}>
      <dl>
        {shown.map(({ is, name, title = name, value }) => (
          <div key={is} data-is={is}>
            <dt title={title}>{name}</dt>
            <dd data-testid={`${of} ${is}`}>
              <Num value={value} />
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  );
}
