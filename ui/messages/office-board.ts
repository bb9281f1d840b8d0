/** Words of headquarters' board of turnout. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const officeBoardWords = words.officeBoardWords

export const officeBoardRefusals = words.officeBoardRefusals satisfies RefusalCatalogue<string>
