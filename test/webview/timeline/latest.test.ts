import assert from "node:assert/strict";
import fc from "fast-check";
import { Latest } from "../../../webview/timeline/latest";

/** A messenger that keeps what was sent, and whose patience ends when it is told. */
function messenger() {
  const sent: (readonly [position: number, jump: number])[] = [];
  const waiting: (() => void)[] = [];
  return {
    sent,
    latest: new Latest({
      send: (position, jump) => sent.push([position, jump]),
      later: (then) => waiting.push(then),
    }),
    positions: () => sent.map(([position]) => position),
    /** The number of the wish sent last. */
    jump: () => sent.at(-1)![1],
    endPatience: () => {
      for (const then of waiting.splice(0)) then();
    },
  };
}

describe("the latest wish", () => {
  it("is sent at once where nothing is under way", () => {
    const { latest, positions, jump } = messenger();
    latest.want(1);
    latest.shown({}, jump());
    latest.want(2);
    assert.deepEqual(positions(), [1, 2]);
  });

  it("replaces those that waited", () => {
    const { latest, positions, jump } = messenger();
    for (const wish of [1, 2, 3, 4]) latest.want(wish);
    assert.deepEqual(positions(), [1]);
    assert.equal(latest.wanted, 4);
    latest.shown({}, jump());
    assert.deepEqual(positions(), [1, 4]);
    latest.shown({}, jump());
    assert.deepEqual(positions(), [1, 4]);
    assert.equal(latest.wanted, undefined);
  });

  it("is over with the step that has its number alone", () => {
    const { latest, positions, jump } = messenger();
    latest.want(5);
    latest.want(6);
    latest.shown({}, undefined);
    latest.shown({}, jump() - 1);
    assert.deepEqual(positions(), [5]);
    assert.equal(latest.wanted, 6);
  });

  it("takes the place of one that takes long, whose step then says nothing any more", () => {
    const { latest, sent, positions, endPatience } = messenger();
    latest.want(1000);
    endPatience();
    assert.deepEqual(positions(), [1000]);
    latest.want(7);
    assert.deepEqual(positions(), [1000, 7]);
    latest.shown({}, sent[0]![1]);
    assert.equal(latest.wanted, 7);
    latest.want(8);
    latest.want(9);
    assert.deepEqual(positions(), [1000, 7]);
    endPatience();
    assert.deepEqual(positions(), [1000, 7, 9]);
  });

  it("goes from stop to stop, as often as that was asked for", () => {
    const { latest, positions, jump } = messenger();
    latest.shown({ previous: 4, next: 16 }, undefined);
    for (let press = 0; press < 3; press++) latest.hop(1);
    assert.deepEqual(positions(), [16]);
    latest.shown({ previous: 4, next: 31 }, jump());
    latest.shown({ previous: 16, next: 47 }, jump());
    latest.shown({ previous: 31 }, jump());
    assert.deepEqual(positions(), [16, 31, 47]);
    latest.hop(1);
    assert.deepEqual(positions(), [16, 31, 47]);
    latest.hop(-1);
    latest.hop(-1);
    latest.want(2); // What is asked for later counts.
    latest.shown({ previous: 16, next: 47 }, jump());
    latest.shown({}, jump());
    assert.deepEqual(positions(), [16, 31, 47, 31, 2]);
  });
});

// ── The panel's side against a host that answers whenever it likes ───────────────────────────────────────────────────

const LENGTH = 60;
const STOPS = [3, 10, 11, 24, 25, 26, 41, 60];
const previousStop = (position: number) => STOPS.findLast((each) => each < position);
const nextStop = (position: number) => STOPS.find((each) => each > position);

interface Step {
  readonly position: number;
  readonly jump: number | undefined;
}

/**
 * A panel, a host and a session far from each other: what one says waits until it is delivered. The session takes as many
 * slices for a way as the test gives it; steps are looked at later than they are stops, and not every stop is.
 */
class World {
  private readonly toHost: (readonly [position: number, jump: number])[] = [];
  private readonly toSession: (readonly [position: number, jump: number])[] = [];
  private readonly toPanel: Step[] = [];
  private readonly patience: (() => void)[] = [];
  private readonly latest = new Latest({
    send: (position, jump) => this.toHost.push([position, jump]),
    later: (then) => this.patience.push(then),
  });
  /** Where the session stands, or the way it is on. */
  private session: Step = { position: 0, jump: undefined };
  private way: Step | undefined;
  /** What the panel shows. */
  shown: Step = this.session;

