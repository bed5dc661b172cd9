/** The words to the step, in type that fits them into their place: as large as in one column where they are short. */
import { measured } from "../shared/pen";
import { steady } from "../shared/steady";
import { useWidth } from "../shared/useWidth";
import { typeOf } from "./wordsType";

interface Props {
  readonly words: string;
  /** Of the place, in pixels. */
  readonly height: number;
  /** The size of the type and of its line where there is room. */
  readonly best: readonly [size: number, line: number];
}

export const Words = steady(({ words, height, best }: Props) => {
  const [place, width] = useWidth<HTMLParagraphElement>();
  const { size, line, lines } = typeOf(words, { width, height }, best, measured);
  const isCut = lines !== undefined;
  return (
    <p
      class="words"
      data-testid="words"
      ref={place}
      {...(isCut && { title: words })}
      style={{
        height: `${isCut ? lines * line : height}px`,
        marginBottom: `${isCut ? height - lines * line : 0}px`,
        fontSize: `${size}px`,
        lineHeight: `${line}px`,
        "--lines": lines ?? "none",
      }}
    >
      {words}
    </p>
  );
});
