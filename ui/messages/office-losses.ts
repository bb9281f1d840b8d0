/** Words of the page on which media of which nothing can be counted are declared lost. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const officeLossesWords = words.officeLossesWords

export const officeLossesRefusals = words.officeLossesRefusals satisfies RefusalCatalogue<string>
