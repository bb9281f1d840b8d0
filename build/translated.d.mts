export const TRANSLATED: string
export const ONLINE: readonly string[]
export function buildTranslated(options?: {
  readonly sources?: readonly string[]
  readonly into?: string
}): Promise<void>
export const STARTED: readonly string[]
