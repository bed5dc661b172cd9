export function englishIn(source: string): readonly string[];
export function strayEnglish(folder?: string): readonly string[];
