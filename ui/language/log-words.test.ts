/** An auditor reads every entry of a log in words: no event without them, no number left out, no count told smaller than it may be. */
import { describe, expect, it } from 'vitest'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import { LANGUAGES } from '#election/languages.ts'
import {
  asCount,
  DEVICES,
  EVENT_CODES,
  eventOf,
  type LogEvent,
  type LogEventType,
  MEDIUM_CAUSES,
  OUT_OF_SERVICE_CAUSES,
  TAKE_OVER_REASONS,
} from '#election/log/catalogue.ts'
import type { TallyLogEvent } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { tallyPaperWords } from '#ui/messages/log-events.ts'
import { tallyMediaRefusals } from '#ui/messages/tally-media.ts'
import { entryInWords, tallyEntryInWords } from './log-words.ts'

const MINUTE = '2026-11-21T07:05' as LocalMinute

/** Every event that can be told from another: each type with each member of its closed sets. */
const EVENTS: readonly LogEvent[] = [
  ...Object.values(EVENT_CODES).flatMap((code) => {
    const tried = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((a) => [0, 1, 2, 3, 4, 5, 6, 7].map((b) => eventOf(code, [a, b])))
    return tried.filter((event) => event !== null)
  }),
]
const wordsOf = (event: LogEvent, language: (typeof LANGUAGES)[number]) =>
  entryInWords({ minute: MINUTE, event }, language).words

describe.each(LANGUAGES)('a log in words (%s)', (language) => {
  it('says every event that a page can hold, each differently, with every value in its place', () => {
    const types = new Set<LogEventType>(EVENTS.map(({ type }) => type))
    expect([...types].sort()).toEqual(Object.keys(EVENT_CODES).sort())
    const said = EVENTS.map((event) => wordsOf(event, language))
    expect(new Set(said).size).toBe(EVENTS.length)
    for (const words of said) expect(words).not.toMatch(/[{}]|undefined/)
  })

  it('tells 255 as so many or more, and an operator card as its number', () => {
    const most = asCount(9999)
    const orMore = language === 'ja' ? '255 以上' : '255 or more'
    expect(wordsOf({ type: 'refusals', cards: most, media: 254 }, language)).toContain(orMore)
    expect(wordsOf({ type: 'refusals', cards: 0, media: 254 }, language)).not.toContain(orMore)
    for (const event of [
      { type: 'started', starts: most, failedUnlocks: 0 },
      { type: 'started', starts: 1, failedUnlocks: most },
      { type: 'recovered', repairedPages: most },
      { type: 'pages-lost', pages: most },
      { type: 'refusals', cards: 0, media: most },
    ] as const)
      expect(wordsOf(event, language), event.type).toContain(orMore)
    expect(wordsOf({ type: 'unlocked', operatorCard: 255 }, language)).not.toContain(orMore)
  })

  it('names each cause and each device', () => {
    const causes = MEDIUM_CAUSES.map((cause) => wordsOf({ type: 'medium-failed', medium: 'original', cause }, language))
    const reasons = OUT_OF_SERVICE_CAUSES.map((cause) => wordsOf({ type: 'out-of-service', cause }, language))
    const devices = DEVICES.map((device) => wordsOf({ type: 'device-fault', device, more: false }, language))
    const again = DEVICES.map((device) => wordsOf({ type: 'device-fault', device, more: true }, language))
    const takeOvers = TAKE_OVER_REASONS.map((reason) => wordsOf({ type: 'taken-over', reason }, language))
    const all = [...causes, ...reasons, ...devices, ...again, ...takeOvers]
    const kinds = [MEDIUM_CAUSES, OUT_OF_SERVICE_CAUSES, DEVICES, DEVICES, TAKE_OVER_REASONS]
    expect(new Set(all).size).toBe(kinds.flat().length)
  })
})

it('the minute stands as the machine wrote it', () => {
  expect(entryInWords({ minute: MINUTE, event: { type: 'reopened' } }, 'en').minute).toBe('2026-11-21 07:05')
})

const tallyPapers = Object.keys(tallyPaperWords) as readonly (keyof typeof tallyPaperWords)[]

describe.each(LANGUAGES)("the tally's log in words (%s)", (language) => {
  const place = { station: '2' as StationId, pair: 1 as PairNumber }
  const events: readonly TallyLogEvent[] = [
    { type: 'tally-started', electionId: '0123456789abcdef', goesOn: false },
    { type: 'tally-started', electionId: '0123456789abcdef', goesOn: true },
    { type: 'report-received', station: place.station, version: 2 },
    { type: 'report-typed', station: place.station, version: 2 },
    { type: 'medium-accepted', ...place, role: 'original' },
    { type: 'medium-accepted', ...place, role: 'duplicate' },
    { type: 'medium-accepted-from-paper', ...place, role: 'original', sheets: 6 },
    ...Object.keys(tallyMediaRefusals).map((code) => ({ type: 'medium-refused', slot: 3, ...place, code }) as const),
    { type: 'duplicate-allowed', ...place },
    { type: 'seal-chosen', ...place },
    { type: 'declared-lost', ...place },
    { type: 'doubt-explained', station: null, pair: null, code: 'records-unopened' },
    { type: 'share-accepted', seat: 2 },
    { type: 'passphrase-wrong', seat: 2 },
    { type: 'mixer-began', mixer: 1 },
    { type: 'mixer-ended', mixer: 1 },
    { type: 'mixing-stopped', code: 'mixer-ended' },
    { type: 'list-carried-out', number: '12345 67890 12345 67890' },
    { type: 'mix-came-back', number: '12345 67890 12345 67890' },
    { type: 'carrying-stopped', code: 'carry-other-list' },
    { type: 'holder-began' },
    { type: 'holder-refused', seat: 2, code: 'holder-ended' },
    { type: 'records-opened' },
    { type: 'paper-entered', contest: 'mayor' as ContestId, corrects: false },
    { type: 'paper-entered', contest: 'mayor' as ContestId, corrects: true },
    { type: 'paper-none', contest: 'mayor' as ContestId },
    { type: 'machine-told', contest: 'mayor' as ContestId },
    { type: 'minutes-written', number: 1, corrects: false },
    { type: 'minutes-written', number: 2, corrects: true },
    ...tallyPapers.map((document) => ({ type: 'paper-printed', document }) as const),
  ]

  it('says every event, each differently, with every value in its place', () => {
    const said = events.map((event) => tallyEntryInWords({ minute: MINUTE, event }, language).words)
    expect(new Set(said).size).toBe(events.length)
    for (const words of said) expect(words).not.toMatch(/[{}]|undefined/)
  })
})
