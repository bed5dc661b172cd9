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

/** What each index runs over, where it occurs. */
function running({ indices }: GeneralFormView): string {
  const runs = [
    /_\{?jk?\b/.test(indices) && panel.formula.running.j,
    /_\{?j?k\b/.test(indices) && panel.formula.running.k,
    /_\{?ij?\b/.test(indices) && panel.formula.running.i,
  ];
  return runs.filter(Boolean).join(", ");
}

const notes = {
  indices: running,
  matrices: ({ note }: GeneralFormView) => note,
} as const satisfies Record<Props["scope"], (form: GeneralFormView) => string>;

export const GeneralForm = steady(({ form, scope }: Props) => (
  <section class="formula general" data-testid="general form" aria-label={panel.formula.by(scope)}>
    <div class="equation">
      <Tex tex={form[scope]} style="display" />
    </div>
    <p class="detail">{notes[scope](form)}</p>
  </section>
));
