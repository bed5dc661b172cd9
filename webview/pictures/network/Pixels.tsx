/** A picture of pixels, each as bright as its number, or of the hue of its sign; drawn anew only where it has changed. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Box, placedAt } from "../../shared/geometry";

interface Props {
  readonly box: Box;
  readonly side: number;
  /** As the host sends them: two hexadecimal digits a pixel, 0 where it is not computed yet. */
  readonly shades: string;
  /** Whether the middle shade is 0, and those around it have a sign. */
  readonly isSigned: boolean;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  readonly testId: string;
}

export function Pixels({ box, side, shades, isSigned, label, testId }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useLayoutEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    const style = getComputedStyle(canvas.current!);
    const color = (name: string): string => style.getPropertyValue(name);
    context.clearRect(0, 0, side, side);
    for (let pixel = 0; pixel < side * side; pixel++) {
      const shade = Number.parseInt(shades.slice(2 * pixel, 2 * pixel + 2), 16);
      if (!shade) continue;
      const paint = (hue: string, share: number): void => {
        context.globalAlpha = share;
        context.fillStyle = color(hue);
        context.fillRect(pixel % side, Math.floor(pixel / side), 1, 1);
      };
      paint(isSigned ? "--surface" : "--neuron-empty", 1);
      if (isSigned) paint(shade < 128 ? "--negative" : "--positive", Math.abs(shade - 128) / 127);
      else paint("--neuron-full", (shade - 1) / 254);
    }
  }, [shades, side, isSigned, theme]);
  return (
    <canvas
      ref={canvas}
      class="pixels"
      role="img"
      aria-label={label}
      data-testid={testId}
      width={side}
      height={side}
      style={placedAt(box)}
    />
  );
}

/** Counts the themes that the page has had: VS Code changes its classes and its colours. */
function useTheme(): number {
  const [theme, setTheme] = useState(0);
  useLayoutEffect(() => {
    const observer = new MutationObserver(() => setTheme((count) => count + 1));
    for (const element of [document.documentElement, document.body])
      observer.observe(element, { attributeFilter: ["class", "style"] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
