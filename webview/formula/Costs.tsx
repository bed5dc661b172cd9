/** What a gradient step, or the steps of an epoch, did to the cost; where nothing is trained, what a step would do. */
import type { SummaryView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { reading } from "../shared/numbers";
import { panel } from "../shared/words";
import { Box } from "./Box";
import { Tex } from "./Tex";

type CostsView = NonNullable<SummaryView["costs"]>;

const said = panel.summary;

export function Costs({ costs }: { readonly costs: CostsView }) {
  const { before, promise, after, change, first, rate, examples } = costs;
  const isStep = promise !== undefined;
  return (
    <>
      {rate !== undefined && <Rule rate={rate} />}
      <div class="boxes">
        <Box place={0} value={before} name="before" note={said.examples(examples)}>
          {isStep || after !== undefined ? said.before : said.meanCost}
        </Box>
        {isStep && <span class="operator">−</span>}
        {promise && (
          <Box place={1} value={promise.value} name="promised">
            {said.promised}
            <span class="letter">{promise.name}</span>
          </Box>
        )}
        {isStep && <span class="operator">≈</span>}
        {!isStep && !first && <Change change={change} />}
        {first && (
          <Box place={1} value={first.steepness} name="steepness" note={said.slopes(first.of)}>
            {said.steepness}
            <Tex tex="|\nabla C|" style="text" />
          </Box>
        )}
        {(isStep || after !== undefined || first) && (
          <Box
            place={2}
            value={(first ? first.cost : after) ?? null}
            isLit
            name="after"
            note={change !== undefined && (isStep || first) && <Num value={change} />}
          >
            {first ? said.would(reading(first.rate)) : said.after}
          </Box>
        )}
      </div>
    </>
  );
}

/** θ ← θ − η ∇C. */
function Rule({ rate }: { readonly rate: number }) {
  return (
    <div class="step-rule">
      <Tex tex="\theta\leftarrow\theta-\eta\,\nabla C" style="display" />
      <span class="detail">{said.rule(reading(rate))}</span>
    </div>
  );
}

/** Between the cost before several steps and after them. */
function Change({ change }: { readonly change: number | null | undefined }) {
  if (change === undefined) return null;
  return (
    <div class="change">
      <span class="operator">→</span>
      <Num value={change} />
    </div>
  );
}
