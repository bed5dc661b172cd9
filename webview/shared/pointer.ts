/** Where a pointer is, in an element's own pixels: while one presents, the page is enlarged, and events know nothing of it. */
import type { Point } from "./geometry";

/** By how much an element is enlarged on the screen. */
export function zoomOf(element: Element): number {
  return (element as { readonly currentCSSZoom?: number }).currentCSSZoom ?? 1;
}

/** From the left and upper edge of an element. */
export function pointerIn(
  element: Element,
  { clientX, clientY }: Pick<PointerEvent, "clientX" | "clientY">,
): Point {
  const { left, top } = element.getBoundingClientRect();
  const zoom = zoomOf(element);
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
}
