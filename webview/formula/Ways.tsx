/** p = 0, and p = N: ways to go on from there. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PanelMessage, StepView } from "../../src/protocol/messages";
import { panel } from "../shared/words";

interface Props {
  readonly view: StepView;
  readonly post: (message: PanelMessage) => void;
  /** Absent where the reader predicts already. */
  readonly predict: (() => void) | undefined;
}

/** Ways to begin. */
export function Ways({ view: { level, start }, post, predict }: Props) {
  const place = useHandOver(!predict);
  return (
    <div class="ways" ref={place}>
      <button type="button" class="way primary" onClick={() => post({ type: "move", move: "next" })}>
        {panel.moves.nextUnit(level)} <kbd>F10</kbd>
      </button>
      <button
        type="button"
        class="way"
        onClick={() => start && post({ type: "goTo", position: start.firstChain })}
      >
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

/** Ways on from the end: where nothing was trained, to a network that learns; else with what was learned, or to another network. */
export function WaysOn({ view, post, predict }: Props) {
  const place = useHandOver(!predict);
  const isUntrained = view.summary?.costs?.first !== undefined;
  const askFirst = (): void => {
    predict?.();
    post({ type: "goTo", position: 0 });
  };
  return (
    <div class="ways" ref={place}>
      {isUntrained ? (
        <>
          <button
            type="button"
            class="way primary"
            onClick={() => post({ type: "openSample", sample: "xor" })}
          >
            {panel.summary.seeLearn}
          </button>
          <button
            type="button"
            class="way"
            title={panel.summary.addTrainingTitle}
            onClick={() => post({ type: "addTraining" })}
          >
            {panel.summary.addTraining}
          </button>
          <button type="button" class="way" onClick={askFirst}>
            {panel.summary.againAsked}
          </button>
        </>
      ) : (
        <>
          <button
            type="button"
            class="way primary"
            title={panel.summary.trainOnTitle}
            onClick={() => post({ type: "trainOn" })}
          >
            {panel.summary.trainOn}
          </button>
          <button
            type="button"
            class="way"
            title={panel.summary.keepTitle}
            onClick={() => post({ type: "writeWeights" })}
          >
            {panel.summary.keep}
          </button>
          <button type="button" class="way" onClick={() => post({ type: "openSample", sample: "next" })}>
            {panel.summary.another}
          </button>
        </>
      )}
    </div>
  );
}

/** The keyboard of who has gone one of these ways goes on with the main button; of who predicts, with the guess. */
function useHandOver(predicts: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(predicts);
  latest.current = predicts;
  useLayoutEffect(() => {
    const ways = place.current!;
    return () => {
      if (latest.current || !ways.contains(document.activeElement)) return;
      document.querySelector<HTMLElement>(".move.primary")?.focus();
    };
  }, []);
  return place;
}
