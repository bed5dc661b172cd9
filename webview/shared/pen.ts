/** How wide a text is drawn in the page's own font, before it is. */

/** Texts whose width is kept: those of a step come again with the next. */
const KEPT = 2000;

interface Pen {
  readonly context: CanvasRenderingContext2D;
  /** Of the page, as it stands now: asking the browser for it makes it work out every style that has changed. */
  readonly family: string;
  readonly widths: Map<string, number>;
}

let pen: Pen | undefined;

/** Themes and settings of fonts come as styles of the root. */
function penNow(): Pen {
  if (pen) return pen;
  const context = document.createElement("canvas").getContext("2d")!;
  const observer = new MutationObserver(() => {
    pen = undefined;
    observer.disconnect();
  });
  observer.observe(document.documentElement, { attributes: true });
  pen = { context, family: getComputedStyle(document.body).fontFamily, widths: new Map() };
  return pen;
}

export function measured(text: string, size: number): number {
  const { context, family, widths } = penNow();
  const key = `${size} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context.font = `${size}px ${family}`;
  const { width } = context.measureText(text);
  if (widths.size >= KEPT) widths.clear();
  widths.set(key, width);
  return width;
}
