/** count.md §2 (D-24): what the report of a desk has beyond that of a station, and the reports in one, by their form. */
import { CONTESTS_MAX } from '../medium/page-fields.ts'
import type { JsonObject } from '../package/canonical.ts'
import { object, objects, only, text, whole, words } from '../package/fields.ts'

const LARGEST = 10_000_000

/** @throws Malformed */
export function readDesks(value: JsonObject): void {
  if (value.desk !== null) readDesk(object(value, 'desk'))
  for (const signed of objects(value, 'desks', 0, 3)) {
    only(signed, ['document', 'signature'])
    words(signed, 'document', 1, 32 * 1024)
    text(signed, 'signature', /^[0-9a-f]{128}$/)
  }
}

const COUNTS = [
  'absenteeReturned',
  'cardsFound',
  'cardsInEnvelope',
  'cardsIssued',
  'cardsOut',
  'cardsReturned',
  'declarations',
  'onPaper',
  'proxiesRefused',
  'reentries',
  'refusals',
  'ticketsHeld',
  'ticketsReissued',
  'ticketsWaiting',
] as const
const OF_CONTEST = [
  'found',
  'issued',
  'marks',
  'men',
  'ofNobody',
  'replaced',
  'returned',
  'unreadable',
  'unsaid',
  'women',
] as const
const ON_PAPER = ['braille', 'ordinary', 'provisional'] as const

function readDesk(desk: JsonObject): void {
  only(desk, ['cardsInCase', 'cardsReceived', 'counts', 'hours', 'number'])
  whole(desk, 'number', 2, 99)
  for (const name of ['cardsInCase', 'cardsReceived']) if (desk[name] !== null) whole(desk, name, 0, LARGEST)
  const counts = object(desk, 'counts')
  only(counts, [...COUNTS, 'contests', 'handedOut'])
  handedOutIn(counts)
  for (const name of COUNTS) whole(counts, name, 0, LARGEST)
  for (const contest of objects(counts, 'contests', 0, CONTESTS_MAX)) {
    only(contest, [...OF_CONTEST, ...ON_PAPER, 'contest'])
    words(contest, 'contest', 0, 64)
    for (const name of OF_CONTEST) whole(contest, name, 0, LARGEST)
    for (const name of ON_PAPER) readBySex(object(contest, name))
  }
  for (const hour of objects(desk, 'hours', 0, 24)) {
    only(hour, ['cardsIssued', 'contests', 'until'])
    text(hour, 'until', /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/)
    whole(hour, 'cardsIssued', 0, LARGEST)
    for (const sum of objects(hour, 'contests', 0, CONTESTS_MAX)) readBySex(sum)
  }
}

export interface HandedOut {
  readonly contest: string
  readonly men: number
  readonly women: number
  /** Whose sex the roll does not say. */
  readonly unsaid: number
}

/** @throws Malformed */
export function handedOutIn(value: JsonObject): readonly HandedOut[] {
  return objects(value, 'handedOut', 0, CONTESTS_MAX - 1).map((each) => {
    return { contest: words(each, 'contest', 0, 64), ...readBySex(each, ['contest']) }
  })
}

function readBySex(value: JsonObject, beside: readonly string[] = []): Omit<HandedOut, 'contest'> {
  only(value, [...beside, 'men', 'unsaid', 'women'])
  const of = (sex: string) => whole(value, sex, 0, LARGEST)
  return { men: of('men'), women: of('women'), unsaid: of('unsaid') }
}
