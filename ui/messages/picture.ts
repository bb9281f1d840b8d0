/** Words of `ippyo picture`: a sealed medium as 2D codes on paper, and back. */
import type { ReadError } from '#election/ballot-box/reader.ts'
import * as words from '#words/tally.ts'
import type { RefusalCatalogue, Text } from './message.ts'

export const pictureRefusals = words.pictureRefusals satisfies RefusalCatalogue<string>

export const notCarriedWords = words.notCarriedWords satisfies Readonly<Record<ReadError['type'], Text>>

export const pictureWords = words.pictureWords
