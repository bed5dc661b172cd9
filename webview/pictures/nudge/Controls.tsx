/** The nudge as a number: typed, halved, taken back; and the nudges tried so far, each with its ratio. */
import { useLayoutEffect, useState } from "preact/hooks";
import { Num } from "../../shared/Num";
import { brief, reading } from "../../shared/numbers";
import type { Settings } from "../../shared/settings";
import { steady } from "../../shared/steady";
import { useWidth } from "../../shared/useWidth";
import { panel } from "../../shared/words";
import type { Tried } from "./closingIn";
import { typed } from "./numberLine";
import type { Nudging } from "./useNudge";

/** A nudge to begin with. */
const SMALL = 0.1;

interface Props {
  readonly nudging: Nudging;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

export function Controls({ nudging, settings, change }: Props) {
  const { source, delta, canNudge, nudge, tried } = nudging;
  const [place, width] = useWidth<HTMLDivElement>();
  const isOwn = settings.scaling === "own";
  const hasScales = settings.along === "lines";
  return (
    <div class="controls" ref={place}>
      <Field nudging={nudging} />
      <Press name={`Δ = ${SMALL}`} label={String(SMALL)} isAllowed={canNudge} press={() => nudge(SMALL)} />
      <Press
        name={panel.nudge.halve}
        label="½"
        isAllowed={canNudge && delta !== 0}
        press={() => nudge(delta / 2)}
      />
      <Press
        name={panel.nudge.takeBack}
        label="↶"
        isAllowed={canNudge && delta !== 0}
        press={() => nudge(0)}
      />
      {hasScales && (
        <button
          type="button"
          class="own"
          aria-pressed={isOwn}
          title={panel.nudge.ownTitle}
          onClick={() => change({ ...settings, scaling: isOwn ? "shared" : "own" })}
        >
          {panel.nudge.own}
        </button>
      )}
      <Tries tried={tried} room={width - (hasScales ? 274 : 190)} letter={source.letter} />
    </div>
  );
}

interface PressProps {
  readonly name: string;
  readonly label: string;
  readonly isAllowed: boolean;
  readonly press: () => void;
}

function Press({ name, label, isAllowed, press }: PressProps) {
  return (
    <button
      type="button"
      aria-disabled={!isAllowed}
      aria-label={name}
      title={name}
      onClick={() => isAllowed && press()}
    >
      {label}
    </button>
  );
}

function Field({ nudging }: Pick<Props, "nudging">) {
  const { source, stop, delta, canNudge, nudge } = nudging;
  // What is being typed stays as it is typed, until the field is left or the session steps on.
  const [draft, setDraft] = useState<{ readonly stop: string; readonly text: string }>();
  useLayoutEffect(() => setDraft(undefined), [stop]);
  const text = draft?.stop === stop ? draft.text : reading(delta);
  return (
    <label>
      <span class="delta">Δ{source.letter}</span>
      <input
        type="text"
        inputMode="decimal"
        value={text}
        readOnly={!canNudge}
        aria-label={panel.nudge.delta}
        aria-invalid={typed(text) === undefined}
        onInput={({ currentTarget: { value } }) => {
          setDraft({ stop, text: value });
          const next = typed(value);
          if (next !== undefined) nudge(next);
        }}
        onBlur={() => setDraft(undefined)}
      />
    </label>
  );
}

/** How wide a nudge and its ratio stand, and what they are called. */
const TRY = 56;
const LABEL = 46;

interface TriesProps {
  readonly tried: readonly Tried[];
  readonly room: number;
  readonly letter: string;
}

const Tries = steady(({ tried, room, letter }: TriesProps) => {
  const count = Math.floor((room - LABEL) / TRY);
  if (count < 2) return null;
  const places = Array.from({ length: Math.min(count, 5) }, (_, place) => place);
  const shown = tried.slice(-places.length);
  return (
    <table class="tries">
      <tbody>
        <tr>
          <th scope="row">Δ{letter}</th>
          {places.map((place) => (
            <td key={place}>{shown[place] ? <Num value={shown[place].delta} write={brief} /> : ""}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">ΔC/Δ{letter}</th>
          {places.map((place) => (
            <td key={place}>{shown[place] ? <Num value={shown[place].ratio} write={brief} /> : ""}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
});
