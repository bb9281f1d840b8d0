/** An entry of a log in words: its minute, and what happened to the machine. */

import { unreachable } from '#election/assert.ts'
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import { COUNT_MAX, type LogEvent } from '#election/log/catalogue.ts'
import type { TallyLogEntry, TallyLogEvent } from '#election/log/tally-log.ts'
import { lostPlace } from '#ui/language/lost-place.ts'
import {
  logCauseWords,
  logDeviceWords,
  logEventWords,
  logFigureWords,
  logMediumWords,
  logOutOfServiceWords,
  tallyLogWords,
  tallyPaperWords,
} from '#ui/messages/log-events.ts'
import { fill, type Language, type RefusalText, type Values } from '#ui/messages/message.ts'
import { tallyMediaRefusals } from '#ui/messages/tally-media.ts'
import { type Titled, titleOf } from './contest-title.ts'

export interface EntryInWords {
  /** 2026-11-21 07:00 */
  readonly minute: string
  readonly words: string
  /** In the whole log, where only some of its entries are shown. */
  readonly number?: number
}

export function entryInWords({ minute, event }: LogEntry, language: Language): EntryInWords {
  const words = fill(logEventWords[formOf(event)][language], valuesOf(event, language))
  return { minute: minute.replace('T', ' '), words }
}

function formOf(event: LogEvent): keyof typeof logEventWords {
  if (event.type === 'closing')
    return `closing${event.final ? '-for-good' : ''}${event.unpermitted ? '-unpermitted' : ''}`
  if (event.type === 'device-fault' && event.more) return 'device-fault-again'
  if (event.type === 'clock-set' && event.forward) return 'clock-set-forward'
  if (event.type === 'taken-over' && event.reason === 'counting-centre') return 'taken-over-counting-centre'
  return event.type
}

/** An entry of the tally's own log. `contests`: those of the package; without them a contest is shown by its id. */
export function tallyEntryInWords(
  { minute, event }: TallyLogEntry,
  language: Language,
  contests: readonly Titled[] = [],
): EntryInWords {
  const type = nameOf(event)
  const words = fill(tallyLogWords[type][language], tallyValuesOf(event, language, contests))
  return { minute: minute.replace('T', ' '), words }
}

/** One type with two meanings has two lines of words. */
function nameOf(event: TallyLogEvent): keyof typeof tallyLogWords {
  if (event.type === 'tally-started' && event.goesOn) return 'tally-goes-on'
  if (event.type === 'candidate-ruled' && event.eligible) return 'ruling-taken-back'
  if (event.type === 'lot-entered' && event.again) return 'lot-entered-again'
  if (event.type === 'minutes-written' && event.corrects) return 'minutes-corrected'
  return event.type === 'paper-entered' && event.corrects ? 'paper-corrected' : event.type
}

function tallyValuesOf(event: TallyLogEvent, language: Language, contests: readonly Titled[]): Values {
  switch (event.type) {
    case 'medium-accepted':
      return { station: event.station, pair: event.pair, role: logMediumWords[event.role][language] }
    case 'medium-accepted-from-paper': {
      const { station, pair, sheets } = event
      return { station, pair, sheets, role: logMediumWords[event.role][language] }
    }
    case 'medium-refused': {
      const place = { slot: event.slot, ...placeOf(event) }
      return { ...place, what: fill(whatOf(event.code, language), place) }
    }
    case 'doubt-explained':
      return { code: event.code, ...placeOf(event) }
    case 'paper-printed':
      return { document: tallyPaperWords[event.document][language] }
    case 'report-received':
    case 'report-typed':
      return { station: event.station, version: event.version }
    case 'duplicate-allowed':
    case 'seal-chosen':
      return { station: event.station, pair: event.pair }
    case 'declared-lost':
      return { place: lostPlace(event, (text, values) => fill(text[language], values)) }
    case 'share-accepted':
    case 'passphrase-wrong':
      return { seat: event.seat }
    case 'holder-refused':
      return { seat: event.seat, code: event.code }
    case 'list-carried-out':
    case 'mix-came-back':
      return { number: event.number }
    case 'mixer-began':
    case 'mixer-ended':
      return { mixer: event.mixer }
    case 'mixing-stopped':
    case 'carrying-stopped':
      return { code: event.code }
    case 'announced':
    case 'announcement-printed':
    case 'minutes-written':
      return { number: event.number }
    case 'accepted-entered':
    case 'paper-entered':
    case 'paper-none':
    case 'machine-told':
    case 'candidate-ruled':
    case 'figures-told':
      return { contest: titleOf(event.contest, contests) }
    case 'lot-entered':
    case 'lot-overtaken':
    case 'lot-taken-up':
      return { contest: titleOf(event.contest, contests), lot: event.lot }
    case 'papers-superseded':
      return { files: event.files }
    case 'tally-started':
    case 'records-opened':
    case 'holder-began':
      return {}
    default:
      return unreachable(event)
  }
}

function placeOf({ station, pair }: { readonly station: string | null; readonly pair: number | null }): Values {
  return { station: station ?? '—', pair: pair ?? '—' }
}

/** A log of another version may have codes that this one does not know. */
function whatOf(code: string, language: Language): string {
  const words: Readonly<Record<string, RefusalText>> = tallyMediaRefusals
  return Object.hasOwn(words, code) ? (words[code]?.[language].title ?? code) : code
}

function valuesOf(event: LogEvent, language: Language): Values {
  const count = (number: number) =>
    number === COUNT_MAX ? fill(logFigureWords.orMore[language], { count: number }) : number
  switch (event.type) {
    case 'started':
      return { starts: count(event.starts), failedUnlocks: count(event.failedUnlocks) }
    case 'unlocked':
      return { operatorCard: event.operatorCard }
    case 'made-votable':
      return { list: event.list }
    case 'recovered':
      return { repairedPages: count(event.repairedPages) }
    case 'pages-lost':
      return { pages: count(event.pages) }
    case 'medium-failed':
      return { medium: logMediumWords[event.medium][language], cause: logCauseWords[event.cause][language] }
    case 'out-of-service':
      return { cause: logOutOfServiceWords[event.cause][language] }
    case 'device-fault':
      return { device: logDeviceWords[event.device][language] }
    case 'refusals':
      return { cards: count(event.cards), media: count(event.media) }
    case 'clock-set':
      return { minutes: count(event.minutes) }
    case 'zero-check-passed':
    case 'taken-over':
    case 'closing':
    case 'reopened':
      return {}
    default:
      return unreachable(event)
  }
}
