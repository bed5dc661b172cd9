/** The stage: what kind of step it is, in words, and its formula. Its height is the network's, never the step's. */
import type { ComponentChildren } from "preact";
import type { FormulaView, StepView } from "../../src/protocol/messages";
import type { Settings } from "../shared/settings";
import { Beginning } from "./Beginning";
import { Formula } from "./Formula";
import { foldedTo } from "./foldedSum";
import { GeneralForm } from "./GeneralForm";
import { inGeneral } from "./general";
import { Lens } from "./Lens";

interface Props {
  readonly view: StepView;
  /** The view's, or what of it is shown to a reader who predicts. */
  readonly formula: FormulaView | undefined;
  readonly settings: Settings;
  /** Whether the lens has to be a menu, and for how many rows of a sum there is room. */
  readonly room: { readonly isCompact: boolean; readonly rows: number };
  readonly change: (settings: Settings) => void;
  /** Ways to begin, where they stand here. */
  readonly children?: ComponentChildren;
}

export function Stage({ view, formula, settings, room, change, children }: Props) {
  const { stage, generalForm, start } = view;
  const { scope, writing } = settings;
  return (
    <section class="stage" aria-labelledby="stage-heading" data-writing={writing}>
      <div class="stage-head">
        <h2 class="stage-title" id="stage-heading" title={`${stage.title} ${stage.detail}`.trim()}>
          {stage.title} <span class="detail">{stage.detail}</span>
        </h2>
        {formula && <Lens isCompact={room.isCompact} settings={settings} change={change} />}
      </div>
      {start && <Beginning start={start} />}
      {formula && scope === "matrices" && generalForm && <GeneralForm form={generalForm} />}
      {formula && scope !== "matrices" && (
        <Formula formula={foldedTo(scope === "indices" ? inGeneral(formula) : formula, room.rows)} />
      )}
      {children}
    </section>
  );
}
