/**
 * Every text of the page that stands out too little from what is behind it: axe-core sees neither what is drawn nor what is hidden from
 * screen readers, and half of the panel is mathematics and drawings.
 */
import type { Page } from "playwright-core";

/** One line for each kind of text: what it is, how it stands out, and by how much it should. */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Color = readonly [red: number, green: number, blue: number, alpha: number];

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

    const styles = new Map<Element, CSSStyleDeclaration>();
    const grounds = new Map<Element, Color>();

    function styleOf(element: Element): CSSStyleDeclaration {
      const style = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, style);
      return style;
    }

    /** What is painted behind an element: its own background over that of those around it; in a drawing, the shape before the text. */
    function behind(element: Element): Color {
      const ground = grounds.get(element) ?? groundOf(element);
      grounds.set(element, ground);
      return ground;
    }

    function groundOf(element: Element): Color {
      const shape = element.parentElement?.querySelector(":scope > circle, :scope > rect");
      if (shape && element.matches(".activation:not(.beside), .chip text, .target text, .cost-node text"))
        return over(parsed(styleOf(shape).fill), behind(element.closest("svg")!));
      const color = parsed(styleOf(element).backgroundColor);
      return color[3] === 1 || !element.parentElement ? color : over(color, behind(element.parentElement));
    }

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
  });
}
