/** The rows of a nudge's chain in a box of any size: what has no room is folded, and the cost is always there. */
import type { Size } from "../../shared/geometry";

export interface Counts {
  /** The source and the links, the cost last. */
  readonly links: number;
  /** Paths before the cost, the folded ones as one. */
  readonly paths: number;
}

export interface Row {
  /** `gap`: links that are folded; `paths`: the paths from `index` on, as one. */
  readonly kind: "link" | "gap" | "path" | "paths";
  readonly index: number;
  readonly y: number;
  readonly height: number;
}

export interface ChainLayout {
  readonly rows: readonly Row[];
  /** What is measured and what is exact, above the rows; absent where they need the room. */
  readonly header: number;
  /** Where ΔC/Δw stands. */
  readonly product: { readonly y: number; readonly height: number };
  /** Whether a link has two lines: what its numbers are called stands above them. */
  readonly isRoomy: boolean;
  readonly name: number;
  readonly number: number;
  readonly gap: number;
  readonly track: { readonly x: number; readonly width: number };
}

const LEAST = 14;
const HEADER = 16;
const PRODUCT = 18;
/** From here on a row has two lines; more is only air. */
const ROOMY = 29;
const TALLEST = 44;
/** So many paths should be seen, or all if there are fewer. */
const FEW = 2;
/** From that width on there is room for a number before and after, and below the other one none for five digits. */
export const WIDE = 460;
export const NARROW = 340;

/** The share of a high box that another picture has below a chain, at least. */
const BELOW = 0.45;
/** What that picture needs, and the air before it. */
const BELOW_LEAST = 200;
const AIR = 16;

/** The height of a chain in a high box that has room for another picture below; undefined where that would cost the chain a row. */
export function heightAbove(counts: Counts, size: Size): number | undefined {
  if (size.height * BELOW < BELOW_LEAST) return undefined;
  const { rows, product, isRoomy } = layoutChain(counts, { ...size, height: size.height * (1 - BELOW) });
  if (!isRoomy || rows.length < layoutChain(counts, size).rows.length) return undefined;
  return product.y + product.height + AIR;
}

export function layoutChain(counts: Counts, { width, height }: Size): ChainLayout {
  const room = Math.max(height - PRODUCT, 3 * LEAST);
  const links = linksIn(counts.links, Math.floor(room / LEAST));
  const header = room - links.length * LEAST >= HEADER ? HEADER : 0;
  const paths = pathsIn(counts.paths, roomForPaths(counts.paths, links.length, room - header));
  const tall = Math.floor((room - header - paths.length * LEAST) / links.length);
  const pitch = Math.min(Math.max(tall, LEAST), TALLEST);
  let y = header;
  const rows = [...links.slice(0, -1), ...paths, links.at(-1)!].map((row): Row => {
    const placed = { ...row, y, height: row.kind === "path" || row.kind === "paths" ? LEAST : pitch };
    y += placed.height;
    return placed;
  });
  return {
    rows,
    header,
    product: { y, height: PRODUCT },
    isRoomy: pitch >= ROOMY,
    ...columnsIn(width),
  };
}

/** What is left beside links of two lines, if that is enough for any path; else beside links of one. */
function roomForPaths(paths: number, links: number, room: number): number {
  const left = Math.floor((room - links * ROOMY) / LEAST);
  return left >= Math.min(paths, FEW) ? left : Math.floor(room / LEAST) - links;
}

type Folded = Pick<Row, "kind" | "index">;

/** All links, or the first ones, a gap, and the cost. */
function linksIn(count: number, room: number): Folded[] {
  const link = (index: number): Folded => ({ kind: "link", index });
  const all = Array.from({ length: count }, (_, index) => link(index));
  if (count <= room) return all;
  return [...all.slice(0, room - 2), { kind: "gap", index: room - 2 }, link(count - 1)];
}

/** All paths, or the first ones and the rest as one; none where there is no room. */
function pathsIn(count: number, room: number): Folded[] {
  const path = (index: number): Folded => ({ kind: "path", index });
  if (room < 1) return [];
  if (count <= room) return Array.from({ length: count }, (_, index) => path(index));
  return [...Array.from({ length: room - 1 }, (_, index) => path(index)), { kind: "paths", index: room - 1 }];
}

function columnsIn(width: number): Pick<ChainLayout, "name" | "number" | "gap" | "track"> {
  const [name, number, gap] = width < NARROW ? [50, 54, 6] : width < WIDE ? [60, 68, 8] : [94, 76, 8];
  const x = name + gap;
  return { name, number, gap, track: { x, width: Math.max(width - x - 3 * (number + gap), 0) } };
}
