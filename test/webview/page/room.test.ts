import assert from "node:assert/strict";
import {
  arrangementOf,
  type Content,
  hallRoom,
  onlyZoom,
  type Room,
  roomOf,
  wordsRoom,
} from "../../../webview/page/room";

const small: Content = { rows: 4, lanes: 1, predicts: false };
const digits: Content = { rows: 10, lanes: 1, predicts: false };

const at = (width: number, height: number, content = small): Room => roomOf({ width, height }, content);

/** What the deck has. */
const deckOf = (height: number, { header, stage, words, strip }: Room): number =>
  height - header - stage - words - strip;

describe("the room of the page", () => {
  it("is composed as the design has it: 546 × 830, a side bar, two columns, three", () => {
    const { header, stage, words, strip } = at(546, 830);
    assert.deepEqual({ header, stage, words, strip }, { header: 100, stage: 252, words: 92, strip: 78 });
    assert.deepEqual(
      [320, 399, 400, 546, 719, 720, 900, 1499, 1500, 1920].map((width) =>
        arrangementOf({ width, height: 830 }),
      ),
      ["narrow", "narrow", "one", "one", "one", "two", "two", "two", "three", "three"],
    );
    assert.equal(arrangementOf({ width: 1920, height: 500 }), "two");
    assert.equal(at(900, 900).stage, 1.25 * 252);
    assert.equal(at(1500, 900).scale, 1);
    assert.equal(at(1920, 1000).scale, 1.25);
  });

  it("follows from the network: rows make the stage higher, lanes the header", () => {
    assert.deepEqual(
      [1, 4, 5, 6, 7, 8, 9, 10, 12].map((rows) => at(546, 830, { ...small, rows }).stage),
      [252, 252, 270, 287, 304, 321, 339, 356, 356],
    );
    assert.equal(at(546, 830, digits).strip, 66);
    assert.equal(at(546, 900, { ...small, lanes: 2 }).header, 126);
  });

  it("folds the strip, the deck, sums and words, in this order, the lower the window is", () => {
    const folds = (height: number, content: Content) => {
      const { isStripFolded, isDeckFolded, rows, areWordsFolded } = at(546, height, content);
      return [isStripFolded, isDeckFolded, rows < 10, areWordsFolded].filter((is) => is).length;
    };
    assert.deepEqual(
      [830, 702, 650, 640, 500].map((height) => folds(height, small)),
      [0, 0, 1, 2, 3],
    );
    assert.deepEqual(
      [830, 750, 749, 600, 500, 446].map((height) => folds(height, digits)),
      [0, 1, 2, 3, 4, 4],
    );
    assert.equal(at(900, 748).scale, 1, "before anything folds the formula is smaller");
    for (let height = 446; height < 1200; height++)
      for (const content of [small, digits]) {
        const room = at(546, height, content);
        assert(deckOf(height, room) >= (room.isDeckFolded ? 36 : 176), `${height}`);
        assert.equal(room.least, 0);
      }
  });

  it("is had in any window of 320 × 500 and more; in a smaller one the page scrolls and has all of it", () => {
    for (const predicts of [false, true])
      for (const width of [320, 399, 400, 546, 720, 1500])
        assert.equal(at(width, 500, { ...digits, predicts }).least, 0, `${width} ${predicts}`);
    const { least, isDeckFolded, isStripFolded, areWordsFolded, ...room } = at(273, 415);
    assert.deepEqual([isDeckFolded, isStripFolded, areWordsFolded], [false, false, false]);
    assert.equal(deckOf(least, { least, isDeckFolded, isStripFolded, areWordsFolded, ...room }), 176);
    assert(room.header + room.stage < 415, "the stage is whole at the top");
  });

  it("gives the words what they have under them", () => {
    assert.deepEqual(wordsRoom(at(546, 830), false), { height: 48, best: [14, 21] });
    assert.deepEqual(wordsRoom(at(320, 700), true), { height: 84, best: [13.5, 20] });
    assert.equal(wordsRoom(at(546, 446, digits), false).height, 24);
  });
});

describe("the room of a page that is presented", () => {
  /** What its one view has: beside the words all that is left, else what is left under them. */
  const viewOf = (height: number, room: Room): number =>
    deckOf(height, room) + (room.arrangement === "hallBeside" ? room.words : 0);

  it("makes 11 px 20 on a projector of 1920 × 1080, the words beside the view", () => {
    const { zoom, arrangement } = hallRoom({ width: 1920, height: 1080 }, small);
    assert(11 * zoom >= 20);
    assert.equal(arrangement, "hallBeside");
  });

  it("has the view below the words in a window that is not much wider than high", () => {
    for (const [width, height] of [
      [900, 900],
      [600, 1000],
    ] as const)
      assert.equal(hallRoom({ width, height }, small).arrangement, "hall");
  });

  it("leaves a view that can be read in any large window, folding long sums before", () => {
    for (const width of [1024, 1280, 1920, 3840])
      for (const share of [0.5, 0.5625, 0.625, 0.75, 1])
        for (const content of [small, digits]) {
          const height = width * share;
          const room = hallRoom({ width, height }, content);
          assert(room.zoom >= 1);
          if (room.zoom > 1) assert(viewOf(height / room.zoom, room) >= 144, `${width} × ${height}`);
          assert.equal(room.isDeckFolded, false);
        }
  });
});

describe("the room of the editor of one view", () => {
  it("is enlarged from a large one on, up to where more is to be seen instead, and never made small", () => {
    const zoomAt = (width: number, height: number) => onlyZoom({ width, height });
    assert.equal(zoomAt(600, 400), 1);
    assert.equal(zoomAt(320, 1000), 1);
    assert.equal(zoomAt(960, 800), 1.5);
    assert.equal(zoomAt(1600, 600), 1.25);
    assert.equal(zoomAt(3840, 2160), 1.75);
  });
});
