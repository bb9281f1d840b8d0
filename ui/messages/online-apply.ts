/** Words of an application by page (T6): the pages, and what an applicant reads where a voter, who has a letter, reads something else. */
import * as words from '#words/online.ts'
import type { RefusalCatalogue } from './message.ts'

export const applyWords = words.applyWords

/** No vote, no code and no letter is there yet. */
export const applyRefusals = words.applyRefusals satisfies RefusalCatalogue<string>
