/** Where the step stands in the run, outermost first. */

import { steady } from "../shared/steady";
import { panel } from "../shared/words";

interface Props {
  readonly title: string;
  readonly path: readonly string[];
  /** The depths of the units that are called by their number alone. */
  readonly numbered: readonly number[];
}

export const Path = steady(({ title, path, numbered }: Props) => {
  return (
    <nav class="path" aria-label={panel.positionInRun} title={[title, ...path].join(" › ")}>
      <ol>
        <li class="title" data-long={isLong(title)}>
          <h1>{title}</h1>
        </li>
        {path.map((unit, depth) => (
          // A unit is known by its depth: the crumb of a depth stays and changes its text.
          <li
            key={`depth ${depth}`}
            data-long={isLong(unit, numbered.includes(depth))}
            {...(depth === path.length - 1 && { "aria-current": "step" })}
          >
            {unit}
          </li>
        ))}
      </ol>
    </nav>
  );
});

/** Whether a name gives up some of its room before others do; as an attribute, present or not. A number never does. */
function isLong(name: string, isNumber = false): "" | undefined {
  return name.length > 12 && !isNumber ? "" : undefined;
}
