/** `ippyo feed`: the words of its page, and why it makes none. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const feedWords = words.feedWords

export const feedRefusals = words.feedRefusals satisfies RefusalCatalogue<string>
