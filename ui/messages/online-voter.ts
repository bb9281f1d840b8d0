/** Refusals on the voter's page of the online ballot box: what happened, what is safe, what now. */
import * as words from '#words/online.ts'
import type { RefusalCatalogue } from './message.ts'

export const voterRefusals = words.voterRefusals satisfies RefusalCatalogue<string>
