/** An entry of the issuer's log in words. */
import { unreachable } from '#election/assert.ts'
import { COUNT_MAX } from '#election/log/catalogue.ts'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import type { IssuerLogEntry } from '#election/log/issuer-log.ts'
import {
  issuerActWords,
  issuerEnvelopeMoves,
  issuerEnvelopeWords,
  issuerKeyHolderWords,
  issuerLineWords,
  issuerLogWords,
  issuerMachineWords,
  issuerSheetWords,
  issuerSubstituteWords,
  issuerTakeOverWords,
} from '#ui/messages/issuer-log.ts'
import { logFigureWords } from '#ui/messages/log-events.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'
import type { EntryInWords } from './log-words.ts'

export function issuerEntryInWords({ minute, event }: IssuerLogEntry, language: Language): EntryInWords {
  const words = fill(issuerLogWords[nameOf(event)][language], valuesOf(event, language))
  return { minute: minute.replace('T', ' '), words }
}

function nameOf(event: IssuerLogEvent): keyof typeof issuerLogWords {
  if (event.type === 'boxes-ready' && event.excepted) return 'boxes-ready-excepted'
  if (event.type === 'clock-set' && event.forward) return 'clock-set-forward'
  if (event.type === 'roll-lists-taken' && event.last) return 'roll-lists-taken-last'
  return event.type === 'key-erased' && !event.done ? 'key-not-erased' : event.type
}

function valuesOf(event: IssuerLogEvent, language: Language): Values {
  const count = (number: number) =>
    number === COUNT_MAX ? fill(logFigureWords.orMore[language], { count: number }) : number
  switch (event.type) {
    case 'started':
      return { wrongPins: count(event.wrongPins) }
    case 'books-taken-over':
      return { why: issuerTakeOverWords[event.why][language] }
    case 'witnesses':
      return { present: count(event.present) }
    case 'machine':
      return { pair: event.pair, state: issuerMachineWords[event.state][language] }
    case 'pair-taken-over':
      return { pair: event.pair }
    case 'sheet-signed':
      return { form: issuerSheetWords[event.form][language] }
    case 'begun-anew':
      return { pages: count(event.pages) }
    case 'report-signed':
      return { version: count(event.version) }
    case 'officer-act':
      return { act: issuerActWords[event.act][language], wrongPins: count(event.wrongPins) }
    case 'card-checks':
      return { cards: count(event.cards), wrongPins: count(event.wrongPins) }
    case 'left-over-cards':
      return { over: count(event.over), notRecorded: count(event.notRecorded) }
    case 'roll-lists-taken':
      return { held: count(event.held) }
    case 'day-list-written':
      return { number: count(event.number) }
    case 'keys-handed':
      return { to: issuerKeyHolderWords[event.to][language] }
    case 'key-envelope': {
      const [envelope, move] = [issuerEnvelopeWords[event.envelope], issuerEnvelopeMoves[event.move]]
      return { envelope: envelope[language], move: move[language] }
    }
    case 'clock-set':
      return { minutes: count(event.minutes) }
    case 'substitute':
      return { place: count(event.place), what: issuerSubstituteWords[event.what][language] }
    case 'witness-line':
      return { place: count(event.place), what: issuerLineWords[event.what][language] }
    case 'clock-confirmed':
    case 'opened':
    case 'suspended':
    case 'resumed':
    case 'closed':
    case 'kiosks-closing':
    case 'boxes-ready':
    case 'boxes-opened-again':
    case 'locked':
    case 'tries-used-up':
    case 'key-erased':
    case 'books-erased':
      return {}
    default:
      return unreachable(event)
  }
}
