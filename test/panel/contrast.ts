/**
 * Every text of the page that stands out too little from what is behind it: axe-core sees neither what is drawn nor what is hidden from
 * screen readers, and half of the panel is mathematics and drawings.
 */
import type { Page } from "playwright-core";

type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** One line for each kind of text: what it is, how it stands out, and by how much it should. */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${faintIn})((${colorsOf})(), ${groundsOf})`);
}

// ── In the page ──────────────────────────────────────────────────────────────────────────────────────────────────────

type Colors = ReturnType<typeof colorsOf>;

function colorsOf() {
  function parsed(color: string): Color {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+(e-?\d+)?/g) ?? []).map(Number);
    const scale = color.startsWith("rgb") ? 255 : 1;
    return [red / scale, green / scale, blue / scale, color === "none" ? 0 : alpha];
  }

  function over([red, green, blue, alpha]: Color, below: Color): Color {
    const mixed = [red, green, blue].map((each, place) => each * alpha + below[place]! * (1 - alpha));
    return [mixed[0]!, mixed[1]!, mixed[2]!, 1];
  }

  function luminance([red, green, blue]: Color): number {
    const [r, g, b] = [red, green, blue].map((each) =>
      each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  }

  function contrast(one: Color, other: Color): number {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light! + 0.05) / (dark! + 0.05);
  }

  return { parsed, over, contrast };
}

function groundsOf({ parsed, over }: Colors) {
  const styles = new Map<Element, CSSStyleDeclaration>();
  const grounds = new Map<Element, Color>();

  function styleOf(element: Element): CSSStyleDeclaration {
    const style = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, style);
    return style;
  }

  /** What is painted behind an element: its own background over that of those around it, and the shapes that it lies on. */
  function behind(element: Element): Color {
    const ground = grounds.get(element) ?? groundOf(element);
    grounds.set(element, ground);
    return ground;
  }

  function groundOf(element: Element): Color {
    const color = parsed(styleOf(element).backgroundColor);
    if (color[3] === 1 || !element.parentElement) return color;
    const shapes = shapesUnder(element).map(paintOf);
    return over(
      color,
      shapes.reduce((ground, shape) => over(shape, ground), behind(element.parentElement)),
    );
  }

  /** In a drawing the circles and boxes drawn before a text that begin or end under it, in a row the bar of its number. */
  function shapesUnder(element: Element): Element[] {
    const before = [...(element.parentElement?.children ?? [])];
    return before
      .slice(0, before.indexOf(element))
      .filter((each) => each.matches("svg circle, svg rect, i") && touches(each, element));
  }

  function touches(shape: Element, text: Element): boolean {
    const [one, other] = [shape.getBoundingClientRect(), text.getBoundingClientRect()];
    return (
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > other.height / 2
    );
  }

  function paintOf(shape: Element): Color {
    const { fill, backgroundColor, opacity } = styleOf(shape);
    const [red, green, blue, alpha] = parsed(shape instanceof SVGElement ? fill : backgroundColor);
    return [red, green, blue, alpha * Number(opacity)];
  }

  return { styleOf, behind };
}

function faintIn(colors: Colors, grounds: typeof groundsOf): string[] {
  const { parsed, over, contrast } = colors;
  const { styleOf, behind } = grounds(colors);
  const faint = new Map<string, number>();
  const texts = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement!;
    const text = texts.currentNode.textContent!.replaceAll("\u200b", "").trim();
    if (!text || element.closest(".katex-mathml, title, [aria-disabled='true'], :disabled")) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const style = styleOf(element);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const color = parsed(element instanceof SVGElement ? style.fill : style.color);
    const background = behind(element);
    const found = contrast(over(color, background), background);
    const wanted = isLarge ? 3 : 4.5;
    if (found >= wanted - 0.005) continue;
    const section = element.closest("[data-testid]")?.getAttribute("data-testid") ?? "";
    const name = `${section}: ${element.tagName.toLowerCase()}.${[...element.classList].join(".")} "${text.slice(0, 20)}" has ${found.toFixed(2)}, not ${wanted}`;
    faint.set(name, found);
  }
  return [...faint.keys()];
}
