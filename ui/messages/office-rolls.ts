/** Words of the page on which the changes of the rolls become signed lists for the stations. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const officeRollsWords = words.officeRollsWords

export const officeRollsRefusals = words.officeRollsRefusals satisfies RefusalCatalogue<string>
