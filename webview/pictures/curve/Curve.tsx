/** The curve of σ for the neuron at hand, with the point (z, a) and the tangent there. */

import type { CurveView, PlotView } from "../../../src/protocol/messages";
import { Num } from "../../shared/Num";
import { reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { useWidth } from "../../shared/useWidth";
import { panel } from "../../shared/words";
import { layoutCurve } from "./curveLayout";
import { Shares } from "./Shares";

const WIDEST = 520;

export function Curve({ curve }: { readonly curve: CurveView }) {
  const { activation, zName, aName, words, plot, shares } = curve;
  const [place, width] = useWidth<HTMLDivElement>();
  return (
    <section class="curve" data-testid="curve" aria-labelledby="curve-heading">
      <h2 id="curve-heading">
        {panel.curve.heading} <span class="detail">{panel.curve.is(activation)}</span>
      </h2>
      <div ref={place}>
        {plot && <Plot plot={plot} width={Math.min(width, WIDEST)} zName={zName} aName={aName} />}
      </div>
      {plot && (
        <dl class="readings">
          <div class="letter-z">
            <dt>{zName}</dt>
            <dd data-testid="curve z">
              <Num value={plot.z} />
            </dd>
          </div>
          <div class="letter-a">
            <dt>{panel.curve.ofZ(aName)}</dt>
            <dd data-testid="curve a">
              <Num value={plot.a} />
            </dd>
          </div>
          <div class="slope">
            <dt>{panel.curve.slope}</dt>
            <dd data-testid="curve slope">
              <Num value={plot.slope} />
            </dd>
          </div>
        </dl>
      )}
      {shares && <Shares shares={shares} />}
      <p class="aside">{words}</p>
    </section>
  );
}

interface PlotProps {
  readonly plot: PlotView;
  readonly width: number;
  readonly zName: string;
  readonly aName: string;
}

const Plot = steady(({ plot, width, zName, aName }: PlotProps) => {
  const layout = layoutCurve(plot, width);
  const { height, x, y, d, origin, zTicks, aTicks, foot, point, tangent } = layout;
  return (
    <svg width={width} height={height} role="img" aria-label={descriptionOf(plot, zName, aName)}>
      <g class="axes">
        <line x1={x(-plot.bound)} x2={x(plot.bound)} y1={origin.y} y2={origin.y} />
        <line x1={origin.x} x2={origin.x} y1={y(plot.low)} y2={y(plot.high)} />
        {zTicks.map((tick) => (
          <text key={`z ${tick}`} class="z" x={x(tick)} y={height - 8}>
            {reading(tick)}
          </text>
        ))}
        {aTicks.map((tick) => (
          <text key={`a ${tick}`} class="a" x={x(-plot.bound) - 8} y={y(tick)}>
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
      {point && <circle class="point" data-testid="curve point" cx={point.x} cy={point.y} r={5} />}
    </svg>
  );
});

function descriptionOf({ z, a, slope }: PlotView, zName: string, aName: string): string {
  if (z === null) return panel.curve.unknown(zName);
  const known = [
    `${zName} = ${reading(z)}`,
    ...(a === null ? [] : [`${aName} = ${reading(a)}`]),
    ...(slope === null ? [] : [panel.curve.slopeIs(reading(slope))]),
  ];
  return panel.curve.at(known);
}
