/** Refusals of the officer's own duties: witnesses, keys, media, the order of the morning, the papers before the boxes leave. */
import * as words from '#words/issuer.ts'
import type { RefusalCatalogue } from './message.ts'

export const issuerOfficeRefusals = words.issuerOfficeRefusals satisfies RefusalCatalogue<string>
