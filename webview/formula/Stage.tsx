/** The stage: what kind of step it is, in words, and its formula, or what a coarse unit has come to. Its height is the network's, never the step's. */
import type { ComponentChildren } from "preact";
import type { FormulaView, StepView } from "../../src/protocol/messages";
import { Choice } from "../shared/Choice";
import { Switch } from "../shared/Switch";
import type { Settings } from "../shared/settings";
import { panel } from "../shared/words";
import { Beginning } from "./Beginning";
import { Formula } from "./Formula";
import { foldedTo } from "./foldedSum";
import { GeneralForm } from "./GeneralForm";
import { inGeneral } from "./general";
import { inMatrices } from "./inMatrices";
import { Lens } from "./Lens";
import { Summary } from "./Summary";
import { Tex } from "./Tex";

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
  const shown = sumsUp ? summary : undefined;
  const { title, detail } = shown ?? stage;
  const isInMatrices =
    !shown && settings.scope === "matrices" && formula && inMatrices(formula) !== undefined;
  return (
    <section class="stage" aria-labelledby="stage-heading" data-writing={settings.writing}>
      <div class="stage-head">
        <h2 class="stage-title" id="stage-heading" title={`${title} ${detail}`.trim()}>
          {title}{" "}
          <span class="detail">
            {isInMatrices ? <Tex tex={view.generalForm!.matrices} style="text" /> : detail}
          </span>
        </h2>
        {formula && !shown && <Lens isCompact={room.isCompact} settings={settings} change={change} />}
        {summary && (shown || view.position === view.length) && (
          <Sums sumsUp={sumsUp} room={room} sumUp={sumUp} />
        )}
      </div>
      {start && <Beginning start={start} />}
      {shown && <Summary summary={shown} />}
      {formula && !shown && <OneStep view={view} formula={formula} settings={settings} room={room} />}
      {children}
    </section>
  );
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

interface OneStepProps extends Pick<Props, "view" | "settings" | "room"> {
  readonly formula: FormulaView;
}

function OneStep({ view, formula, settings: { scope }, room }: OneStepProps) {
  if (scope === "matrices" && view.generalForm) {
    const entries = inMatrices(formula);
    return entries ? (
      <Formula formula={entries} isCompact={room.isCompact} showsEntries />
    ) : (
      <GeneralForm form={view.generalForm} />
    );
  }
  return (
    <Formula
      formula={foldedTo(scope === "indices" ? inGeneral(formula) : formula, room.rows)}
      isCompact={room.isCompact}
    />
  );
}
