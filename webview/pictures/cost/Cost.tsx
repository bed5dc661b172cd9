/** The cost over the gradient steps, as far as it is computed, and what the last step did to it. */

import { useState } from "preact/hooks";
import type { CostView, ExampleCostsView, ForkView, Value } from "../../../src/protocol/messages";
import { Num } from "../../shared/Num";
import { reading } from "../../shared/numbers";
import { pointerIn } from "../../shared/pointer";
import { steady } from "../../shared/steady";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { CostBars } from "./CostBars";
import { type CostLayout, type CostPoint, layoutCost, nearest, pointAfterKey } from "./costLayout";

interface Props {
  readonly cost: CostView;
  readonly goTo: (position: number) => void;
  /** The reader wants to choose what a run beside this one has changed, or wants it no longer. */
  readonly fork: () => void;
  readonly endFork: () => void;
}

/** Points that stand apart enough to be dots. */
const DOTS = 40;

export function Cost({ cost, ...act }: Props) {
  return cost.examples ? (
    <Untrained cost={cost} examples={cost.examples} />
  ) : (
    <Trained cost={cost} {...act} />
  );
}

interface UntrainedProps {
  readonly cost: CostView;
  readonly examples: ExampleCostsView;
}

function Untrained({ cost: { words }, examples }: UntrainedProps) {
  const [place, { height }] = useSize<HTMLDivElement>();
  return (
    <section class="cost ledger fits" data-testid="cost" aria-label={panel.cost.ofExamples}>
      <p class="view-line">
        <span class="detail" data-testid="cost words" title={words}>
          {words}
        </span>
      </p>
      <div class="view-body" ref={place}>
        <CostBars examples={examples} height={height} />
      </div>
    </section>
  );
}

function Trained({ cost, goTo, fork, endFork }: Props) {
  const [place, size] = useSize<HTMLDivElement>();
  const layout = layoutCost(cost, size);
  const [looked, setLooked] = useState<number>();
  const at = Math.min(looked ?? layout.points.length, layout.points.length - 1);
  const point = layout.points[at];
  return (
    <section class="cost fits" data-testid="cost" aria-label={panel.cost.label}>
      <p class="view-line">
        <Done done={cost.done} total={cost.total} />
        <Look cost={cost} point={point} />
        <button type="button" class="fork-button" title={panel.cost.fork.title} onClick={fork}>
          {panel.cost.fork.name}
        </button>
      </p>
      <div class="view-body chart" ref={place}>
        <svg width={layout.width} height={layout.height} aria-hidden="true">
          <Drawing layout={layout} />
          {looked !== undefined && point && (
            <g class="looked">
              <path d={`M${point.x} ${layout.top}V${layout.bottom}`} />
              <circle cx={point.x} cy={point.y} r={4.5} />
            </g>
          )}
        </svg>
        <Reach cost={cost} layout={layout} width={size.width} at={at} look={setLooked} goTo={goTo} />
      </div>
      {cost.fork ? (
        <Fork fork={cost.fork} goTo={goTo} endFork={endFork} />
      ) : (
        <p class="words-of-step" data-testid="cost words" title={cost.words}>
          {cost.words}
        </p>
      )}
      <GradientSteps {...cost} />
      <Key cost={cost} />
    </section>
  );
}

interface ForkProps extends Pick<Props, "goTo" | "endFork"> {
  readonly fork: ForkView;
}

/** The run beside this one: what it has changed, and where the two first differ. */
function Fork({ fork: { name, words, difference }, goTo, endFork }: ForkProps) {
  const said = panel.cost.fork;
  return (
    <p class="words-of-step fork-line" data-testid="cost fork">
      <span class="fork-name" title={name}>
        <i class="sample fork" /> {name}
      </span>
      <span class="fork-words" title={words}>
        {words}
      </span>
      {difference && (
        <>
          <button
            type="button"
            class="fork-button"
            title={said.goThere(difference.position)}
            onClick={() => goTo(difference.position)}
          >
            {difference.name}
          </button>
          <span class="fork-value">
            <span class="fork-of">{said.run} </span>
            <Num value={difference.values.run} />
          </span>
          <span class="fork-value">
            <span class="fork-of">{said.here} </span>
            <Num value={difference.values.fork} />
          </span>
        </>
      )}
      <button type="button" class="fork-button" title={said.end} aria-label={said.end} onClick={endFork}>
        ×
      </button>
    </p>
  );
}

