/** Predict, then reveal: a place to type a guess at what the step found, and what is said to it. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { JudgementView, PanelMessage, StepView } from "../../src/protocol/messages";
import { panel } from "../shared/words";
import { canMove } from "./screen";

interface Props {
  readonly view: StepView;
  readonly judgement: JudgementView | undefined;
  readonly running: boolean;
  /** Gives a hint; absent where there is none, or it is given. */
  readonly hint: (() => void) | undefined;
  readonly post: (message: PanelMessage) => void;
}

const GUESS = "guess";
/** What is read out of a verdict. */
const VERDICT = "verdict";

/** Puts the cursor where a guess is typed, if something is asked. */
export function focusGuess(): void {
  document.querySelector<HTMLInputElement>(`#${GUESS}:not(:read-only)`)?.focus();
}

export function Prediction({ view, judgement, running, hint, post }: Props) {
  const { position, question } = view;
  const isOpen = question !== undefined;
  const { input, text, type } = useGuess(position, isOpen, judgement);
  const canGoOn = !running && canMove("next", view);

  if (!view.formula) return <p class="prediction detail">{panel.prediction.before}</p>;

  const reveal = (): void => {
    if (isOpen) post({ type: "reveal", position });
  };
  const submit = (): void => {
    if (isOpen) post({ type: "guess", text, position });
    else if (canGoOn) post({ type: "move", move: "next" });
  };
  return (
    <form
      class="prediction"
      data-testid="prediction"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.preventDefault();
        reveal();
      }}
    >
      <input
        ref={input}
        id={GUESS}
        type="text"
        inputMode="text"
        autocomplete="off"
        spellcheck={false}
        placeholder={isOpen ? panel.prediction.guess : ""}
        aria-label={panel.prediction.guess}
        aria-describedby={VERDICT}
        aria-invalid={judgement !== undefined && judgement.verdict !== "right"}
        readOnly={!isOpen}
        value={text}
        onInput={({ currentTarget: { value } }) => type(value)}
      />
      <button type="submit" class="primary" aria-disabled={!isOpen && !canGoOn}>
        {isOpen ? panel.prediction.check : panel.prediction.next}
      </button>
      <button type="button" aria-disabled={!isOpen || !hint} onClick={() => isOpen && hint?.()}>
        {panel.prediction.hint}
      </button>
      <button
        type="button"
        aria-disabled={!isOpen}
        aria-keyshortcuts="Escape"
        title={panel.prediction.revealTitle}
        onClick={reveal}
      >
        {panel.prediction.reveal}
      </button>
      <Options of={question?.options} choose={(option) => post({ type: "guess", text: option, position })} />
      <Verdict judgement={judgement} />
      <Score of={view.score} />
    </form>
  );
}

/** The answers to choose from, where there are only a few; each can be typed as well. */
function Options(props: {
  readonly of: readonly string[] | undefined;
  readonly choose: (option: string) => void;
}) {
  if (!props.of) return null;
  return (
    <fieldset class="options" data-testid="options" aria-label={panel.prediction.options}>
      {props.of.map((option) => (
        <button key={option} type="button" title={option} onClick={() => props.choose(option)}>
          {option}
        </button>
      ))}
    </fieldset>
  );
}

function Score({ of: score }: { readonly of: StepView["score"] }) {
  if (!score || score.of === 0) return null;
  return (
    <p class="score detail" data-testid="score">
      {panel.prediction.score(score.right, score.of)}
    </p>
  );
}

/** What is typed at a position, and where: a question takes the keyboard, a wrong guess is ready to be typed over. */
function useGuess(position: number, isOpen: boolean, judgement: JudgementView | undefined) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState({ position, text: "" });
  // A question takes the keyboard where the panel has it and nothing in it wants it.
  useLayoutEffect(() => {
    if (isOpen && document.hasFocus() && document.activeElement === document.body) input.current!.focus();
  }, [isOpen, position]);
  // A guess is gone with its verdict.
  useLayoutEffect(() => setTyped({ position, text: "" }), [position]);
  // What was not right is ready to be typed over.
  useLayoutEffect(() => {
    if (judgement && isOpen && document.activeElement === input.current) input.current!.select();
  }, [judgement]);
  return {
    input,
    text: typed.position === position ? typed.text : "",
    type: (text: string): void => setTyped({ position, text }),
  };
}

/** What is said to a guess: to be read, and to be heard. */
function Verdict({ judgement }: { readonly judgement: JudgementView | undefined }) {
  return (
    <>
      <p class="verdict" data-testid="verdict" data-verdict={judgement?.verdict}>
        {judgement?.words}
      </p>
      <p id={VERDICT} class="spoken" role="status" aria-live="polite" data-testid="spokenVerdict">
        {judgement?.spoken}
      </p>
    </>
  );
}
