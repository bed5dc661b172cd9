/** The stage: what kind of step it is, in words, and its formula. Its height is the network's, never the step's. */
import type { FormulaView, StepView } from "../../src/protocol/messages";
import type { Settings } from "../shared/settings";
import { Beginning } from "./Beginning";
import { Formula } from "./Formula";
import { GeneralForm } from "./GeneralForm";
import { inGeneral } from "./general";
import { Lens } from "./Lens";

interface Props {
  readonly view: StepView;
  /** The view's, or what of it is shown to a reader who predicts. */
  readonly formula: FormulaView | undefined;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

export function Stage({ view, formula, settings, change }: Props) {
  const { stage, generalForm, start } = view;
  const { scope, writing } = settings;
  return (
    <section class="stage" aria-labelledby="stage-heading" data-writing={writing}>
      <div class="stage-head">
        <h2 class="stage-title" id="stage-heading">
          {stage.title} <span class="detail">{stage.detail}</span>
        </h2>
        {formula && <Lens settings={settings} change={change} />}
      </div>
      {start && <Beginning start={start} />}
      {formula && scope === "matrices" && generalForm && <GeneralForm form={generalForm} />}
      {formula && scope !== "matrices" && (
        <Formula formula={scope === "indices" ? inGeneral(formula) : formula} />
      )}
    </section>
  );
}
