/** The stage: what kind of step it is, in words, and its formula, or what a coarse unit has come to. Its height is the network's, never the step's. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { FormulaView, StepView } from "../../src/protocol/messages";
import { Choice } from "../shared/Choice";
import { Switch } from "../shared/Switch";
import type { Scope, Settings } from "../shared/settings";
import { panel } from "../shared/words";
import { Beginning } from "./Beginning";
import { Formula } from "./Formula";
import { foldedTo } from "./foldedSum";
import { inGeneral } from "./general";
import { inMatrices } from "./inMatrices";
import { Lens } from "./Lens";
import { Summary } from "./Summary";
import { Tex } from "./Tex";

/** The same formula through each lens: the boxes and the numbers stay. */
const seenThrough: Readonly<Record<Scope, (formula: FormulaView) => FormulaView>> = {
  neuron: (formula) => formula,
  indices: inGeneral,
  matrices: inMatrices,
};

interface Props {
  readonly view: StepView;
  /** The view's, or what of it is shown to a reader who predicts. */
  readonly formula: FormulaView | undefined;
  readonly settings: Settings;
  /** Whether the lens has to be a menu and numbers are short, and for how many rows of a sum there is room. */
  readonly room: { readonly isCompact: boolean; readonly rows: number };
  /** Whether a unit is summed up. */
  readonly sumsUp: boolean;
  readonly change: (settings: Settings) => void;
  readonly sumUp: (sumsUp: boolean) => void;
  /** Ways to go on, where they stand here. */
  readonly children?: ComponentChildren;
}

export function Stage({ view, formula, settings, room, sumsUp, change, sumUp, children }: Props) {
  const { stage, summary, start } = view;
  const place = useFade(settings.scope);
  const shown = sumsUp ? summary : undefined;
  const { title, detail } = shown ?? stage;
  const equation = !shown && formula && settings.scope === "matrices" ? view.generalForm : undefined;
  return (
    <section class="stage" ref={place} aria-labelledby="stage-heading" data-writing={settings.writing}>
      <div class="stage-head">
        <h2
          class="stage-title"
          id="stage-heading"
          title={`${title} ${equation ? equation.note : detail}`.trim()}
          aria-label={equation && title}
        >
          {equation ? (
            <Tex tex={equation.matrices} style="text" />
          ) : (
            <>
              {title} <span class="detail">{detail}</span>
            </>
          )}
        </h2>
        {formula && !shown && <Lens isCompact={room.isCompact} settings={settings} change={change} />}
        {summary && <Sums sumsUp={sumsUp} room={room} sumUp={sumUp} />}
      </div>
      {start && <Beginning start={start} />}
      {shown && <Summary summary={shown} />}
      {formula && !shown && (
        <Formula
          formula={foldedTo(seenThrough[settings.scope](formula), room.rows)}
          isCompact={room.isCompact}
          isInMatrices={settings.scope === "matrices"}
        />
      )}
      {children}
    </section>
  );
}

/** What a lens writes otherwise: the boxes and the numbers stand. */
const WRITTEN =
  ".stage-title, .lhs, .sum-lhs, .head, .factor-symbol, .factor-rule, .factor-numbers, .factor-vector, .factor-note, .cell-rule";
const FADE_MS = 120;

/** Seen through another lens, what it writes comes up in its place. */
function useFade(scope: Scope) {
  const place = useRef<HTMLElement>(null);
  const seen = useRef(scope);
  useLayoutEffect(() => {
    const isOther = seen.current !== scope;
    seen.current = scope;
    if (!isOther || matchMedia("(prefers-reduced-motion)").matches) return;
    for (const written of place.current!.querySelectorAll(WRITTEN))
      written.animate({ opacity: [0, 1] }, FADE_MS);
  }, [scope]);
  return place;
}

/** A unit as a whole, or what it is made of. */
function Sums({ sumsUp, room, sumUp }: Pick<Props, "sumsUp" | "room" | "sumUp">) {
  const Control = room.isCompact ? Choice : Switch;
  return (
    <Control
      name={panel.summary.view}
      choices={panel.summary.views as Readonly<Record<string, string>>}
      chosen={sumsUp ? "sum" : "step"}
      choose={(chosen) => sumUp(chosen === "sum")}
    />
  );
}
