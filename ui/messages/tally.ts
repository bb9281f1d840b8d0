/** Refusals of the tally but for media (`tally-media.ts`) and package (`package.ts`): what is safe, what to do next. */
import * as words from '#words/tally.ts'
import type { RefusalCatalogue } from './message.ts'

export const tallyRefusals = words.tallyRefusals satisfies RefusalCatalogue<string>
