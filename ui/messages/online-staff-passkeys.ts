/** Passkeys on the office's page of the online ballot box (T29): words of the screens, and refusals. */
import * as words from '#words/online.ts'
import type { RefusalCatalogue } from './message.ts'

export const passkeyScreen = words.passkeyScreen

export const passkeyRefusals = words.passkeyRefusals satisfies RefusalCatalogue<string>