interface ReachProps extends Pick<Props, "cost" | "goTo"> {
  readonly layout: CostLayout;
  readonly width: number;
  /** The point that is looked at, from 0. */
  readonly at: number;
  readonly look: (at: number | undefined) => void;
}

/** Over the drawing: a slider along its points, for the pointer and for the keys. */
function Reach({ cost, layout, width, at, look, goTo }: ReachProps) {
  const { left, right, points } = layout;
  const point = points[at];
  return (
    <div
      class="reach"
      role="slider"
      tabIndex={0}
      aria-label={panel.cost.soFar}
      aria-valuemin={0}
      aria-valuemax={cost.batches.at.at(-1) ?? 0}
      aria-valuenow={point?.steps ?? 0}
      aria-valuetext={point ? panel.cost.is(placeOf(point, cost), reading(point.cost)) : panel.notComputedYet}
      title={panel.cost.goThere}
      style={{ left: `${left}px`, right: `${width - right}px` }}
      onPointerMove={(event) =>
        points.length > 0 && look(nearest(points, left + pointerIn(event.currentTarget, event).x))
      }
      onPointerLeave={() => look(undefined)}
      onBlur={() => look(undefined)}
      onClick={(event) => {
        const chosen = points[nearest(points, left + pointerIn(event.currentTarget, event).x)];
        if (chosen) goTo(chosen.position);
      }}
      onKeyDown={(event) => {
        if (!point) return;
        const next = pointAfterKey(event.key, at, points.length);
        if (next !== undefined) look(next);
        else if (event.key === "Enter" || event.key === " ") goTo(point.position);
        else return;
        event.preventDefault();
      }}
    />
  );
}

/** How many gradient steps are done, and how many are to come. */
const Done = steady(({ done, total }: Pick<CostView, "done" | "total">) => {
  const words = panel.cost.done(done, total);
  return (
    <span class="done" data-testid="cost done" title={words}>
      {words}
    </span>
  );
});

/** The cost at the point that is looked at: the last one, unless the reader looks at another. */
function Look({ cost, point }: { readonly cost: CostView; readonly point: CostPoint | undefined }) {
  return (
    <span class="look" data-testid="cost look">
      {point ? (
        <>
          <span class="wide" title={placeOf(point, cost)}>
            {placeOf(point, cost)}
          </span>{" "}
          <Num value={point.cost} />
        </>
      ) : cost.batches.costs.length > 0 ? (
        panel.cost.notFinite
      ) : (
        panel.cost.notYet
      )}
    </span>
  );
}

/** What the last gradient step did to the cost of its batch, and what the next one promises. */
const GradientSteps = steady(({ step, next, promise = "" }: Pick<CostView, "step" | "next" | "promise">) => (
  <table class="gradient-steps">
    <thead>
      <tr>
        <td />
        <th scope="col">{panel.cost.before}</th>
        <th scope="col" title={panel.cost.promiseTitle}>
          {panel.cost.promised} <span class="wide">{promise}</span>
        </th>
        <th scope="col">{panel.cost.after}</th>
        <th scope="col">{panel.cost.change}</th>
      </tr>
    </thead>
    <tbody>
      <StepRow
        name="last"
        before={step?.before ?? null}
        promised={step?.promised ?? null}
        after={step?.after ?? null}
      />
      <StepRow name="next" before={next?.before ?? null} promised={next?.promised ?? null} after={null} />
    </tbody>
  </table>
));

