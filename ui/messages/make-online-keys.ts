/** Words of `ippyo online-key` and `ippyo sorting-key`. */

import * as words from '#words/online.ts'
import type { RefusalCatalogue } from './message.ts'
import { prepareRefusals } from './prepare.ts'

export const onlineKeyWords = words.onlineKeyWords

export const onlineKeyRefusals = {
  ...words.onlineKeyRefusals,
  'weak-passphrase': prepareRefusals['weak-passphrase'],
  'same-passphrase': prepareRefusals['same-passphrase'],
} satisfies RefusalCatalogue<'key-there' | 'exporter-weak-passphrase' | 'sorting-threshold' | 'weak-passphrase' | 'same-passphrase'>
