export const TRANSLATED: string
export function buildTranslated(): Promise<void>
export const STARTED: readonly string[]
