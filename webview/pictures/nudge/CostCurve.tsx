/** C(w): the cost of the example as a function of what is nudged, with its tangent, the nudge's secant, and the step −η ∂C/∂w. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { CostCurveView, PanelMessage } from "../../../src/protocol/messages";
import { reading } from "../../shared/numbers";
import { type PlotReading, PlotReadings, READINGS } from "../../shared/PlotReadings";
import { same } from "../../shared/same";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { type At, type CostCurveLayout, layoutCostCurve } from "./costCurveLayout";
import { Handle } from "./Handle";
import type { Nudging } from "./useNudge";

interface Props {
  readonly nudging: Nudging;
  readonly costCurve: CostCurveView | undefined;
  readonly post: (message: PanelMessage) => void;
}

export function CostCurve({ nudging, costCurve, post }: Props) {
  const [place, { width, height }] = useSize<HTMLDivElement>();
  const { source, stop, view, canNudge, answer } = nudging;
  const { of, ...parameter } = source.spot;
  const { letter } = source;
  const costName = source.links.at(-1)!.name;
  const curve = isOf(costCurve, source.spot) ? costCurve : undefined;
  useLayoutEffect(() => {
    if (canNudge && !curve) post({ type: "costCurve", parameter, of });
  }, [stop, view, canNudge, curve === undefined]);
  // Until the next one is computed the last one stays, with its own names and numbers.
  const last = useRef(curve);
  last.current = curve ?? (canNudge ? last.current : undefined);
  const shown = last.current;
  const nudged = curve && answer && { w: answer.after.w, C: answer.after.C };
  const stepped = shown?.step && { w: shown.step.to, C: shown.step.C };
  const others = [nudged, stepped].filter((each) => each !== undefined);
  const layout = shown && layoutCostCurve(shown, others, { width: width - READINGS, height });
  return (
    <div class="cost-curve" data-testid="cost curve" ref={place}>
      {shown && layout ? (
        <Plot
          curve={shown}
          layout={layout}
          nudging={nudging}
          nudged={nudged}
          stepped={stepped}
          height={height}
        />
      ) : (
        <div class="plot-place" />
      )}
      <PlotReadings
        of="C(w)"
        height={height}
        readings={[
          { is: "here", name: shown?.name ?? source.name, value: shown?.w ?? null },
          { is: "cost", name: shown?.costName ?? costName, value: shown?.C ?? null },
          {
            is: "slope",
            name: `∂C/∂${letter}`,
            title: shown?.derivativeName ?? source.derivativeName,
            value: shown?.derivative ?? null,
          },
          { is: "secant", name: `ΔC/Δ${letter}`, title: source.ratio, value: answer?.ratio ?? null },
          ...(shown?.step ? stepReadings(shown, shown.step, letter) : []),
        ]}
      />
    </div>
  );
}

function isOf(curve: CostCurveView | undefined, spot: object): curve is CostCurveView {
  return curve !== undefined && same({ of: curve.of ?? "parameter", ...curve.parameter }, { ...spot });
}

/** The step −η ∂C/∂w, and the cost after it. */
function stepReadings(
  { name, costName, w }: CostCurveView,
  { to, C }: NonNullable<CostCurveView["step"]>,
  letter: string,
): readonly PlotReading[] {
  return [
    { is: "step", name: `−η ∂C/∂${letter}`, title: panel.nudge.step(name), value: to - w },
    { is: "stepped", name: panel.nudge.after(costName), value: C },
  ];
}

interface PlotProps {
  readonly curve: CostCurveView;
  readonly layout: CostCurveLayout;
  readonly nudging: Nudging;
  readonly nudged: At | undefined;
  readonly stepped: At | undefined;
  readonly height: number;
}

function Plot({ curve, layout, nudging, nudged, stepped, height }: PlotProps) {
  const { x, y, d, left, right, top, bottom, point, tangent, wTicks, costTicks } = layout;
  const { low, high, name, costName } = curve;
  const isInside = (at: At | undefined): at is At => at !== undefined && at.w >= low && at.w <= high;
  const step = stepped && Math.min(Math.max(x(stepped.w), left), right);
  return (
    <div class="plot-place">
      <svg width={right + 10} height={height} role="img" aria-label={panel.nudge.costOf(costName, name)}>
        <g class="axes">
          <line x1={left} x2={right} y1={bottom} y2={bottom} />
          <line x1={left} x2={left} y1={top} y2={bottom} />
          {wTicks.map((tick) => (
            <text key={`w ${tick}`} class="z" x={x(tick)} y={height - 5}>
              {reading(tick)}
            </text>
          ))}
          {costTicks.map((tick) => (
            <text key={`C ${tick}`} class="a" x={left - 6} y={y(tick)}>
              {reading(tick)}
            </text>
          ))}
        </g>
        <path class="cost-line" d={d} />
        {tangent && (
          <line
            class="tangent"
            data-testid="C(w) tangent"
            x1={tangent[0].x}
            y1={tangent[0].y}
            x2={tangent[1].x}
            y2={tangent[1].y}
          />
        )}
        {step !== undefined && (
          <path class="step-arrow" data-testid="C(w) arrow" d={arrow(point.x, step, bottom - 6)} />
        )}
        {isInside(stepped) && (
          <circle class="stepped" data-testid="C(w) stepped" cx={x(stepped.w)} cy={y(stepped.C)} r={4.5} />
        )}
        {isInside(nudged) && (
          <>
            <path class="secant" d={`M${point.x} ${point.y}L${x(nudged.w)} ${y(nudged.C)}`} />
            <circle class="nudged" data-testid="C(w) nudged" cx={x(nudged.w)} cy={y(nudged.C)} r={4.5} />
          </>
        )}
        <circle class="point" data-testid="C(w) point" cx={point.x} cy={point.y} r={5} />
      </svg>
      {nudging.canNudge && (
        <Handle
          source={nudging.source}
          delta={nudging.delta}
          reach={(high - low) / 2}
          change={nudging.nudge}
          x={Math.min(Math.max(x(curve.w + nudging.delta), left), right)}
          y={bottom}
          track={{ x: left, width: right - left }}
        />
      )}
    </div>
  );
}

/** Along the axis, from where the number is to where the step leads. */
function arrow(from: number, to: number, y: number): string {
  const head = to > from ? -5 : 5;
  const way = `M${from} ${y}H${to}`;
  return Math.abs(to - from) < 1 ? "" : `${way}m${head} -3.5L${to} ${y}l${head} 3.5`;
}
