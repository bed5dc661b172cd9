/** The place of the number that the reader is to say. */
import { panel } from "../shared/words";
export function Asked() {
  return (
    <span class="num asked" role="img" aria-label={panel.toBeGuessed} data-testid="asked">
      ?
    </span>
  );
}
