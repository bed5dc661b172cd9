import assert from "node:assert/strict";
import { layoutTree } from "../../../../webview/pictures/tree/treeLayout";
import type { Size } from "../../../../webview/shared/geometry";
import { type FixtureName, fixtures } from "../../fixtures";

const SIZE: Size = { width: 498, height: 230 };

function layoutOf(name: FixtureName, size = SIZE) {
  return layoutTree(fixtures[name]().pictures.tree!, 1, size);
}

describe("the branches of a sum", () => {
  it("leave a_prev, each with its z and a and what goes into them, and meet at C", () => {
    const { nodes, edges } = layoutOf("path");
    const keys = nodes.map(({ key }) => key);
    for (const j of [0, 1])
      for (const part of ["z", "a", "weight", "bias", "y"])
        assert.ok(keys.includes(`${part}:${j}`), `${part} ${j}`);
    assert.equal(keys.filter((key) => key === "previous 0" || key === "C").length, 2);
    const ends = (start: string) => edges.filter(({ key }) => key.startsWith(start));
    assert.equal(new Set(ends("previous:").map(({ from }) => JSON.stringify(from))).size, 1);
    assert.equal(new Set(ends("cost:").map(({ to }) => JSON.stringify(to))).size, 1);
  });

  it("are lit as far as they are added, the current one apart, as wide as what they add is large", () => {
    const { edges } = layoutOf("pathDone");
    const of = (j: number) =>
      ["previous", "activation", "cost"].map((edge) => edges.find(({ key }) => key === `${edge}:${j}`)!);
    assert.deepEqual(
      [0, 1].map((j) => of(j).map(({ light }) => light)),
      [Array(3).fill("path"), Array(3).fill("current")],
    );
    const { branches } = fixtures.pathDone().pictures.tree!.sum!;
    const shares = branches.map(({ share }) => share!);
    const most = Math.max(...shares.map(Math.abs));
    for (const j of [0, 1]) for (const { share } of of(j)) assert.equal(share, shares[j]! / most);
    assert.equal(layoutOf("path").edges.find(({ key }) => key === "cost:1")!.share, undefined);
  });

  it("fold around the current one where they are many, with how many are left out", () => {
    const { nodes, notes } = layoutOf("digitsPath", { width: 400, height: 140 });
    const shown = nodes.flatMap(({ key }) => /^z:(\d+)$/.exec(key)?.[1] ?? []).map(Number);
    assert.ok(shown.includes(7));
    const folded = notes.flatMap(({ text }) => /^⋯ (\d+)$/.exec(text)?.[1] ?? []).map(Number);
    assert.equal(shown.length + folded.reduce((sum, each) => sum + each, 0), 10);
  });

  it("say beside a_prev what they add up to so far", () => {
    const sum = layoutOf("path").factors.find(({ key }) => key === "sum")!;
    assert.deepEqual([sum.name, sum.isPartial], ["∂C₁/∂a₁⁽¹⁾", true]);
    assert.equal(layoutOf("pathDone").factors.find(({ key }) => key === "sum")!.isPartial, undefined);
  });

  it("keep their places as the current one moves on", () => {
    const places = (name: FixtureName) => layoutOf(name).nodes.map(({ key, x, y }) => [key, x, y]);
    assert.deepEqual(places("path"), places("pathDone"));
  });
});
