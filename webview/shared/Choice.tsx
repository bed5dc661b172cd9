/** A choice of one among few, where there is no room for all of them in sight. */

interface Props<Of extends string> {
  readonly name: string;
  readonly choices: Readonly<Record<Of, string>>;
  readonly chosen: Of;
  readonly choose: (choice: Of) => void;
}

export function Choice<Of extends string>({ name, choices, chosen, choose }: Props<Of>) {
  return (
    <select
      class="choice"
      aria-label={name}
      value={chosen}
      onChange={({ currentTarget: { value } }) => choose(value as Of)}
    >
      {(Object.entries(choices) as [Of, string][]).map(([choice, label]) => (
        <option key={choice} value={choice}>
          {label}
        </option>
      ))}
    </select>
  );
}
