/** The icons, drawn in the manner of the debug toolbar, 16 × 16. */
import type { VNode } from "preact";
import type { Move } from "../../src/protocol/messages";

function icon(...paths: readonly string[]): VNode {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

/** ⤢ */
export const larger = icon("M9.4 2.8h3.8v3.8", "M13 3L9.2 6.8", "M6.6 13.2H2.8V9.4", "M3 13l3.8-3.8");

const dot = "M8 11.4a1.7 1.7 0 1 0 .01 0z";

export const icons: Readonly<Record<Move, VNode>> = {
  restart: icon("M12.8 8.6a4.9 4.9 0 1 1-1.5-4.2", "M12.6 1.8v3.4H9.2"),
  reverseContinue: icon("M3 3v10", "M13 3.4v9.2L5.8 8z"),
  stepBack: icon("M13 8.2A5.2 5.2 0 0 0 3.6 6", "M3 2.6V6.2h3.6", dot),
  next: icon("M3 8.2A5.2 5.2 0 0 1 12.4 6", "M13 2.6V6.2H9.4", dot),
  stepIn: icon("M8 1.8v6.6", "M5 5.6l3 3 3-3", dot),
  stepOut: icon("M8 9V2.2", "M5 5l3-3 3 3", dot),
  continue: icon("M3 3v10", "M6 3.4v9.2L13.2 8z"),
  pause: icon("M5.2 3v10", "M10.8 3v10"),
};
