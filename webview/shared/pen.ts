/** How wide a text is drawn in the page's own font, before it is. */

let pen: CanvasRenderingContext2D | undefined;

export function measured(text: string, size: number): number {
  pen ??= document.createElement("canvas").getContext("2d")!;
  pen.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}
