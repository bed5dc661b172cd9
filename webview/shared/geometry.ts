/** Points, boxes and distances of drawings, in pixels. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

/** A box as the style of an element that stands there. */
export function placedAt({ x, y, width, height }: Box) {
  return { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
}

/** From a point to the nearest one of a box; 0 inside. */
export function distanceToBox(point: Point, { x, y, width, height }: Box): number {
  const beyondX = Math.max(x - point.x, point.x - x - width, 0);
  const beyondY = Math.max(y - point.y, point.y - y - height, 0);
  return Math.hypot(beyondX, beyondY);
}

/** From a point to the nearest one of a line between two others. */
export function distanceToLine({ x, y }: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

export function within(inner: Box, { width, height }: Size): boolean {
  return inner.x >= 0 && inner.y >= 0 && inner.x + inner.width <= width && inner.y + inner.height <= height;
}
