/** The debugger's moves as buttons. */

import { useLayoutEffect, useState } from "preact/hooks";
import { levels, type Move, moves, type PanelMessage, type StepView } from "../../src/protocol/messages";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";
import { icons } from "./icons";
import { canMove } from "./screen";

const keys: Readonly<Record<Move, string | undefined>> = {
  restart: "Ctrl+Shift+F5",
  reverseContinue: undefined,
  stepBack: undefined,
  next: "F10",
  stepIn: "F11",
  stepOut: "Shift+F11",
  continue: "F5",
  pause: "F6",
};

function tooltip(move: Move, level: StepView["level"], isAtEnd: boolean): string {
  const { name, does } = panel.moves[move];
  const key = keys[move];
  const what =
    move === "next" || move === "stepBack"
      ? `${does} ${level}`
      : move === "continue" && isAtEnd
        ? panel.moves.endSession
        : does;
  return `${name}: ${what}${key ? ` (${key})` : ""}`;
}

interface Props {
  readonly view: StepView;
  readonly running: boolean;
  /** Where there is no room for all, the seldom ones stand in the menu. */
  readonly shows: "all" | "common" | "seldom";
  readonly post: (message: PanelMessage) => void;
}

const seldom: readonly Move[] = ["restart", "reverseContinue"];

/** How long a way lasts until it can be paused, and how long nothing can be continued once it is over. */
const WAIT_MILLISECONDS = 200;

/**
 * Whether the run is on a way that has lasted, or such a way is just over. For a moment then the press of someone who
 * meant to pause may still come.
 */
function useLongWay(running: boolean): "no" | "underWay" | "justOver" {
  const [stage, setStage] = useState<"no" | "underWay" | "justOver">("no");
  useLayoutEffect(() => {
    if (!running && stage === "no") return;
    const timer = setTimeout(() => setStage(running ? "underWay" : "no"), WAIT_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [running]);
  if (stage === "underWay" && !running) return "justOver";
  return stage;
}

export function Moves({ view, running, shows, post }: Props) {
  const way = useLongWay(running);
  const offered = moves.filter((move) => shows === "all" || seldom.includes(move) === (shows === "seldom"));
  const shown = offered.filter((move) => move !== (way === "underWay" ? "continue" : "pause"));
  const isEnabled = (move: Move): boolean => {
    if (running) return move === "pause";
    return canMove(move, view) && !(move === "continue" && way === "justOver");
  };
  const isAtEnd = view.position === view.length;
  return (
    <Toolbar
      shown={shown}
      enabled={shown.filter(isEnabled)}
      level={view.level}
      isAtEnd={isAtEnd}
      post={post}
    />
  );
}

interface ToolbarProps extends Pick<Props, "post"> {
  readonly shown: readonly Move[];
  readonly enabled: readonly Move[];
  readonly level: StepView["level"];
  readonly isAtEnd: boolean;
}

const Toolbar = steady(({ shown, enabled, level, isAtEnd, post }: ToolbarProps) => (
  <div class="moves" role="toolbar" aria-label={panel.moves.all}>
    {shown.map((move, place) => {
      const button = (
        <MoveButton
          // One button continues and pauses: it keeps the focus.
          key={place}
          move={move}
          title={tooltip(move, level, isAtEnd)}
          isEnabled={enabled.includes(move)}
          level={level}
          post={post}
        />
      );
      return move === "next" ? (
        <div class="split" key={place}>
          {button}
          <LevelChoice level={level} post={post} />
        </div>
      ) : (
        button
      );
    })}
  </div>
));

/** By what one move goes, at the side of the main button. While the run moves a choice waits its turn, as a key does. */
function LevelChoice({ level, post }: Pick<ToolbarProps, "level" | "post">) {
  return (
    <label class="level-choice" title={panel.moves.levelTitle}>
      <span aria-hidden="true">▾</span>
      <select
        aria-label={panel.moves.level}
        value={level}
        onChange={({ currentTarget }) => {
          const chosen = levels.find((each) => each === currentTarget.value);
          if (chosen) post({ type: "zoom", level: chosen });
        }}
      >
        {levels.map((each) => (
          <option key={each} value={each}>
            {panel.moves.nextUnit(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ButtonProps extends Pick<Props, "post"> {
  readonly move: Move;
  readonly title: string;
  readonly isEnabled: boolean;
  readonly level: StepView["level"];
}

/** Disabled by `aria-disabled`, so that the button someone keeps pressing keeps the focus while the session runs. */
function MoveButton({ move, title, isEnabled, level, post }: ButtonProps) {
  // It begins with what the button bears.
  const name = move === "next" ? panel.moves.nextUnit(level) : panel.moves[move].name;
  const key = keys[move];
  const isSwapped = move === "continue" || move === "pause";
  return (
    <button
      type="button"
      class={move === "next" ? "move primary" : "move"}
      title={title}
      aria-label={name}
      aria-disabled={!isEnabled}
      {...(key && { "aria-keyshortcuts": key.replace("Ctrl", "Control") })}
      onKeyDown={(event) => {
        // A key that is held would continue, pause and continue.
        if (isSwapped && event.repeat) event.preventDefault();
      }}
      onClick={({ detail }) => {
        // The second click of two means what the first one did.
        if (isEnabled && !(isSwapped && detail > 1)) post({ type: "move", move });
      }}
    >
      {icons[move]}
      {move === "next" && <span class="move-level">{name}</span>}
    </button>
  );
}
