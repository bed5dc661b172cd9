import assert from "node:assert/strict";
import type { PlacedFactor, PlacedNode, TreeLayout } from "../../../../webview/pictures/tree/placed";
import { layoutTree } from "../../../../webview/pictures/tree/treeLayout";
import { type Box, overlap, type Size, within } from "../../../../webview/shared/geometry";
import { compact } from "../../../../webview/shared/numbers";
import { widthOf } from "../../../../webview/shared/textWidth";
import { type FixtureName, fixtures } from "../../fixtures";

const trees = (Object.keys(fixtures) as FixtureName[]).map(
  (name) => [name, fixtures[name]().pictures.tree!] as const,
);

const boxes: readonly Size[] = [
  { width: 288, height: 112 },
  { width: 288, height: 140 },
  { width: 498, height: 140 },
  { width: 498, height: 230 },
  { width: 400, height: 350 },
];
const SIZE: Size = { width: 498, height: 330 };

/** What a node takes at the most: its name and its value, side by side or one above the other. */
function boxOf({ node, x, y }: PlacedNode, { isLow, node: { height } }: TreeLayout): Box {
  const size = isLow ? 11 : 12;
  const [name, value] = [
    widthOf(node.name, size),
    widthOf(node.value === null ? "0.00" : compact(node.value), size, true),
  ];
  const width = isLow ? name + value + 5 : Math.max(name, value);
  return { x: x - width / 2, y: y - height / 2 + 1, width, height: height - 2 };
}

/** The text of a factor, in one line or in two. */
function textOf({ name = "", value, side, x, y }: PlacedFactor): Box {
  const [first, second] = [widthOf(name, 11), widthOf(value === null ? "0.00" : compact(value), 11, true)];
  const isBelow = side === "below";
  const width = isBelow ? Math.max(first, second) : first + second + (name ? 5 : 0);
  const left = side === "left" ? x - width : side === "right" ? x : x - width / 2;
  return { x: left, y: y - (isBelow ? 15 : 6), width, height: isBelow ? 30 : 12 };
}

function each(check: (layout: TreeLayout, what: string) => void): void {
  for (const [name, tree] of trees)
    for (const size of boxes)
      for (let open = 1; open <= tree.levels.length; open++)
        check(layoutTree(tree, open, size), `${name}, ${open} open, ${size.width} × ${size.height}`);
}

describe("the drawing of the tree", () => {
  it("has its nodes inside the box that it is given, and apart, however far it is unfolded", () => {
    each((layout, what) => {
      const { nodes } = layout;
      nodes.forEach((placed, place) => {
        const box = boxOf(placed, layout);
        assert.ok(within(box, layout), `${what}: ${placed.key} ${JSON.stringify(box)}`);
        for (const other of nodes.slice(place + 1))
          assert.ok(!overlap(box, boxOf(other, layout)), `${what}: ${placed.key} on ${other.key}`);
      });
    });
  });

  it("runs downward, and has no edge twice", () => {
    each(({ edges }, what) => {
      for (const { from, to, key } of edges) assert.ok(from.y <= to.y, `${what}: ${key}`);
      assert.equal(new Set(edges.map(({ key }) => key)).size, edges.length);
    });
  });

  it("unfolds a_prev into its own w, a_prev and b, and every z has three edges into it", () => {
    const tree = fixtures.chain().pictures.tree!;
    const keys = (open: number): string =>
      layoutTree(tree, open, SIZE)
        .nodes.map(({ key }) => key)
        .join(" ");
    assert.equal(keys(1), "weight 0 previous 0 bias 0 z 0 a C y");
    assert.equal(keys(2), "weight 1 previous 1 bias 1 z 1 weight 0 previous 0 bias 0 z 0 a C y");
    const { nodes, edges, node } = layoutTree(tree, 3, SIZE);
    for (const z of nodes.filter(({ key }) => key.startsWith("z")))
      assert.equal(edges.filter(({ to }) => to.y === z.y - node.height / 2).length, 3);
    assert.deepEqual(
      nodes.flatMap(({ key, unfolds }) => (unfolds ? [`${key} ${unfolds.level} ${unfolds.isOpen}`] : [])),
      ["previous 1 2 true", "previous 0 1 true"],
    );
  });

  it("folds levels where they have no room, but neither the neuron at hand nor the last one that was unfolded", () => {
    const tree = fixtures.foldedPath().pictures.tree!;
    const levels = (height: number): string[] =>
      layoutTree(tree, 6, { width: 498, height })
        .nodes.filter(({ key }) => key.startsWith("z"))
        .map(({ key }) => key)
        .filter((key) => !key.includes(":"));
    assert.deepEqual(levels(140), []);
    assert.deepEqual(levels(230), ["z 5", "z 1"]);
    const notes = layoutTree(tree, 6, { width: 498, height: 230 }).notes.map(({ text }) => text);
    assert.ok(
      notes.some((text) => text.includes("3 more layers")),
      notes.join(),
    );
  });

  it("writes every factor beside its edge, off the nodes", () => {
    each((layout, what) => {
      for (const factor of layout.factors) {
        const box = textOf(factor);
        assert.ok(
          within({ ...box, y: Math.max(box.y, 0) }, layout),
          `${what}: ${factor.key} ${JSON.stringify(box)}`,
        );
        for (const placed of layout.nodes) {
          const { y, height, ...node } = boxOf(placed, layout);
          // The letters take less than their line.
          const letters = { ...node, y: y + 3, height: height - 6 };
          assert.ok(!overlap(box, letters), `${what}: ${factor.key} on ${placed.key}`);
        }
      }
    });
  });

  it("has every factor of a chain, and of the branches of a sum as far as they are added", () => {
    const keys = (name: FixtureName): string =>
      layoutTree(fixtures[name]().pictures.tree!, 1, SIZE)
        .factors.map(({ key }) => key)
        .join(", ");
    assert.equal(keys("dz_dw"), "weight, activation, cost");
    assert.equal(keys("softmaxWeight"), "weight, cost");
    assert.equal(keys("path"), "previous:0, activation:0, cost:0, activation:1, cost:1, sum");
  });

  it("shows by stubs that a folded a_prev comes from something, until it is unfolded as far as it goes", () => {
    const tree = fixtures.chain().pictures.tree!;
    const stubs = (open: number): number => layoutTree(tree, open, SIZE).stubs.length;
    assert.deepEqual([stubs(1), stubs(2), stubs(3)], [3, 3, 0]);
  });

  it("lights one edge, of the neuron at hand alone", () => {
    const lit = (name: FixtureName): string[] =>
      layoutTree(fixtures[name]().pictures.tree!, 9, SIZE)
        .edges.filter(({ light }) => light === "current")
        .map(({ key }) => key);
    assert.deepEqual(lit("dz_dw"), ["weight 0"]);
    assert.deepEqual(lit("da_dz"), ["activation 0"]);
    assert.deepEqual(lit("dC_da"), ["cost"]);
    assert.deepEqual(lit("start"), []);
  });

  it("says beside a long edge how many layers lie on it", () => {
    const { edges, notes } = layoutTree(fixtures.foldedTerm().pictures.tree!, 9, { width: 498, height: 400 });
    assert.ok(notes.some(({ text }) => text === "through layers 3 to 100"));
    assert.equal(edges.filter(({ isLong }) => isLong).length, 1);
  });
});
