/** A whole unit in the place of a formula, on the same grid: a neuron, vectors of layers, outputs, or what became of the cost. */
import type { SummaryView } from "../../src/protocol/messages";
import { steady } from "../shared/steady";
import { Box } from "./Box";
import { Costs } from "./Costs";
import { Outputs } from "./Outputs";
import { Tex } from "./Tex";
import { Vectors } from "./Vectors";

export const Summary = steady(({ summary }: { readonly summary: SummaryView }) => {
  const { title, numbers, vectors, outputs, costs } = summary;
  return (
    <section class="formula summary" data-testid="summary" aria-label={title}>
      {numbers && (
        <div class="boxes">
          {numbers.map(({ symbol, value }, place) => (
            <Box key={symbol} place={place} value={value} isLit={place === lastKnown(numbers)}>
              <Tex tex={symbol} style="display" />
            </Box>
          ))}
        </div>
      )}
      {vectors && <Vectors vectors={vectors} />}
      {outputs && <Outputs outputs={outputs} />}
      {costs && <Costs costs={costs} />}
    </section>
  );
});

/** The newest of them: what comes after it is not computed yet. */
function lastKnown(numbers: NonNullable<SummaryView["numbers"]>): number {
  return numbers.findLastIndex(({ value }) => value !== null);
}
