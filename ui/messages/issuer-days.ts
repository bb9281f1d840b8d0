/** Words of a station that is open on several days (期日前投票所): its evenings, nights and mornings, and their refusals. */
import * as words from '#words/issuer.ts'
import type { RefusalCatalogue } from './message.ts'

export const issuerDays = words.issuerDays

export const daysRefusals = words.daysRefusals satisfies RefusalCatalogue<string>
