import assert from "node:assert/strict";
import { layoutTree, NODE } from "../../../../webview/pictures/tree/treeLayout";
import { overlap } from "../../../../webview/shared/geometry";
import { type FixtureName, fixtures } from "../../fixtures";

const trees = (Object.keys(fixtures) as FixtureName[]).map(
  (name) => [name, fixtures[name]().pictures.tree!] as const,
);

describe("the drawing of the tree", () => {
  it("has its nodes inside and apart, and its edges run downward, however far it is unfolded", () => {
    for (const [name, tree] of trees) {
      for (const width of [288, 460]) {
        for (let open = 1; open <= tree.levels.length; open++) {
          const { nodes, edges, height } = layoutTree(tree, open, width);
          nodes.forEach(({ x, y }, place) => {
            assert.ok(x >= NODE.width / 2 && x <= width - NODE.width / 2, name);
            assert.ok(y >= NODE.height / 2 && y <= height - NODE.height / 2, name);
            for (const other of nodes.slice(place + 1)) {
              const isApart = Math.abs(other.x - x) >= NODE.width || Math.abs(other.y - y) >= NODE.height;
              assert.ok(isApart, `${name}: ${nodes[place]!.key} on ${other.key}`);
            }
          });
          for (const { from, to } of edges) assert.ok(from.y < to.y, name);
          assert.equal(new Set(edges.map(({ key }) => key)).size, edges.length);
        }
      }
    }
  });

  it("unfolds a_prev into its own w, a_prev and b, and every z has three edges into it", () => {
    const tree = fixtures.chain().pictures.tree!;
    const keys = (open: number): string =>
      layoutTree(tree, open, 400)
        .nodes.map(({ key }) => key)
        .join(" ");
    assert.equal(keys(1), "weight 0 previous 0 bias 0 z 0 a C y");
    assert.equal(keys(2), "weight 1 previous 1 bias 1 z 1 weight 0 previous 0 bias 0 z 0 a C y");
    const { nodes, edges } = layoutTree(tree, 3, 400);
    for (const z of nodes.filter(({ key }) => key.startsWith("z")))
      assert.equal(edges.filter(({ to }) => to.y === z.y - NODE.height / 2).length, 3);
    assert.deepEqual(
      nodes.flatMap(({ key, unfolds }) => (unfolds ? [`${key} ${unfolds.level} ${unfolds.isOpen}`] : [])),
      ["previous 1 2 true", "previous 0 1 true"],
    );
  });

  it("writes every factor beside its edge, off the nodes and the notes", () => {
    for (const [name, tree] of trees) {
      for (const width of [288, 460]) {
        for (let open = 1; open <= tree.levels.length; open++) {
          const { nodes, factors, notes } = layoutTree(tree, open, width);
          assert.equal(factors.length, tree.factors.length, name);
          // At 11.4 px a character takes 6.5 px at the most; small ones half of that.
          const wide = (text: string): number =>
            [...text].reduce((sum, character) => sum + (/[⁰-₉⁽⁾,]/.test(character) ? 4 : 7), 0);
          const boxes = factors.map(({ factor, side, x, y }) => {
            const isBelow = side === "below";
            const across = isBelow ? wide(factor.name) : wide(factor.name) + 46;
            return {
              x: isBelow ? x - across / 2 : x - across,
              y: y - (isBelow ? 16 : 8),
              width: across,
              height: isBelow ? 32 : 16,
            };
          });
          for (const box of boxes) {
            assert.ok(box.x >= 0 && box.x + box.width <= width, `${name}, ${open} open, ${width} px`);
            for (const { key, x, y } of nodes) {
              const node = { x: x - 24, y: y - NODE.height / 2 + 4, width: 48, height: NODE.height - 8 };
              assert.ok(!overlap(box, node), `${name}: a factor on ${key}, ${open} open, ${width} px`);
            }
            for (const note of notes) {
              const across = wide(note.text);
              const left = note.side === "left" ? note.x - across : note.x;
              const words = { x: left, y: note.y - 8, width: across, height: 16 };
              assert.ok(!overlap(box, words), `${name}: a factor on "${note.text}"`);
            }
          }
        }
      }
    }
  });

  it("shows by stubs that a folded a_prev comes from something, until it is unfolded as far as it goes", () => {
    const tree = fixtures.chain().pictures.tree!;
    const stubs = (open: number): number => layoutTree(tree, open, 400).stubs.length;
    assert.deepEqual([stubs(1), stubs(2), stubs(3)], [3, 3, 0]);
  });

  it("lights one edge, of the neuron at hand alone", () => {
    const lit = (name: FixtureName): string[] =>
      layoutTree(fixtures[name]().pictures.tree!, 9, 400)
        .edges.filter(({ isLit }) => isLit)
        .map(({ key }) => key);
    assert.deepEqual(lit("dz_dw"), ["weight 0"]);
    assert.deepEqual(lit("da_dz"), ["activation 0"]);
    assert.deepEqual(lit("dC_da"), ["cost"]);
    assert.deepEqual(lit("path"), ["previous 0"]);
    assert.deepEqual(lit("start"), []);
  });

  it("says beside a long edge how many layers lie on it", () => {
    const { edges, notes } = layoutTree(fixtures.foldedPath().pictures.tree!, 99, 460);
    assert.deepEqual(
      notes.map(({ text }) => text).filter((text) => text.includes("layers")),
      ["⋮ 52 more layers", "through layers 62 to 100"],
    );
    assert.equal(edges.filter(({ isLong }) => isLong).length, 2);
  });
});
