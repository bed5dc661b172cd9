import assert from "node:assert/strict";
import { Trace } from "../../../../src/core/run/trace";
import { sourceOf } from "../../../../src/pictures/nudgeChain";
import { whatIf } from "../../../../src/pictures/whatIf";
import { chainRow, countsOf } from "../../../../webview/pictures/nudge/chainRows";
import { network } from "../../../core/networks";

const trace = new Trace(network({ sizes: [2, 3, 12, 1] }));
const state = trace.stateAt(trace.program.example.length);
const spot = { of: "parameter", l: 1, j: 2 } as const;
const source = sourceOf(state, "hand", spot);
const answer = whatIf(state, spot, 0.1)!;
const row = (kind: "link" | "gap" | "path" | "paths", index: number, asked = true) =>
  chainRow({ kind, index, y: 0, height: 16 }, source, asked ? answer : undefined);

describe("what stands in the rows of a chain", () => {
  it("are so many, those that the host has folded counted as one", () => {
    const { links, fan } = source;
    assert.deepEqual(countsOf(source), { links: links.length + 1, paths: fan!.paths.length + 1 });
    assert.ok(fan!.others);
    const { fan: _, ...alone } = source;
    assert.equal(countsOf(alone).paths, 0);
  });

  it("begins with what is nudged, which has no ratio to anything before it", () => {
    const { name, change, after, ratio, factor, names } = row("link", 0);
    assert.deepEqual(
      [name, change, after, ratio, factor, names],
      ["b₂⁽¹⁾", answer.moved, answer.after.w, null, null, undefined],
    );
  });

  it("goes on with each link: by how much it moves, the ratio to the one before, and its factor", () => {
    const { names, change, ratio, factor } = row("link", 2);
    assert.deepEqual(
      [change, ratio, factor],
      [answer.links[1]!.change, answer.links[1]!.ratio, source.links[1]!.factor],
    );
    assert.deepEqual(names, {
      ratio: "Δa/Δz",
      factor: "∂a/∂z",
      fullRatio: "Δa₂⁽¹⁾/Δz₂⁽¹⁾",
      fullFactor: "∂a₂⁽¹⁾/∂z₂⁽¹⁾",
    });
    assert.equal(row("link", 1).names!.ratio, "Δz/Δb");
  });

  it("has for each path its share, and for those that the host has folded the one of all of them", () => {
    assert.equal(source.fan!.paths.length, 8);
    assert.deepEqual(
      [row("path", 3).change, row("path", 3).ratio, row("path", 3).factor],
      [answer.fan!.paths[3]!.change, answer.fan!.paths[3]!.share, source.fan!.paths[3]!.term],
    );
    const { name, ratio, factor } = row("path", 8);
    assert.deepEqual([name, ratio, factor], ["+ 4 paths", answer.fan!.others, source.fan!.others]);
  });

  it("adds up the paths that the panel folds", () => {
    const { name, ratio, factor } = row("paths", 2);
    assert.equal(name, "+ 10 paths");
    const rest = [...answer.fan!.paths.slice(2).map(({ share }) => share!), answer.fan!.others!];
    assert.ok(Math.abs(ratio! - rest.reduce((sum, each) => sum + each, 0)) < 1e-15);
    const whole = source.links.at(-1)!.factor!;
    const first = source.fan!.paths.slice(0, 2).reduce((sum, { term }) => sum + term!, 0);
    assert.ok(Math.abs(first + factor! - whole) < 1e-15);
  });

  it("says how many links are folded, and is blank without a nudge but for what is exact", () => {
    assert.equal(row("gap", 1).name, "⋮ 2 more links");
    for (const kind of ["link", "path", "paths"] as const) {
      const { change, ratio, after, factor } = row(kind, 1, false);
      assert.deepEqual([change, ratio, after], [null, null, undefined]);
      assert.notEqual(factor, null);
    }
  });
});
