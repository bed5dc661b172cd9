/** p = 0: ways to begin. */
import { panel } from "../shared/words";

interface Props {
  readonly level: string;
  readonly next: () => void;
  readonly skip: () => void;
  /** Absent where the reader predicts already. */
  readonly predict: (() => void) | undefined;
}

export function Ways({ level, next, skip, predict }: Props) {
  return (
    <div class="ways">
      <button type="button" class="way primary" onClick={next}>
        {panel.moves.nextUnit(level)} <kbd>F10</kbd>
      </button>
      <button type="button" class="way" onClick={skip}>
        {panel.formula.skip}
      </button>
      {predict && (
        <button type="button" class="way" onClick={predict}>
          {panel.formula.askFirst}
        </button>
      )}
    </div>
  );
}
