/** p = 0: the question that the run answers, and the phases that answer it. */
import type { StartView } from "../../src/protocol/messages";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";
import { Tex } from "./Tex";

export const Beginning = steady(({ start }: { readonly start: StartView }) => (
  <section class="formula beginning" data-testid="formula" aria-label={panel.formula.none}>
    <div class="question">
      <Tex tex={start.cost} style="display" />
      <p>{start.question}</p>
    </div>
    <ol class="phases">
      {start.phases.map(({ kind, title, detail, steps }) => (
        <li key={kind} data-kind={kind}>
          <b>{title}</b>
          <span class="phase-detail">{detail}</span>
          <span class="detail">{steps}</span>
        </li>
      ))}
    </ol>
  </section>
));
