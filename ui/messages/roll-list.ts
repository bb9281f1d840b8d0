/** Words of refusals where the lists of a roll are read in the office. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const rollListRefusals = words.rollListRefusals satisfies RefusalCatalogue<string>
