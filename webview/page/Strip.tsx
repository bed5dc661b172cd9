/** ∇C so far, always in view: a cell a component, or a bar a layer where they are many; dashed is not computed yet. */
import type { GradientView } from "../../src/protocol/messages";
import { scaleFor } from "../shared/numbers";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";

export const Strip = steady(({ gradient }: { readonly gradient: GradientView }) => {
  const { filled, total, words } = gradient;
  return (
    <section class="gradient-strip" data-testid="strip" aria-label={panel.strip.label}>
      <p class="strip-head">
        <b>{panel.strip.heading}</b>
        <span class="detail" title={panel.strip.filled(filled, total, words)}>
          {panel.strip.filled(filled, total, words)}
        </span>
      </p>
      <div class="components-row">{gradient.strip.length > 0 ? cells(gradient) : parts(gradient)}</div>
    </section>
  );
});

function cells({ strip, vector: { parts } }: GradientView) {
  const scale = scaleFor(strip.map(({ value }) => value));
  let first = 0;
  return parts.map(({ l, label, size }) => {
    const own = strip.slice(first, first + size);
    first += size;
    return (
      <div key={l} class="strip-part" style={{ flexGrow: size }} title={label}>
        <div class="strip-cells">
          {own.map(({ value, light }, place) => (
            <i
              key={`component ${place}`}
              data-light={light}
              data-sign={value === null ? "none" : value < 0 ? "negative" : "positive"}
              style={{ "--share": Math.min(Math.abs(value ?? 0) / scale, 1).toFixed(3) }}
            />
          ))}
        </div>
        <span class="strip-label">{label}</span>
      </div>
    );
  });
}

function parts({ vector: { parts } }: GradientView) {
  return parts.map(({ l, label, size, filled }) => (
    <div key={l} class="strip-part" style={{ flexGrow: Math.max(Math.sqrt(size), 1) }} title={label}>
      <div class="strip-whole" style={{ "--filled": (filled / size).toFixed(4) }} />
      <span class="strip-label">{label}</span>
    </div>
  ));
}