interface StepRowProps {
  readonly name: "last" | "next";
  readonly before: Value;
  readonly promised: Value;
  readonly after: Value;
}

function StepRow({ name, before, promised, after }: StepRowProps) {
  const change = before === null || after === null ? null : after - before;
  // What is still to come has no place to be blank: nothing is to be computed there at this step.
  const cells = {
    before,
    promised: promised === null ? null : -promised,
    ...(name === "last" && { after, change }),
  };
  return (
    <tr data-row={name}>
      <th scope="row">{panel.cost[name]}</th>
      {Object.entries(cells).map(([cell, value]) => (
        <td key={cell} data-testid={name === "last" ? `cost ${cell}` : `cost next ${cell}`}>
          <Num value={value} />
        </td>
      ))}
    </tr>
  );
}

/** What the marks of the drawing mean. */
const Key = steady(({ cost: { batches, epochs, validation } }: { readonly cost: CostView }) => (
  <p class="key">
    <span>
      <i class="sample batches" /> {panel.cost.batches(batches.each)}
    </span>
    {epochs && (
      <span>
        <i class="sample epochs" /> {panel.cost.epochs(epochs.each)}
      </span>
    )}
    {validation && (
      <span>
        <i class="sample validation" /> {panel.learned.validation.name}
      </span>
    )}
    <span>
      <i class="sample here" /> {panel.cost.here}
    </span>
  </p>
));

function placeOf({ steps }: CostPoint, { perEpoch }: CostView): string {
  return panel.cost.place(steps, perEpoch === 1 ? undefined : Math.floor(steps / perEpoch) + 1);
}

const Drawing = steady(({ layout }: { readonly layout: CostLayout }) => {
  const { left, right, top, bottom, here, step, points } = layout;
  return (
    <>
      <g class="axes">
        {layout.costTicks.map(({ at, value }) => (
          <g key={`cost ${value}`}>
            <path class="grid" d={`M${left} ${at}H${right}`} />
            <text class="a" x={left - 8} y={at}>
              {reading(value)}
            </text>
          </g>
        ))}
        <path d={`M${left} ${bottom}H${right}`} />
        {layout.stepTicks.map(({ at, value }) => (
          <g key={`step ${value}`}>
            <path d={`M${at} ${bottom}v4`} />
            <text class="z" x={at} y={bottom + 16}>
              {panel.cost.grouped(value)}
            </text>
          </g>
        ))}
        {layout.epochTicks.map(({ at, value }) => (
          <g key={`epoch ${value}`}>
            <text class="z" x={at} y={bottom + 32}>
              {panel.cost.grouped(value)}
            </text>
          </g>
        ))}
        {layout.isLog && (
          <text class="log unit" x={right} y={top - 4}>
            {panel.cost.logarithmic}
          </text>
        )}
        <text class="a unit" x={left - 8} y={bottom + 12}>
          {panel.cost.steps}
        </text>
        {layout.epochTicks.length > 0 && (
          <text class="a unit" x={left - 8} y={bottom + 28}>
            {panel.cost.epochsUnit}
          </text>
        )}
      </g>
      <path class="here" data-testid="cost here" d={`M${here} ${top}V${bottom}`} />
      <path class="batches" d={layout.batches} data-faint={layout.epochs === "" ? undefined : ""} />
      {points.length <= DOTS &&
        points.map(({ x, y, steps }) => <circle key={steps} class="batch" cx={x} cy={y} r={2.5} />)}
      <path class="epochs" d={layout.epochs} />
      <path class="validation" data-testid="cost of validation" d={layout.validation} />
      <path class="fork" data-testid="cost of fork" d={layout.fork} />
      {step && (
        <g class="gradient-step">
          <path d={`M${step.from.x} ${step.from.y}L${step.to.x} ${step.to.y}`} />
          <circle cx={step.to.x} cy={step.to.y} r={4} />
        </g>
      )}
    </>
  );
});
