/** What keys mean while the panel is the whole window: those of a clicker, and the way back. */

/** What is looked at of a key. */
export interface Key {
  readonly key: string;
  readonly defaultPrevented: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly target: EventTarget | null;
}

/** A step, another level, the blank screen, the numbers there or not, or what the reader leaves: first what is covered, then the whole window. */
export type Act = "next" | "stepBack" | "finer" | "coarser" | "blank" | "hideNumbers" | "leave";

/** The keys of a clicker. Whatever has the focus, they step: nobody clicks on a picture to nudge it with a clicker. */
const clicker: ReadonlyMap<string, Act> = new Map([
  ["PageDown", "next"],
  ["PageUp", "stepBack"],
]);

/** Keys that a picture, or a text that is typed, may want for itself. */
const others: ReadonlyMap<string, Act> = new Map([
  ["ArrowRight", "next"],
  ["ArrowLeft", "stepBack"],
  ["ArrowDown", "finer"],
  ["ArrowUp", "coarser"],
  ["n", "hideNumbers"],
  ["N", "hideNumbers"],
  ["b", "blank"],
  ["B", "blank"],
  [".", "blank"],
  ["Escape", "leave"],
]);

/** What a key of a clicker does, before anything else hears of it. */
export function actOfClicker(key: Key): Act | undefined {
  return isPlain(key) ? clicker.get(key.key) : undefined;
}

/** What a key does that nothing on the page has taken. */
export function actOfKey(key: Key): Act | undefined {
  if (!isPlain(key) || key.defaultPrevented) return undefined;
  if (key.key !== "Escape" && isTyped(key.target)) return undefined;
  return others.get(key.key);
}

function isPlain({ ctrlKey, altKey, metaKey }: Key): boolean {
  return !ctrlKey && !altKey && !metaKey;
}

/** Whether keys are typed there, or choose something. */
function isTyped(target: EventTarget | null): boolean {
  const { tagName } = (target ?? {}) as Partial<Element>;
  return tagName === "INPUT" || tagName === "TEXTAREA" || tagName === "SELECT";
}
