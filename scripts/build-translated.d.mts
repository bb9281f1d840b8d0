export const TRANSLATED: string
export function buildTranslated(): Promise<void>
