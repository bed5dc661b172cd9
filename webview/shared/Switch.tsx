/** A choice of one among few, all in sight: radio buttons in a row. */

interface Props<Choice extends string> {
  readonly name: string;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly chosen: Choice;
  readonly disabled?: boolean;
  readonly choose: (choice: Choice) => void;
}

export function Switch<Choice extends string>({
  name,
  choices,
  chosen,
  disabled = false,
  choose,
}: Props<Choice>) {
  return (
    <fieldset class="switch" aria-label={name} disabled={disabled}>
      {(Object.entries(choices) as [Choice, string][]).map(([choice, label]) => (
        <label key={choice} data-chosen={choice === chosen ? "" : undefined}>
          <input type="radio" name={name} checked={choice === chosen} onChange={() => choose(choice)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
