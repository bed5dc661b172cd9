/** A symbol in plain text, drawn: letters as mathematics sets them, small signs in the font of the page, which has them. */

const SMALL = /([⁰¹²³⁴-⁹⁽⁾₀-₉ₑᵢⱼₖ,]+)/;

export function Letters({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(SMALL).map((part, place) => (
        <tspan key={place} class={place % 2 === 0 ? "math" : "index"}>
          {part}
        </tspan>
      ))}
    </>
  );
}
