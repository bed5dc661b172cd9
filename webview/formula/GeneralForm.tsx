/** The step's formula for every neuron of its layer, with indices or as matrices, and what its signs mean. */

import type { GeneralFormView } from "../../src/protocol/messages";
import type { Scope } from "../shared/settings";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";
import { Tex } from "./Tex";

interface Props {
  readonly form: GeneralFormView;
  readonly scope: Exclude<Scope, "neuron">;
}

const notes = { indices: "running", matrices: "note" } as const satisfies Record<
  Props["scope"],
  keyof GeneralFormView
>;

export const GeneralForm = steady(({ form, scope }: Props) => (
  <section class="formula general" data-testid="general form" aria-label={panel.formula.by(scope)}>
    <div class="equation">
      <Tex tex={form[scope]} style="display" />
    </div>
    <p class="detail">{form[notes[scope]]}</p>
  </section>
));
