/** The cost over the gradient steps, as far as it is computed, and what the last step did to it. */

import { useState } from "preact/hooks";
import type { CostView } from "../../../src/protocol/messages";
import { Num } from "../../shared/Num";
import { reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { useWidth } from "../../shared/useWidth";
import { panel } from "../../shared/words";
import { type CostLayout, type CostPoint, layoutCost, nearest, pointAfterKey } from "./costLayout";

interface Props {
  readonly cost: CostView;
  readonly goTo: (position: number) => void;
}

/** Points that stand apart enough to be dots. */
const DOTS = 40;

export function Cost({ cost, goTo }: Props) {
  const { done, total } = cost;
  const [place, width] = useWidth<HTMLDivElement>();
  const layout = layoutCost(cost, width);
  const [looked, setLooked] = useState<number>();
  const at = Math.min(looked ?? layout.points.length, layout.points.length - 1);
  const point = layout.points[at];
  return (
    <section class="cost" data-testid="cost" aria-labelledby="cost-heading">
      <h2 id="cost-heading">
        {panel.cost.heading} <span class="detail">{panel.cost.of}</span>
        <span class="filled">{panel.cost.done(done, total)}</span>
      </h2>
      <div class="story">
        <div ref={place}>
          <svg width={layout.width} height={layout.height} aria-hidden="true">
            <Drawing layout={layout} />
            {looked !== undefined && point && (
              <g class="looked">
                <path d={`M${point.x} ${layout.top}V${layout.bottom}`} />
                <circle cx={point.x} cy={point.y} r={4.5} />
              </g>
            )}
          </svg>
          <Reach cost={cost} layout={layout} width={width} at={at} look={setLooked} goTo={goTo} />
        </div>
        <div>
          <Words cost={cost} point={point} />
          {cost.step && <GradientStep step={cost.step} />}
          <Key cost={cost} isLog={layout.isLog} />
        </div>
      </div>
    </section>
  );
}

interface ReachProps extends Props {
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
      onPointerMove={({ offsetX }) => points.length > 0 && look(nearest(points, left + offsetX))}
      onPointerLeave={() => look(undefined)}
      onBlur={() => look(undefined)}
      onClick={({ offsetX }) => {
        const chosen = points[nearest(points, left + offsetX)];
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

/** The cost at the point that is looked at, and what the last gradient step did to it. */
function Words({ cost, point }: { readonly cost: CostView; readonly point: CostPoint | undefined }) {
  return (
    <>
      <p class="look" data-testid="cost look">
        {point ? (
          <>
            <span>{placeOf(point, cost)}</span> <Num value={point.cost} />
          </>
        ) : (
          <span>{cost.batches.costs.length > 0 ? panel.cost.notFinite : panel.cost.notYet}</span>
        )}
      </p>
      <p class="words-of-step" data-testid="cost words">
        {cost.words}
      </p>
    </>
  );
}

function GradientStep({ step: { before, after } }: { readonly step: NonNullable<CostView["step"]> }) {
  return (
    <dl class="readings">
      <div>
        <dt>{panel.cost.before}</dt>
        <dd data-testid="cost before">
          <Num value={before} />
        </dd>
      </div>
      <div>
        <dt>{panel.cost.after}</dt>
        <dd data-testid="cost after">
          <Num value={after} />
        </dd>
      </div>
      <div>
        <dt>{panel.cost.change}</dt>
        <dd data-testid="cost change">
          <Num value={before === null || after === null ? null : after - before} />
        </dd>
      </div>
    </dl>
  );
}

/** What the marks of the drawing mean. */
function Key({ cost: { batches, epochs }, isLog }: { readonly cost: CostView; readonly isLog: boolean }) {
  return (
    <p class="key">
      <span>
        <i class="sample batches" /> {panel.cost.batches(batches.each)}
      </span>
      {epochs && (
        <span>
          <i class="sample epochs" /> {panel.cost.epochs(epochs.each)}
        </span>
      )}
      <span>
        <i class="sample here" /> {panel.cost.here}
      </span>
      {isLog && <span>{panel.cost.logarithmic}</span>}
    </p>
  );
}

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
      {step && (
        <g class="gradient-step">
          <path d={`M${step.from.x} ${step.from.y}L${step.to.x} ${step.to.y}`} />
          <circle cx={step.to.x} cy={step.to.y} r={4} />
        </g>
      )}
    </>
  );
});
