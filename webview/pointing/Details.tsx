/** The numbers of the spot that is pointed at, below its picture. */
import type { DetailsView, SpotView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { reading } from "../shared/numbers";

interface Props {
  /** Whose details they are. */
  readonly picture: string;
  readonly spot: SpotView | undefined;
  /** Absent while they are under way. */
  readonly details: DetailsView | undefined;
  /** What to do, where nothing is pointed at. */
  readonly hint: string;
}

export function Details({ picture, spot, details, hint }: Props) {
  return (
    <div class="details" data-testid="details" aria-live="polite">
      {details ? (
        <>
          <p>
            <b>{details.name}</b> {details.words}
          </p>
          <dl>
            {details.numbers.map(({ name, value, isNew }) => (
              <div key={name} data-new={isNew ? "" : undefined}>
                <dt>{name}</dt>
                <dd>
                  <Num value={value} write={reading} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p class="hint" data-testid={`${picture} words`}>
          {spot ? "\u00a0" : hint}
        </p>
      )}
    </div>
  );
}
