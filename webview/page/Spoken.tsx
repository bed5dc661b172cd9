/** What a screen reader says of the step. Nobody sees it, so that the step's frame does not wait for it. */
import { later } from "../shared/later";

interface Props {
  readonly words: string;
}

export const Spoken = later<Props>(
  () => true,
  ({ words }) => (
    <p class="spoken" role="status" aria-live="polite" aria-atomic="true" data-testid="spoken">
      {words}
    </p>
  ),
);
