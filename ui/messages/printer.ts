/** How a paper stands at the printer of a machine, and what is in its way. */
import * as words from '#words/common.ts'
import type { RefusalCatalogue } from './message.ts'

export const printerWords = words.printerWords

/** No cable helps here: somebody set the machine up otherwise than its configuration says, or its print service has ended. */
export const printerTroubles = words.printerTroubles satisfies RefusalCatalogue<string>
