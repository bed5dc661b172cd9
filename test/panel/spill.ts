/** Every text that does not fit where it stands, and every control that something else covers. */
import type { Page } from "playwright-core";

/** One line for each: what it is, and what is wrong with it. */
export function spills(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const nameOf = (element: Element): string =>
      `${element.closest("[data-testid]")?.getAttribute("data-testid") ?? ""}: ${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    const quoted = (element: Element): string => `"${element.textContent!.trim().slice(0, 30)}"`;
    /** For every element once, as many texts stand in the same boxes: the nearest around it, itself included, that `is` so. */
    function nearest(is: (element: Element) => boolean): (element: Element) => Element | undefined {
      const known = new Map<Element, Element | undefined>();
      return function find(element): Element | undefined {
        if (element.tagName === "MAIN") return undefined;
        if (!known.has(element))
          known.set(
            element,
            is(element) ? element : element.parentElement ? find(element.parentElement) : undefined,
          );
        return known.get(element);
      };
    }

    /** How far a rectangle sticks out of a frame, sideways and up or down. */
    const outside = (rect: DOMRect, frame: DOMRect): { beside: number; above: number } => ({
      beside: Math.max(frame.left - rect.left, rect.right - frame.right),
      above: Math.max(frame.top - rect.top, rect.bottom - frame.bottom),
    });

    /** The nearest thing around an element that cuts off what sticks out of it, or lets it be scrolled to. */
    const clipOf = nearest((element) => {
      const { overflowX, contentVisibility } = getComputedStyle(element);
      return overflowX !== "visible" || contentVisibility === "auto";
    });

    /** The nearest box around an element that a reader sees: one with a border or a ground of its own. */
    const boxOf = nearest((element) => {
      const { borderLeftWidth, borderRightWidth, backgroundColor, display } = getComputedStyle(element);
      const hasGround = !/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor);
      return display !== "inline" && (hasGround || (borderLeftWidth !== "0px" && borderRightWidth !== "0px"));
    });

    /** Texts that are cut off on purpose say themselves in full where the mouse rests. */
    function isShortened(element: Element): boolean {
      return getComputedStyle(element).textOverflow === "ellipsis" && element.closest("[title]") !== null;
    }

    /** Where what sticks out below cannot be scrolled to. */
    const isCutBelow = (element: Element): boolean =>
      !["auto", "scroll"].includes(getComputedStyle(element).overflowY);

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
      const cut = clip ? outside(rect, clip.getBoundingClientRect()) : { beside: 0, above: 0 };
      if (clip && cut.beside > 1) {
        if (!isShortened(clip) && getComputedStyle(clip).overflowX !== "auto")
          found.add(`${nameOf(clip)} cuts off ${cut.beside.toFixed(0)} px of ${quoted(element)}`);
        return;
      }
      if (clip && cut.above > 3 && isCutBelow(clip) && !element.closest(".katex") && !isShortened(clip))
        found.add(`${nameOf(clip)} cuts off ${cut.above.toFixed(0)} px above or below of ${quoted(element)}`);
      const box = boxOf(element);
      if (!box || (clip && !isCutBelow(clip))) return;
      const { beside, above } = outside(rect, box.getBoundingClientRect());
      if (beside > 1)
        found.add(`${nameOf(box)} is ${beside.toFixed(0)} px too narrow for ${quoted(element)}`);
      // The rectangles of mathematics reach far above and below what is drawn.
      if (above > 2 && !element.closest(".katex"))
        found.add(`${nameOf(box)} is ${above.toFixed(0)} px too low for ${quoted(element)}`);
    }

    /** What a click at the middle of a control hits. */
    function hitOf(control: Element): Element | null {
      const { left, top, width, height } = control.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2);
    }

    function lookAtControl(control: Element): void {
      const isOf = (hit: Element | null) =>
        hit && (control.contains(hit) || hit.contains(control) || hit.closest("label")?.contains(control));
      if (isOf(hitOf(control))) return;
      control.scrollIntoView({ block: "center", inline: "center" });
      const hit = hitOf(control);
      // A menu that is open covers what is behind it.
      if (!isOf(hit) && !hit?.closest(".menu-body"))
        found.add(
          `${nameOf(control)} ${control.getAttribute("aria-label") ?? ""} is covered by ${hit && nameOf(hit)}`,
        );
    }

    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.add(`the page is ${over} px too wide`);
    const isWhole = innerWidth >= 320 && innerHeight >= 500;
    const below = document.documentElement.scrollHeight - innerHeight;
    if (isWhole && below > 0) found.add(`the page is ${below} px too high`);
    for (const each of document.querySelectorAll(
      ".step > :not(header), .deck-part, .view-place, .picture, .view-body",
    )) {
      if (each.scrollHeight > each.clientHeight + 1 && each.clientHeight > 0)
        found.add(`${nameOf(each)} is ${each.scrollHeight - each.clientHeight} px too low for what it holds`);
    }
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
