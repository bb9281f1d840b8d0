export const WORDS: string
export function makeWords(folder?: string): void
export function modulesOf(tables: ReadonlyMap<string, string>): ReadonlyMap<string, string>
