/** How far the run has come, as a thin line and in words, and what one Next does. */

interface Props {
  readonly position: number;
  readonly length: number;
  readonly level: string;
}

export function Timeline({ position, length, level }: Props) {
  const text = `step ${position} of ${length}`;
  return (
    <div class="timeline">
      <div
        class="line"
        role="progressbar"
        aria-label="Progress of the run"
        aria-valuemin={0}
        aria-valuemax={length}
        aria-valuenow={position}
        aria-valuetext={text}
      >
        <div class="done" style={{ transform: `scaleX(${length === 0 ? 0 : position / length})` }} />
      </div>
      <div class="legend">
        <span data-testid="position">{text}</span>
        <span data-testid="level">one {level} at a time</span>
      </div>
    </div>
  );
}
