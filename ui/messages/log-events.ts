/** A machine's log in words: the machine, its media and its day, and nothing by which a voter could be known. */
import type { Device, LogEventType, MEDIUM_CAUSES, OUT_OF_SERVICE_CAUSES } from '#election/log/catalogue.ts'
import type { TallyLogEvent } from '#election/log/tally-log.ts'
import * as words from '#words/common.ts'
import type { Text } from './message.ts'

type Named<Name extends string> = { readonly [N in Name]: Text }

/** The four of `closing` are one event of the catalogue; `device-fault` and `taken-over` have two forms as well. */
export const logEventWords = words.logEventWords satisfies Named<
  LogEventType | `closing${'-for-good' | ''}-unpermitted` | 'closing-for-good' | 'device-fault-again' | 'clock-set-forward' | 'taken-over-counting-centre'
>

export const logMediumWords = words.logMediumWords satisfies Named<'original' | 'duplicate'>

export const logCauseWords = words.logCauseWords satisfies Named<(typeof MEDIUM_CAUSES)[number]>

export const logOutOfServiceWords = words.logOutOfServiceWords satisfies Named<(typeof OUT_OF_SERVICE_CAUSES)[number]>

export const logDeviceWords = words.logDeviceWords satisfies Named<Device>

/** A count of 255 means so many, or more. */
export const logFigureWords = words.logFigureWords

/** The tally's own log. Places are stations and pairs; nothing of a candidate. */
export const tallyLogWords = words.tallyLogWords satisfies Named<TallyLogEvent['type'] | 'tally-goes-on' | 'paper-corrected' | 'ruling-taken-back' | 'minutes-corrected' | 'lot-entered-again'>

export const tallyPaperWords = words.tallyPaperWords satisfies Named<Extract<TallyLogEvent, { type: 'paper-printed' }>['document']>

/** Around the entries of one log. */
export const logPageWords = words.logPageWords
