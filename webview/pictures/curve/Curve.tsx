/** The curve of σ for the neuron at hand, with the point (z, a) and the tangent there, and where a nudge moves the point. */

import type { CurveView, PlotView, WhatIfView } from "../../../src/protocol/messages";
import { reading } from "../../shared/numbers";
import { PlotReadings, READINGS } from "../../shared/PlotReadings";
import { steady } from "../../shared/steady";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { type CurveLayout, layoutCurve } from "./curveLayout";
import { Shares } from "./Shares";

interface Props {
  readonly curve: CurveView;
  /** What a nudge does to the neuron; absent without one. */
  readonly answer: WhatIfView | undefined;
}

export function Curve({ curve, answer }: Props) {
  const { plot, shares, activation, zName, aName } = curve;
  const names = { activation, zName, aName };
  const [place, size] = useSize<HTMLDivElement>();
  return (
    <div class="curve" data-testid="curve" ref={place}>
      {plot && (
        <>
          <Plot
            plot={plot}
            nudged={answer?.after}
            width={size.width - READINGS}
            height={size.height}
            {...names}
          />
          <Readings plot={plot} answer={answer} room={size.height} {...names} />
        </>
      )}
      {shares && <Shares shares={shares} answer={answer} height={size.height} />}
    </div>
  );
}

type Names = Pick<CurveView, "activation" | "zName" | "aName">;

interface ReadingsProps extends Names {
  readonly plot: PlotView;
  readonly answer: WhatIfView | undefined;
  readonly room: number;
}

function Readings({ plot, answer, room, zName, aName, activation }: ReadingsProps) {
  const { z, a, slope } = plot;
  const moved =
    answer && z !== null && a !== null ? { z: answer.after.z - z, a: answer.after.a - a } : undefined;
  const ratio = moved && moved.z !== 0 ? moved.a / moved.z : null;
  return (
    <PlotReadings
      of="curve"
      height={room}
      readings={[
        { is: "z", name: zName, value: z },
        { is: "a", name: panel.curve.ofZ, title: aName, value: a },
        { is: "slope", name: panel.curve.slope, value: slope },
        { is: "secant", name: "Δa/Δz", title: `Δ${aName}/Δ${zName}`, value: ratio },
        { is: "Δz", name: "Δz", title: `Δ${zName}`, value: moved?.z ?? null },
        { is: "Δa", name: "Δa", title: `Δ${aName}`, value: moved?.a ?? null },
      ]}
    >
      {room >= CLOSE.from && (
        <>
          <p class="detail">{panel.curve.is(activation)}</p>
          {moved && slope !== null && <Close moved={moved} slope={slope} />}
        </>
      )}
    </PlotReadings>
  );
}

/** The close-up, and from which height on there is room for it. */
const CLOSE = { width: 120, height: 46, margin: 6, from: 180 } as const;

interface CloseProps {
  readonly moved: { readonly z: number; readonly a: number };
  readonly slope: number;
}

/** The triangle of Δz and Δa close up, with the tangent: the two lines become one as the nudge shrinks. */
function Close({ moved, slope }: CloseProps) {
  const { width, height, margin } = CLOSE;
  const rise = slope * moved.z;
  const most = Math.max(Math.abs(rise), Math.abs(moved.a));
  if (!Number.isFinite(most) || most === 0) return null;
  const from = Math.min(rise, moved.a, 0);
  const scale = (height - 2 * margin) / (Math.max(rise, moved.a, 0) - from);
  const y = (a: number): number => height - margin - (a - from) * scale;
  const [left, right] = moved.z > 0 ? [margin, width - margin] : [width - margin, margin];
  return (
    <svg class="close" width={width} height={height} aria-hidden="true">
      <line class="tangent" x1={left} y1={y(0)} x2={right} y2={y(rise)} />
      <g class="triangle">
        <path class="across" d={`M${left} ${y(0)}H${right}`} />
        <path class="up" d={`M${right} ${y(0)}V${y(moved.a)}`} />
        <path class="secant" d={`M${left} ${y(0)}L${right} ${y(moved.a)}`} />
      </g>
    </svg>
  );
}

interface PlotProps extends Names {
  readonly plot: PlotView;
  readonly nudged: { readonly z: number; readonly a: number } | undefined;
  readonly width: number;
  readonly height: number;
}

const Plot = steady(({ plot, nudged: nudge, width, height, zName, aName }: PlotProps) => {
  const layout = layoutCurve(plot, { width, height }, nudge);
  const { x, y, d, origin, zTicks, aTicks, foot, point, tangent } = layout;
  return (
    <svg width={width} height={height} role="img" aria-label={descriptionOf(plot, zName, aName)}>
      <g class="axes">
        <line x1={x(-plot.bound)} x2={x(plot.bound)} y1={origin.y} y2={origin.y} />
        <line x1={origin.x} x2={origin.x} y1={y(plot.low)} y2={y(plot.high)} />
        {zTicks.map((tick) => (
          <text key={`z ${tick}`} class="z" x={x(tick)} y={height - 5}>
            {reading(tick)}
          </text>
        ))}
        {aTicks.map((tick) => (
          <text key={`a ${tick}`} class="a" x={x(-plot.bound) - 6} y={y(tick)}>
            {reading(tick)}
          </text>
        ))}
      </g>
      <path class="sigma" d={d} />
      {foot && point && (
        <path class="guide" d={`M${foot.x} ${foot.y}V${point.y}H${origin.x}`} data-testid="curve guide" />
      )}
      {tangent && (
        <line
          class="tangent"
          data-testid="tangent"
          x1={tangent[0].x}
          y1={tangent[0].y}
          x2={tangent[1].x}
          y2={tangent[1].y}
        />
      )}
      {foot && <path class="foot" d={`M${foot.x} ${foot.y - 5}v10`} data-testid="curve foot" />}
      <Moved layout={layout} />
      {point && <circle class="point" data-testid="curve point" cx={point.x} cy={point.y} r={5} />}
    </svg>
  );
});

/** Δz across, Δa up, and the line from the old point to the new one. */
function Moved({ layout: { point, nudged } }: { readonly layout: CurveLayout }) {
  if (!point || !nudged) return null;
  return (
    <g class="triangle">
      <path class="across" d={`M${point.x} ${point.y}H${nudged.x}`} />
      <path class="up" d={`M${nudged.x} ${point.y}V${nudged.y}`} />
      <path class="secant" d={`M${point.x} ${point.y}L${nudged.x} ${nudged.y}`} />
      <circle class="nudged" data-testid="curve nudged" cx={nudged.x} cy={nudged.y} r={4.5} />
    </g>
  );
}

function descriptionOf({ z, a, slope }: PlotView, zName: string, aName: string): string {
  if (z === null) return panel.curve.unknown(zName);
  const known = [
    `${zName} = ${reading(z)}`,
    ...(a === null ? [] : [`${aName} = ${reading(a)}`]),
    ...(slope === null ? [] : [panel.curve.slopeIs(reading(slope))]),
  ];
  return panel.curve.at(known);
}
