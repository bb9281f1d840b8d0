export const FORMS: string
export function makeForms(folder?: string): void
export function moduleOf(tables: ReadonlyMap<string, string>): string
