/** The outputs of an example against their targets, what each adds to the cost, and the cost. */
import type { SummaryView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { reading, scaleFor } from "../shared/numbers";
import { Pull } from "../shared/Pull";
import { panel } from "../shared/words";
import { Tex } from "./Tex";

type OutputsView = NonNullable<SummaryView["outputs"]>;

const said = panel.summary;

export function Outputs({ outputs }: { readonly outputs: OutputsView }) {
  const { rows, cost, size, isRight } = outputs;
  const scale = scaleFor(rows.map(({ term }) => term));
  return (
    <>
      <div class="heads outputs-head">
        <span>{said.output}</span>
        <span class="letter letter-a">a</span>
        <span class="letter letter-y">y</span>
        <span>{said.adds}</span>
      </div>
      <ol class="rows" data-density={rows.length > 5 ? "dense" : "medium"}>
        {rows.map(({ j, a, y, term }, place) => (
          <li key={j} class="row output" data-folded={isAfterFold(rows, place) ? "" : undefined}>
            <span>{size > 1 && j}</span>
            <span class="output-a">
              <Num value={a} />
            </span>
            <span>{reading(y)}</span>
            <Pull value={term} scale={scale} />
            <span class="share">
              <Num value={term} />
            </span>
          </li>
        ))}
      </ol>
      <div class="total">
        <span class="total-note">{isRight !== undefined && (isRight ? said.right : said.notYet)}</span>
        <Tex tex={cost.symbol} style="text" />
        <span class="operator">=</span>
        <span class="summary-value value" data-testid="cost of example">
          <Num value={cost.value} />
        </span>
      </div>
    </>
  );
}

/** Whether outputs are left out before it. */
function isAfterFold(rows: OutputsView["rows"], place: number): boolean {
  return place > 0 && rows[place]!.j > rows[place - 1]!.j + 1;
}
