/** The step's formula for whole layers, as vectors and matrices, and what its signs mean. */

import type { GeneralFormView } from "../../src/protocol/messages";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";
import { Tex } from "./Tex";

export const GeneralForm = steady(({ form }: { readonly form: GeneralFormView }) => (
  <section class="formula general" data-testid="general form" aria-label={panel.formula.byMatrices}>
    <div class="equation">
      <Tex tex={form.matrices} style="display" />
    </div>
    <p class="detail">{form.note}</p>
  </section>
));
