export function drawn(folder?: string): {
  readonly up: readonly string[];
  readonly circles: readonly (readonly string[])[];
};
