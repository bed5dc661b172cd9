/** The debugger's moves as buttons. */
import { useLayoutEffect, useState } from "preact/hooks";
import { type Move, moves, type PanelMessage, type StepView } from "../src/protocol";
import { icons } from "./icons";
import { canMove } from "./screen";
import { steady } from "./steady";

interface Label {
  readonly name: string;
  readonly does: string;
  readonly key?: string;
}

const labels: Readonly<Record<Move, Label>> = {
  restart: { name: "Restart", does: "back to the start", key: "Ctrl+Shift+F5" },
  reverseContinue: { name: "Reverse", does: "back to the previous breakpoint" },
  stepBack: { name: "Step back", does: "undo one" },
  next: { name: "Next", does: "do one", key: "F10" },
  stepIn: { name: "Step into", does: "finer from here on", key: "F11" },
  stepOut: { name: "Step out", does: "coarser from here on", key: "Shift+F11" },
  continue: { name: "Continue", does: "on to the next breakpoint", key: "F5" },
  pause: { name: "Pause", does: "stop where the run is by now", key: "F6" },
};

function tooltip(move: Move, level: StepView["level"], isAtEnd: boolean): string {
  const { name, does, key } = labels[move];
  const what =
    move === "next" || move === "stepBack"
      ? `${does} ${level}`
      : move === "continue" && isAtEnd
        ? "end the session"
        : does;
  return `${name}: ${what}${key ? ` (${key})` : ""}`;
}

interface Props {
  readonly view: StepView;
  readonly running: boolean;
  readonly post: (message: PanelMessage) => void;
}

/** Nobody could press a button that is there for less time than that. */
const LONG_MILLISECONDS = 200;

/** Whether the run has been on its way for long. */
function useLongWay(running: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setLong(true), LONG_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [running]);
  return running && isLong;
}

export function Moves({ view, running, post }: Props) {
  const isLong = useLongWay(running);
  const shown = moves.filter((move) => move !== (isLong ? "continue" : "pause"));
  return (
    <div class="moves" role="toolbar" aria-label="Moves">
      {shown.map((move, place) => (
        <MoveButton
          // One button continues and pauses: it keeps the focus.
          key={place}
          move={move}
          title={tooltip(move, view.level, view.position === view.length)}
          isEnabled={running ? move === "pause" : canMove(move, view)}
          post={post}
        />
      ))}
    </div>
  );
}

interface ButtonProps extends Pick<Props, "post"> {
  readonly move: Move;
  readonly title: string;
  readonly isEnabled: boolean;
}

/** Disabled by `aria-disabled`, so that the button someone keeps pressing keeps the focus while the session runs. */
const MoveButton = steady(({ move, title, isEnabled, post }: ButtonProps) => {
  const { name, key } = labels[move];
  return (
    <button
      type="button"
      class={move === "next" ? "move primary" : "move"}
      title={title}
      aria-label={name}
      aria-disabled={!isEnabled}
      {...(key && { "aria-keyshortcuts": key.replace("Ctrl", "Control") })}
      onClick={() => isEnabled && post({ type: "move", move })}
    >
      {icons[move]}
    </button>
  );
});
