/** Words of `ippyo sign-online`. */
import * as words from '#words/online.ts'
import type { RefusalCatalogue } from './message.ts'

export const signOnlineWords = words.signOnlineWords

export const signOnlineRefusals = words.signOnlineRefusals satisfies RefusalCatalogue<'no-json' | 'settings-wrong' | 'signed-before'>
