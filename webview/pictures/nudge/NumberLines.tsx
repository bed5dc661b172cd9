/** A number line each for w, z, a and C: nudge w, and the others move by real recomputation; ΔC/Δw beside ∂C/∂w. */

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type {
  NudgeView,
  NumbersView,
  ParameterView,
  Value,
  WhatIfView,
} from "../../../src/protocol/messages";
import { Num } from "../../shared/Num";
import { reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { afterNudge, answered, type Tried } from "./closingIn";
import {
  afterDrag,
  afterKey,
  around,
  marks,
  ofActivation,
  ofCost,
  ofParameter,
  type Scale,
  share,
  typed,
} from "./numberLine";
import { Ratios } from "./Ratios";

interface Props {
  readonly nudge: NudgeView;
  readonly whatIf: WhatIfView | undefined;
  readonly ask: (parameter: ParameterView, delta: number) => void;
}

/** A nudge to begin with. */
const SMALL = 0.1;

/** An arc from a dot to one that is nearer than this, as a share of the line, would be a spike. */
const SEEN = 0.03;

type Letter = keyof NumbersView<unknown>;

/** The dependent lines, each with its own scale. */
const scales = { z: around, a: ofActivation, C: ofCost } as const satisfies Record<
  Exclude<Letter, "w">,
  (...values: readonly number[]) => Scale
>;
const dependent = ["z", "a", "C"] as const;

export function NumberLines({ nudge, whatIf, ask }: Props) {
  const { position, parameter, names, values, ratio, derivativeName, derivative, canNudge, words } = nudge;
  // A nudge belongs to one stop of the session and its numbers: the next one begins without.
  const stop = `${position}: ${values.w} ${values.C}`;
  const [nudged, setNudged] = useState<Nudged>({ stop, tried: NOTHING });
  const tried = nudged.stop === stop ? nudged.tried : NOTHING;
  useEffect(() => {
    if (nudged.stop !== stop && nudged.tried.length > 0) setNudged({ stop, tried: NOTHING });
  }, [stop]);
  useEffect(() => {
    if (whatIf?.position !== position) return;
    setNudged((before) => ({ ...before, tried: answered(before.tried, whatIf.delta, whatIf.ratio) }));
  }, [whatIf]);
  const delta = tried.at(-1)?.delta ?? 0;
  const base = values.w ?? 0;
  const after = delta === 0 || whatIf?.position !== position ? undefined : whatIf.after;
  const change = (next: number): void => {
    if (!canNudge) return;
    setNudged({ stop, tried: afterNudge(tried, next) });
    ask(parameter, next);
  };
  const wScale = ofParameter(base, base + delta);
  return (
    <section class="nudge" data-testid="nudge" aria-labelledby="nudge-heading">
      <h2 id="nudge-heading">
        {panel.nudge.heading} <span class="detail">{panel.nudge.alone(names.w)}</span>
      </h2>
      <div class="lines">
        <Line
          letter={parameter.k === undefined ? "b" : "w"}
          name={names.w}
          value={base}
          after={delta === 0 ? undefined : base + delta}
          scale={wScale}
        >
          {canNudge && <Handle name={names.w} base={base} delta={delta} scale={wScale} change={change} />}
        </Line>
        {dependent.map((letter) => (
          <Line
            key={letter}
            letter={letter}
            name={names[letter]}
            value={values[letter]}
            after={after?.[letter]}
            scale={scales[letter](...numbersOf(values[letter], after?.[letter]))}
          />
        ))}
      </div>
      <Controls stop={stop} delta={delta} isAllowed={canNudge} change={change} />
      <Ratios
        name={names.w}
        ratio={ratio}
        derivativeName={derivativeName}
        derivative={derivative}
        tried={tried}
      />
      <p class="aside">{words}</p>
    </section>
  );
}

interface Nudged {
  readonly stop: string;
  readonly tried: readonly Tried[];
}

const NOTHING: readonly Tried[] = [];

function numbersOf(value: Value, after: number | undefined): number[] {
  return [...(value === null ? [] : [value]), ...(after === undefined ? [] : [after])];
}

interface LineProps {
  readonly letter: Letter | "b";
  readonly name: string;
  readonly value: Value;
  /** With the nudge; absent without. */
  readonly after: number | undefined;
  readonly scale: Scale;
  /** What moves along the line; else a dot shows where it stands. */
  readonly children?: ComponentChildren;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)}%`;
}

function Line({ letter, name, value, after, scale, children }: LineProps) {
  const from = value === null ? undefined : share(scale, value);
  const to = after === undefined ? undefined : share(scale, after);
  return (
    <div class={`quantity letter-${letter}`} data-testid={`line ${letter === "b" ? "w" : letter}`}>
      <div class="head">
        <span class="name">{name}</span>
        <span class="reading">
          <Num value={value} />
          {after !== undefined && (
            <>
              <span class="arrow"> → </span>
              <Num value={after} />
            </>
          )}
        </span>
      </div>
      <span class="tick low">{reading(scale.low)}</span>
      <div class="track">
        <Marks scale={scale} />
        {from !== undefined && to !== undefined && (
          <>
            {Math.abs(to - from) > SEEN && (
              <i
                class="arc"
                data-way={to > from ? "up" : "down"}
                style={{ left: percent(Math.min(from, to)), width: percent(Math.abs(to - from)) }}
              />
            )}
            <i class="dot before" style={{ left: percent(from) }} />
          </>
        )}
        {children || (from !== undefined && <i class="dot" style={{ left: percent(to ?? from) }} />)}
      </div>
      <span class="tick high">{reading(scale.high)}</span>
    </div>
  );
}

const Marks = steady(({ scale }: Pick<LineProps, "scale">) => (
  <>
    {marks(scale).map((mark) => (
      <i key={mark} class="mark" style={{ left: percent(mark) }} />
    ))}
  </>
));

interface HandleProps {
  readonly name: string;
  readonly base: number;
  readonly delta: number;
  readonly scale: Scale;
  readonly change: (delta: number) => void;
}

/** The dot of w: dragged, or moved by its keys. */
function Handle({ name, base, delta, scale, change }: HandleProps) {
  const dot = useRef<HTMLDivElement>(null);
  const drag = ({ clientX, buttons }: PointerEvent): void => {
    if (buttons === 0) return;
    const { left, width } = dot.current!.parentElement!.getBoundingClientRect();
    change(afterDrag(scale, base, (clientX - left) / width));
  };
  return (
    <div
      ref={dot}
      class="dot handle"
      role="slider"
      tabIndex={0}
      aria-label={panel.nudge.handle(name)}
      aria-valuemin={scale.low}
      aria-valuemax={scale.high}
      aria-valuenow={base + delta}
      aria-valuetext={panel.nudge.by(reading(base + delta), reading(delta))}
      title={panel.nudge.drag}
      style={{ left: percent(share(scale, base + delta)) }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={(event) => {
        const next = afterKey(event.key, delta);
        if (next === undefined) return;
        event.preventDefault();
        change(next);
      }}
    />
  );
}

interface ControlsProps {
  readonly stop: string;
  readonly delta: number;
  readonly isAllowed: boolean;
  readonly change: (delta: number) => void;
}

function Controls({ stop, delta, isAllowed, change }: ControlsProps) {
  // What is being typed stays as it is typed, until the field is left or the session steps on.
  const [draft, setDraft] = useState<{ readonly stop: string; readonly text: string }>();
  useLayoutEffect(() => setDraft(undefined), [stop]);
  const text = draft?.stop === stop ? draft.text : reading(delta);
  const canUndo = isAllowed && delta !== 0;
  const set = (next: number): void => {
    setDraft(undefined);
    change(next);
  };
  return (
    <div class="controls">
      <label>
        Δ ={" "}
        <input
          type="text"
          inputMode="decimal"
          value={text}
          readOnly={!isAllowed}
          aria-label={panel.nudge.delta}
          aria-invalid={typed(text) === undefined}
          onInput={({ currentTarget: { value } }) => {
            setDraft({ stop, text: value });
            const next = typed(value);
            if (next !== undefined) change(next);
          }}
          onBlur={() => setDraft(undefined)}
        />
      </label>
      <button type="button" aria-disabled={!isAllowed} onClick={() => isAllowed && set(SMALL)}>
        Δ = {SMALL}
      </button>
      <button type="button" aria-disabled={!canUndo} onClick={() => canUndo && set(delta / 2)}>
        {panel.nudge.halve}
      </button>
      <button type="button" aria-disabled={!canUndo} onClick={() => canUndo && set(0)}>
        {panel.nudge.takeBack}
      </button>
    </div>
  );
}
