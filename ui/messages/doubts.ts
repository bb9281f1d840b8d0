/** What does not go together at a count, and who says why. Each stops its station; nothing of it is a candidate's figure. */
import * as words from '#words/tally.ts'
import type { RefusalCatalogue } from './message.ts'

export const doubtWords = words.doubtWords satisfies RefusalCatalogue<string>

/** What a report says of a pair or of a machine, in the places of the words above. */
export const toldWords = words.toldWords
