/** Every text that does not fit where it stands, and every control that something else covers. */
import type { Page } from "playwright-core";

/** One line for each: what it is, and what is wrong with it. */
export function spills(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const nameOf = (element: Element): string =>
      `${element.closest("[data-testid]")?.getAttribute("data-testid") ?? ""}: ${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    const quoted = (element: Element): string => `"${element.textContent!.trim().slice(0, 30)}"`;
    /** The element and all that it stands in. */
    function around(element: Element): Element[] {
      const chain: Element[] = [];
      for (let each: Element | null = element; each && each.tagName !== "MAIN"; each = each.parentElement)
        chain.push(each);
      return chain;
    }

    /** How far a rectangle sticks out of a frame, sideways and up or down. */
    const outside = (rect: DOMRect, frame: DOMRect): { beside: number; above: number } => ({
      beside: Math.max(frame.left - rect.left, rect.right - frame.right),
      above: Math.max(frame.top - rect.top, rect.bottom - frame.bottom),
    });

    /** The nearest thing around an element that cuts off what sticks out of it, or lets it be scrolled to. */
    function clipOf(element: Element): Element | undefined {
      return around(element).find((each) => {
        const { overflowX, contentVisibility } = getComputedStyle(each);
        return overflowX !== "visible" || contentVisibility === "auto";
      });
    }

    /** The nearest box around an element that a reader sees: one with a border or a ground of its own. */
    function boxOf(element: Element): Element | undefined {
      return around(element).find((each) => {
        const { borderLeftWidth, borderRightWidth, backgroundColor, display } = getComputedStyle(each);
        const hasGround = !/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor);
        return (
          display !== "inline" && (hasGround || (borderLeftWidth !== "0px" && borderRightWidth !== "0px"))
        );
      });
    }

    /** Texts that are cut off on purpose say themselves in full where the mouse rests. */
    function isShortened(element: Element): boolean {
      return getComputedStyle(element).textOverflow === "ellipsis" && element.closest("[title]") !== null;
    }

    function lookAtText(text: Node, element: Element): void {
      const range = document.createRange();
      range.selectNodeContents(text);
      const rect = range.getBoundingClientRect();
      if (rect.width === 0) return;
      const svg = element.closest("svg");
      if (svg) {
        const { beside, above } = outside(rect, svg.getBoundingClientRect());
        if (Math.max(beside, above) > 2)
          found.add(`${nameOf(element)} ${quoted(element)} sticks out of its drawing`);
        return;
      }
      const clip = clipOf(element);
      const cut = clip ? outside(rect, clip.getBoundingClientRect()).beside : 0;
      if (clip && cut > 1) {
        if (!isShortened(clip) && getComputedStyle(clip).overflowX !== "auto")
          found.add(`${nameOf(clip)} cuts off ${cut.toFixed(0)} px of ${quoted(element)}`);
        return;
      }
      const box = boxOf(element);
      if (!box) return;
      const { beside, above } = outside(rect, box.getBoundingClientRect());
      if (beside > 1)
        found.add(`${nameOf(box)} is ${beside.toFixed(0)} px too narrow for ${quoted(element)}`);
      // The rectangles of mathematics reach far above and below what is drawn.
      if (above > 2 && !element.closest(".katex"))
        found.add(`${nameOf(box)} is ${above.toFixed(0)} px too low for ${quoted(element)}`);
    }

    function lookAtControl(control: Element): void {
      control.scrollIntoView({ block: "center", inline: "center" });
      const { left, top, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const isHit =
        hit && (control.contains(hit) || hit.contains(control) || hit.closest("label")?.contains(control));
      // A menu that is open covers what is behind it.
      if (!isHit && !hit?.closest(".views fieldset"))
        found.add(
          `${nameOf(control)} ${control.getAttribute("aria-label") ?? ""} is covered by ${hit && nameOf(hit)}`,
        );
    }

    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.add(`the page is ${over} px too wide`);
    const texts = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement!;
      const isBlank = !texts.currentNode.textContent!.replaceAll("\u200b", "").trim();
      const isDrawn = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (!isBlank && isDrawn && !element.closest(".katex-mathml, title, .spoken"))
        lookAtText(texts.currentNode, element);
    }
    for (const control of document.querySelectorAll("button, input, summary, [role=slider]"))
      if (control.checkVisibility()) lookAtControl(control);
    scrollTo(0, 0);
    return [...found];
  });
}
