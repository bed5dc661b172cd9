export function functionsOf(
  text: string,
): readonly { readonly name: string; readonly line: number; readonly lines: number }[];
export function tooLong(folder?: string): readonly string[];
