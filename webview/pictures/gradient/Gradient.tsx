/** The accumulated gradient, as one vector or as the weight matrices stand: blank where nothing is added yet. */

import type { GradientView } from "../../../src/protocol/messages";
import { Cells } from "../../pointing/Cells";
import type { Pointing } from "../../pointing/pointing";
import { reading, scaleFor } from "../../shared/numbers";
import { Switch } from "../../shared/Switch";
import type { GradientForm } from "../../shared/settings";
import { steady } from "../../shared/steady";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { Matrices, scaleOf } from "./Matrix";
import { Vector } from "./Vector";

interface Props {
  readonly gradient: GradientView;
  readonly form: GradientForm;
  readonly choose: (form: GradientForm) => void;
  readonly pointing: Pointing;
}

const forms: Readonly<Record<GradientForm, string>> = panel.gradient.forms;

export function Gradient({ gradient, form, choose, pointing }: Props) {
  const [place, size] = useSize<HTMLDivElement>();
  const { vector, layers, atHand, total } = gradient;
  const isVector = form === "vector";
  const scale = isVector ? scaleFor(vector.components.map(({ value }) => value)) : scaleOf(layers);
  return (
    <section class="gradient fits" data-testid="gradient" aria-label={panel.deck.tabs.gradient}>
      <div class="view-line">
        <Switch name={panel.gradient.layout} choices={forms} chosen={form} choose={choose} />
        <Of gradient={gradient} isVector={isVector} />
        <span class="detail wide">{panel.gradient.fullBar(reading(scale))}</span>
      </div>
      <Cells picture="gradient" label={panel.gradient.label} pointing={pointing} hint={panel.gradient.hint}>
        <div class="view-body" ref={place}>
          {isVector ? (
            <Vector vector={vector} total={total} atHand={atHand} scale={scale} size={size} />
          ) : (
            <Matrices layers={layers} atHand={atHand} scale={scale} size={size} isMarked={false} />
          )}
        </div>
      </Cells>
    </section>
  );
}

/** Of what it is the sum or the mean, and where in the whole the current component stands. */
const Of = steady(
  ({ gradient, isVector }: { readonly gradient: GradientView; readonly isVector: boolean }) => {
    const { words, vector, total } = gradient;
    const current = vector.components.find(({ light }) => light === "current");
    const of = panel.gradient.of(words);
    return (
      <>
        <p class="detail grows" title={of}>
          {of}
        </p>
        {isVector && (
          <span class="detail wide" data-testid="component">
            {current ? panel.gradient.component(current.place + 1, total) : panel.gradient.components(total)}
          </span>
        )}
      </>
    );
  },
);
