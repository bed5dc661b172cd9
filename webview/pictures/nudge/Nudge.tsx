/** The tab of the nudge: what is nudged, along what it is seen, and by how much; number lines, σ and C(w) follow it together. */
import type {
  CostCurveView,
  CurveView,
  NudgeView,
  PanelMessage,
  WhatIfView,
} from "../../../src/protocol/messages";
import type { Pointing } from "../../pointing/pointing";
import { Switch } from "../../shared/Switch";
import type { Settings } from "../../shared/settings";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { Curve } from "../curve/Curve";
import { Chain } from "./Chain";
import { Controls } from "./Controls";
import { CostCurve } from "./CostCurve";
import { heightAbove } from "./chainLayout";
import { countsOf } from "./chainRows";
import { halvingWords } from "./closingIn";
import { keyOf, type Nudging, useNudge } from "./useNudge";

interface Props {
  readonly nudge: NudgeView;
  readonly curve: CurveView | undefined;
  readonly whatIf: WhatIfView | undefined;
  readonly costCurve: CostCurveView | undefined;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  readonly post: (message: PanelMessage) => void;
  readonly pointing: Pointing;
}

export function Nudge({ nudge, curve, whatIf, costCurve, settings, change, post, pointing }: Props) {
  const nudging = useNudge(nudge, pointing.view, whatIf, post);
  const said = saidOf(nudging, nudge, settings, curve, costCurve);
  return (
    <section class="nudge" data-testid="nudge" aria-label={panel.deck.tabs.nudge}>
      <div class="view-line">
        <Switch
          name={panel.deck.nudge.name}
          choices={panel.deck.nudge.choices}
          chosen={settings.along}
          choose={(along) => change({ ...settings, along })}
        />
        <Sources nudge={nudge} nudging={nudging} />
        <p class="said" data-testid="halving" title={said}>
          {said}
        </p>
      </div>
      <Body nudging={nudging} curve={curve} costCurve={costCurve} settings={settings} post={post} />
      <Controls nudging={nudging} settings={settings} change={change} />
    </section>
  );
}

interface BodyProps extends Pick<Props, "curve" | "costCurve" | "settings" | "post"> {
  readonly nudging: Nudging;
}

/** What the nudge is seen along; σ below the number lines too, where that costs them no row. */
function Body({ nudging, curve, costCurve, settings, post }: BodyProps) {
  const { along, scaling } = settings;
  const [place, size] = useSize<HTMLDivElement>();
  const above = along === "lines" && curve ? heightAbove(countsOf(nudging.source), size) : undefined;
  const isBoth = above !== undefined;
  return (
    <div
      class="nudge-body"
      ref={place}
      data-both={isBoth ? "" : undefined}
      style={{ "--above": isBoth ? `${above}px` : undefined }}
    >
      {along === "lines" && <Chain nudging={nudging} isShared={scaling === "shared"} />}
      {(along === "curve" || isBoth) && curve && <Curve curve={curve} answer={nudging.answer} />}
      {along === "cost" && <CostCurve nudging={nudging} costCurve={costCurve} post={post} />}
    </div>
  );
}

/** One sentence: on the nudge if there is something to say, else on the view. */
function saidOf(
  { answer, tried, source }: Nudging,
  nudge: NudgeView,
  { along }: Settings,
  curve: CurveView | undefined,
  costCurve: CostCurveView | undefined,
): string {
  const ofNudge = answer?.words || halvingWords(tried, source.derivative);
  if (ofNudge || !nudge.canNudge) return ofNudge || nudge.words;
  if (along === "cost") return costCurve?.words ?? "";
  return along === "curve" ? (curve?.words ?? "") : nudge.words;
}

function Sources({ nudge, nudging }: { readonly nudge: NudgeView; readonly nudging: Nudging }) {
  return (
    <select
      aria-label={panel.nudge.what}
      value={keyOf(nudging.source)}
      onChange={({ currentTarget: { value } }) => nudging.choose(value)}
    >
      {nudge.sources.map((source) => (
        <option key={keyOf(source)} value={keyOf(source)}>
          {panel.nudge.source(source.name, source.role)}
        </option>
      ))}
    </select>
  );
}
