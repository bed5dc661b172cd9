export const LARGEST_VSIX: number;
export function packExtension(folder: string): Promise<string>;
export function packAdapter(folder: string): Promise<string>;
