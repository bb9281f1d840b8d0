/** Words of `ippyo decide-online`. */
import * as words from '#words/online.ts'
import type { RefusalCatalogue } from './message.ts'

export const decideOnlineWords = words.decideOnlineWords

export const decideOnlineRefusals = words.decideOnlineRefusals satisfies RefusalCatalogue<
  'no-such-station' | 'no-holds' | 'holds-unreadable' | 'none-held' | 'not-listed' | 'is-listed' | 'no-project' | 'record-broken' | 'not-two' | 'wrong-passphrase'
>
