import assert from "node:assert/strict";
import { placeWords, stopAt, stopsWords, stopWords } from "../../../webview/timeline/timelineWords";
import { fixtures } from "../fixtures";

const { timeline } = fixtures.stops();
const [row] = timeline.rows;

describe("the words of the timeline", () => {
  it("name a place: what it is in, from the outermost to the layer", () => {
    assert.equal(placeWords(row!, 0), "the start");
    assert.equal(placeWords(row!, 1), "step 1: example 0 · dawn, forward, layer 1");
    assert.equal(placeWords(row!, row!.end), `step ${row!.end}: average, gradient step, layer 2`);
    const [epochs] = fixtures.trainedStops().timeline.rows;
    assert.equal(placeWords(epochs!, 5601), "step 5601: epochs 21–40");
  });

  it("say what stops there", () => {
    const breakpoints = [{ name: "w₀₁⁽²⁾" }, { name: "cost", condition: "C < 0.1" }, { name: "b[1][0]" }];
    const reason = (breakpoint: number, times: number, isCertain = true) => ({
      breakpoint,
      times,
      isCertain,
    });
    const words = (first: number, last: number, by: readonly ReturnType<typeof reason>[], others = 0) =>
      stopWords({ first, last, by, others }, breakpoints);
    assert.equal(words(16, 16, [reason(0, 1)]), "w₀₁⁽²⁾ stops here");
    assert.equal(words(16, 16, [reason(0, 1), reason(1, 1)]), "w₀₁⁽²⁾ stops here, cost stops here");
    assert.equal(words(16, 16, [reason(1, 1, false)]), "cost may stop here, if C < 0.1");
    assert.equal(words(16, 16, [reason(2, 1, false)]), "b[1][0] may stop here, if it changes");
    assert.equal(
      words(16, 240, [reason(0, 12), reason(1, 1, false)], 2),
      "from step 16 to step 240 w₀₁⁽²⁾ stops 12 times, cost may stop once, if C < 0.1, 2 more breakpoints",
    );
  });

  it("find the stop at a position", () => {
    const { first } = row!.stops[1]!;
    assert.equal(stopAt(timeline, first), row!.stops[1]);
    assert.equal(stopAt(timeline, first + 1), undefined);
  });

  it("say how to go to the next stops", () => {
    assert.equal(stopsWords(fixtures.start().timeline), undefined);
    const { previousStop, nextStop } = timeline;
    assert.equal(
      stopsWords(timeline),
      `next stop: step ${nextStop}, key full stop; previous stop: step ${previousStop}, key comma`,
    );
    assert.equal(stopsWords({ rows: [], breakpoints: [{ name: "cost" }] }), "no stop in the run");
  });
});
