/** Breakpoints that a client sets all at once: kept while there is no run, and bound to every new one. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { complete } from "../../core/run/work";
import type { Run } from "../run";
import { type Binding, each, pending } from "./breakpoints";

interface Requested {
  readonly id: number;
}

export class RequestedBreakpoints<Wanted extends Requested, Bound> {
  private wanted: readonly Wanted[] = [];
  private bindings: readonly Binding<Bound>[] = [];
  private run: Run | undefined;

  constructor(private readonly bind: (each: Wanted, run: Run) => Binding<Bound>) {}

  get bound(): readonly Bound[] {
    return this.bindings.flatMap(({ bound }) => bound ?? []);
  }

  /** Replaces them all; answers each. Yields before each; until it is through, those before are bound. */
  *set<Asked>(
    asked: readonly Asked[],
    numbered: (each: Asked) => Wanted,
  ): Generator<void, DebugProtocol.Breakpoint[], void> {
    this.wanted = yield* each(asked, numbered);
    yield* this.bindAll();
    return this.bindings.map(({ answer }) => answer);
  }

  /** Binds them to a new run; those whose answer is another one now. */
  bindTo(run: Run): DebugProtocol.Breakpoint[] {
    const before = this.bindings.map(({ answer }) => JSON.stringify(answer));
    this.run = run;
    complete(this.bindAll());
    return this.bindings
      .map(({ answer }) => answer)
      .filter((answer, place) => JSON.stringify(answer) !== before[place]);
  }

  private *bindAll(): Generator<void, void, void> {
    const { run } = this;
    this.bindings = yield* each(this.wanted, (one) => (run ? this.bind(one, run) : pending({ id: one.id })));
  }
}