  /** What the timeline marks: where the next press begins. */
  get marked(): number {
    return this.latest.wanted ?? this.shown.position;
  }

  get stands(): Step {
    return this.session;
  }

  get isQuiet(): boolean {
    const waiting = [this.toHost, this.toSession, this.toPanel].some((channel) => channel.length > 0);
    return !waiting && !this.way && this.latest.wanted === undefined;
  }

  press(by: number): void {
    this.latest.want(Math.min(Math.max(this.marked + by, 0), LENGTH));
  }

  hop(by: 1 | -1): void {
    this.latest.hop(by);
  }

  readonly happen = {
    "the host hears": () => {
      const wish = this.toHost.shift();
      if (wish) this.toSession.push(wish);
    },
    "the session hears": () => {
      const wish = this.toSession.shift();
      if (wish) this.way = { position: wish[0], jump: wish[1] };
    },
    "the way ends": () => {
      if (!this.way) return;
      this.session = this.way;
      this.way = undefined;
      this.toPanel.push(this.session);
    },
    // The pictures are chosen, a breakpoint is set, a weight is nudged: the same stop is told again.
    "the step is told again": () => {
      if (!this.way) this.toPanel.push(this.session);
    },
    "the panel hears": () => {
      const step = this.toPanel.shift();
      if (!step) return;
      this.shown = step;
      this.latest.shown({ previous: previousStop(step.position), next: nextStop(step.position) }, step.jump);
    },
    "patience ends": () => this.patience.shift()?.(),
  } satisfies Record<string, () => void>;

  /** Lets everything happen that is under way. */
  settle(): void {
    const { "the step is told again": _, ...underWay } = this.happen;
    for (let round = 0; round < 200 && !this.isQuiet; round++)
      for (const happen of Object.values(underWay)) happen();
    assert(this.isQuiet);
  }

  /** Someone else moves the session, by F10 in the editor or a pause. */
  disturb(position: number): void {
    this.session = { position, jump: (this.way ?? this.session).jump };
    this.way = undefined;
    this.toPanel.push(this.session);
  }
}

type Event = keyof World["happen"];
const events = Object.keys(new World().happen) as Event[];
const event = fc.constantFrom(...events);
const press = fc.constantFrom(1, -1, 7, -7, LENGTH, -LENGTH);

describe("the panel with a host that answers whenever it likes", () => {
  it("loses no press: it ends where all of them lead", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(press, event, event), { maxLength: 80 }), (script) => {
        const world = new World();
        let expected = 0;
        for (const each of script) {
          if (typeof each === "number") {
            expected = Math.min(Math.max(expected + each, 0), LENGTH);
            world.press(each);
          } else world.happen[each]();
          assert.equal(world.marked, expected, "the mark is where the presses lead");
        }
        world.settle();
        assert.equal(world.stands.position, expected);
        assert.equal(world.shown.position, expected);
      }),
      { numRuns: 3000 },
    );
  });

  it("loses no hop from stop to stop", () => {
    const script = fc.array(fc.oneof(fc.constantFrom(1 as const, -1 as const), event, event), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(script, (script) => {
        const world = new World();
        world.happen["the step is told again"]();
        world.happen["the panel hears"]();
        let expected = 0;
        let under = 0;
        for (const each of script) {
          if (typeof each === "number") {
            world.hop(each);
            under += each;
          } else world.happen[each]();
        }
        world.settle();
        // One after the other; what is asked for beyond the last stop in a direction goes nowhere.
        if (script.every((each) => each !== -1)) {
          for (; under > 0; under--) expected = nextStop(expected) ?? expected;
          assert.equal(world.stands.position, expected);
        }
        assert.equal(world.shown.position, world.stands.position);
      }),
      { numRuns: 1000 },
    );
  });

  it("comes to rest where the session stands, whoever else moves it", () => {
    const disturbance = fc.record({ to: fc.nat(LENGTH) });
    fc.assert(
      fc.property(fc.array(fc.oneof(press, event, event, disturbance), { maxLength: 80 }), (script) => {
        const world = new World();
        for (const each of script) {
          if (typeof each === "number") world.press(each);
          else if (typeof each === "string") world.happen[each]();
          else world.disturb(each.to);
        }
        world.settle();
        assert.equal(world.shown.position, world.stands.position);
      }),
      { numRuns: 2000 },
    );
  });
});
