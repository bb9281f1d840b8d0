/** Words of `ippyo sign-gazette`. */
import * as words from '#words/online.ts'
import type { RefusalCatalogue } from './message.ts'

export const signGazetteWords = words.signGazetteWords

export const signGazetteRefusals = words.signGazetteRefusals satisfies RefusalCatalogue<'gazette-no-json' | 'gazette-file' | 'gazette-wrong'>
