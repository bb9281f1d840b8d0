/** `ippyo export`: what it says, and why it exports nothing. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const exportWords = words.exportWords

export const exportRefusals = words.exportRefusals satisfies RefusalCatalogue<string>
