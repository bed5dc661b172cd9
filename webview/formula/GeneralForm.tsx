/** The step's formula for every neuron of its layer, with indices or as matrices, and what its signs mean. */
import type { GeneralFormView } from "../../src/protocol/messages";
import type { Scope } from "../shared/settings";
import { steady } from "../shared/steady";
import { Tex } from "./Tex";

interface Props {
  readonly form: GeneralFormView;
  readonly scope: Exclude<Scope, "neuron">;
}

/** What each index runs over, where it occurs. */
function running({ indices }: GeneralFormView): string {
  const runs = [
    /_\{?jk?\b/.test(indices) && "j runs over this layer’s neurons",
    /_\{?j?k\b/.test(indices) && "k over those of the layer before",
    /_\{?ij?\b/.test(indices) && "i over all that the sum goes through",
  ];
  return runs.filter(Boolean).join(", ");
}

const notes = {
  indices: running,
  matrices: ({ note }: GeneralFormView) => note,
} as const satisfies Record<Props["scope"], (form: GeneralFormView) => string>;

export const GeneralForm = steady(({ form, scope }: Props) => (
  <section class="formula general" data-testid="general form" aria-label={`The formula by ${scope}`}>
    <div class="equation">
      <Tex tex={form[scope]} style="display" />
    </div>
    <p class="detail">{notes[scope](form)}</p>
  </section>
));
