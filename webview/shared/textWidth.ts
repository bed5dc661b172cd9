/** How wide a text is at the most: for what must be placed before it is drawn. In the widest of the fonts in use. */

/** In shares of the size of the type. */
const widths: readonly (readonly [characters: RegExp, regular: number, bold: number])[] = [
  [/[⁰¹²³⁴-⁹⁽⁾₀-₉ₑᵢⱼₖ]/, 0.45, 0.48],
  [/[.,′ ]/, 0.33, 0.39],
  [/[/()]/, 0.4, 0.46],
  [/\d/, 0.64, 0.7],
  [/[−=+∞⋮]/, 0.84, 0.84],
  [/…/, 1, 1],
];
const OTHER = [0.68, 0.74] as const;

export function widthOf(text: string, size: number, isBold = false): number {
  const weight = isBold ? 1 : 0;
  let width = 0;
  for (const character of text) {
    const [, ...known] = widths.find(([characters]) => characters.test(character)) ?? ["", ...OTHER];
    width += known[weight]!;
  }
  return width * size;
}
