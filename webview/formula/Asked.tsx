/** The place of the number that the reader is to say. */
export function Asked() {
  return (
    <span class="num asked" role="img" aria-label="to be guessed" data-testid="asked">
      ?
    </span>
  );
}
