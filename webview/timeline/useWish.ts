/** The place of the run that the reader wants to see, from the wish until the step that answers it. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { StepView } from "../../src/protocol/messages";
import { Latest, type Messenger } from "./latest";

/** How long the reader waits for a wish before a later one takes its place. */
const PATIENCE_MILLISECONDS = 200;

export interface Wishing {
  /** The position asked for last, until it is there. */
  readonly wanted: number | undefined;
  /** The same, as it is when it is asked for. */
  readonly now: () => number | undefined;
  readonly want: (position: number) => void;
  /** To the next stop, or to the previous one. */
  readonly hop: (by: 1 | -1) => void;
}

export function useWish({ timeline, jump }: StepView, send: Messenger["send"]): Wishing {
  const [wanted, setWanted] = useState<number>();
  const sending = useRef(send);
  sending.current = send;
  const kept = useRef<Latest>(null);
  kept.current ??= new Latest({
    send: (...wish) => sending.current(...wish),
    later: (then) => setTimeout(then, PATIENCE_MILLISECONDS),
  });
  const latest = kept.current;
  const { previousStop, nextStop } = timeline;
  useLayoutEffect(() => {
    latest.shown({ previous: previousStop, next: nextStop }, jump);
    setWanted(latest.wanted);
  }, [jump, previousStop, nextStop]);
  return {
    wanted,
    now: () => latest.wanted,
    want(position) {
      latest.want(position);
      setWanted(latest.wanted);
    },
    hop(by) {
      latest.hop(by);
      setWanted(latest.wanted);
    },
  };
}
