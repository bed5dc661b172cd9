/** Where the step stands in the run, outermost first. */

import { measured } from "../shared/pen";
import { steady } from "../shared/steady";
import { useWidth } from "../shared/useWidth";
import { panel } from "../shared/words";
import { leftOut } from "./pathRoom";

interface Props {
  readonly title: string;
  readonly path: readonly string[];
}

/** As the style sheet has them: the type, the sign between two units, and the widest a unit is, in digits. */
const TYPE = 12;
const BETWEEN = 20;
const MOST_DIGITS = 18;

export const Path = steady(({ title, path }: Props) => {
  const [place, width] = useWidth<HTMLElement>();
  const most = MOST_DIGITS * measured("0", TYPE);
  const widths = path.map((unit) => BETWEEN + Math.min(measured(unit, TYPE), most));
  const all = [Math.min(measured(title, TYPE), most), ...widths];
  const out = leftOut(all, width);
  return (
    <nav class="path" aria-label={panel.positionInRun} title={[title, ...path].join(" › ")} ref={place}>
      <ol>
        <li class="title" data-out={out > 0 ? "" : undefined}>
          <h1>{title}</h1>
        </li>
        {path.map((unit, depth) => (
          // A unit is known by its depth: the crumb of a depth stays and changes its text.
          <li
            key={`depth ${depth}`}
            data-out={out > depth + 1 ? "" : undefined}
            {...(depth === path.length - 1 && { "aria-current": "step" })}
          >
            {unit}
          </li>
        ))}
      </ol>
    </nav>
  );
});
