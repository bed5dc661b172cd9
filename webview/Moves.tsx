/** The debugger's moves as buttons. */
import type { ComponentChildren } from "preact";
import { type Move, moves, type StepView } from "../src/protocol";
import { icons } from "./icons";
import { canMove } from "./screen";

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
};

function tooltip(move: Move, { level, position, length }: StepView): string {
  const { name, does, key } = labels[move];
  const what =
    move === "next" || move === "stepBack"
      ? `${does} ${level}`
      : move === "continue" && position === length
        ? "end the session"
        : does;
  return `${name}: ${what}${key ? ` (${key})` : ""}`;
}

interface Props {
  readonly view: StepView;
  readonly running: boolean;
  readonly move: (move: Move) => void;
}

export function Moves({ view, running, move }: Props) {
  return (
    <div class="moves" role="toolbar" aria-label="Moves">
      {moves.map((each) => (
        <MoveButton
          key={each}
          move={each}
          title={tooltip(each, view)}
          enabled={!running && canMove(each, view)}
          press={() => move(each)}
        >
          {icons[each]}
        </MoveButton>
      ))}
    </div>
  );
}

interface ButtonProps {
  readonly move: Move;
  readonly title: string;
  readonly enabled: boolean;
  readonly press: () => void;
  readonly children: ComponentChildren;
}

/** Disabled by `aria-disabled`, so that the button someone keeps pressing keeps the focus while the session runs. */
function MoveButton({ move, title, enabled, press, children }: ButtonProps) {
  const { name, key } = labels[move];
  return (
    <button
      type="button"
      class={move === "next" ? "move primary" : "move"}
      title={title}
      aria-label={name}
      aria-disabled={!enabled}
      {...(key && { "aria-keyshortcuts": key.replace("Ctrl", "Control") })}
      onClick={() => enabled && press()}
    >
      {children}
    </button>
  );
}
