/** An entry of a log in words: its minute, and what happened to the machine. */

import { unreachable } from '#election/assert.ts'
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import { COUNT_MAX, type LogEvent } from '#election/log/catalogue.ts'
import {
  logCauseWords,
  logDeviceWords,
  logEventWords,
  logFigureWords,
  logMediumWords,
  logOutOfServiceWords,
} from '#ui/messages/log-events.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'

export interface EntryInWords {
  /** 2026-11-21 07:00 */
  readonly minute: string
  readonly words: string
}

export function entryInWords({ minute, event }: LogEntry, language: Language): EntryInWords {
  const type = event.type === 'closing' && event.final ? 'closing-for-good' : event.type
  const words = fill(logEventWords[type][language], valuesOf(event, language))
  return { minute: minute.replace('T', ' '), words }
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
    case 'zero-check-passed':
    case 'taken-over':
    case 'closing':
    case 'reopened':
      return {}
    default:
      return unreachable(event)
  }
}
