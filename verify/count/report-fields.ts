/** count.md §2: every member of a station report by its form, the counts that a check of media does not use too. */
import { CONTESTS_MAX } from '../medium/page-fields.ts'
import { isObject, type Json, type JsonObject } from '../package/canonical.ts'
import { checkNamed, entitledIn } from '../package/entitled.ts'
import {
  distinct,
  HEX_8,
  HEX_32,
  Malformed,
  minute,
  object,
  objects,
  oneOf,
  only,
  text,
  whole,
  words,
} from '../package/fields.ts'
import { type HandedOut, handedOutIn, readDesks } from './desk-fields.ts'

export interface Report {
  /** As it was read. */
  readonly document: JsonObject
  readonly electionId: string
  readonly station: string
  readonly issuer: string
  readonly version: number
  /** `YYYY-MM-DDTHH:MM` */
  readonly madeAt: string
  /** Candidate list in force at closing. */
  readonly listVersion: number
  /** Number of the last roll list that the issuer held; 0: none; null: none follows the roll. */
  readonly rollList: number | null
  /** Its SHA-256, hex; null: none. */
  readonly rollListHash: string | null
  /** How many slips were used, at a station without a roll; null: it has one. */
  readonly slips: number | null
  readonly cards: Readonly<Record<(typeof CARDS)[number], number>>
  readonly tickets: { readonly expected: number; readonly counted: number | null }
  readonly contests: readonly ReportedContest[]
  readonly pairs: readonly ReportedPair[]
  /** Papers of another authority's contests. */
  readonly handedOut: readonly HandedOut[]
}

interface ReportedContest {
  readonly contest: string
  readonly issued: number
  readonly returned: number
  readonly found: number
  readonly missing: number
  readonly replaced: number
  /** Votes and papers of people whom nobody knows, in the figures of their kind. */
  readonly ofNobody: number
  /** Voters for whom two assistants chose. */
  readonly proxies: number
  readonly men: number
  readonly women: number
  /** The machines' numbers at closing; null: nobody noted them. */
  readonly recordsTold: number | null
  /** Ballot papers that go to the count, by kind; of absentee votes those that the station did not accept too. */
  readonly onPaper: Readonly<Record<(typeof PAPERS)[number], number>>
}

export const CARDS = ['issued', 'reentries', 'returned'] as const
export const PAPERS = ['absentee', 'braille', 'notAccepted', 'ordinary', 'provisional'] as const

export interface ReportedPair {
  readonly pair: number
  readonly machine: string
  readonly state: 'started' | 'spare' | 'failed' | 'not-started'
  /** The machine that closed the pair in place of its own. */
  readonly takenOverBy: string | null
  /** 20 digits that the machine showed at closing; null: nobody entered them. */
  readonly sealNumber: string | null
}

const ID = /^[A-Za-z0-9_-]{1,64}$/
const LARGEST = 10_000_000
export const REPORT_FORMAT = 'ippyo station report 1'

/** null: not the form of §2. */
export function reportOf(value: Json | undefined): Report | null {
  if (!isObject(value)) return null
  try {
    return read(value)
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

function read(value: JsonObject): Report {
  only(value, [
    ...['cards', 'contests', 'correctsReason', 'desk', 'desks'],
    'differenceReason',
    'electionId',
    'eligible',
    'entitled',
    'format',
    'handedOut',
    'issuer',
    'lateAbsentees',
    'listVersion',
    'madeAt',
    'pairs',
    'registered',
    'rollList',
    'rollListHash',
    'slips',
    'station',
    'tickets',
    'version',
  ])
  oneOf(value, 'format', [REPORT_FORMAT])
  const version = whole(value, 'version', 1, 999)
  // Only a later version says what it corrects, and each of them does.
  if ((words(value, 'correctsReason', 0, 2000).trim() === '') !== (version === 1)) throw new Malformed('correctsReason')
  const rollList = value.rollList === null ? null : whole(value, 'rollList', 0, 99)
  const rollListHash = value.rollListHash === null ? null : text(value, 'rollListHash', HEX_32)
  if ((rollListHash === null) !== ((rollList ?? 0) === 0)) throw new Malformed('rollListHash')
  for (const name of ['registered', 'eligible', 'lateAbsentees']) whole(value, name, 0, LARGEST)
  words(value, 'differenceReason', 0, 2000)
  const cards = object(value, 'cards')
  only(cards, CARDS)
  const tickets = object(value, 'tickets')
  only(tickets, ['counted', 'expected'])
  readDesks(value)
  const contests = objects(value, 'contests', 0, CONTESTS_MAX).map(contestOf)
  const pairs = objects(value, 'pairs', 0, 55).map(pairOf)
  distinct(
    contests.map(({ contest }) => contest),
    'contests',
  )
  const slips = value.slips === null ? null : slipsOf(object(value, 'slips'), contests)
  distinct(
    pairs.map(({ pair }) => pair),
    'pairs',
  )
  const handedOut = handedOutIn(value)
  checkEntitled(value, [...contests, ...handedOut])
  return {
    document: value,
    electionId: text(value, 'electionId', HEX_8),
    station: text(value, 'station', ID),
    issuer: text(value, 'issuer', ID),
    version,
    madeAt: minute(value, 'madeAt'),
    listVersion: whole(value, 'listVersion', 1, 0xffff),
    ...{ rollList, rollListHash, slips },
    cards: Object.fromEntries(CARDS.map((name) => [name, whole(cards, name, 0, LARGEST)])) as Report['cards'],
    tickets: {
      expected: whole(tickets, 'expected', -1000, LARGEST),
      counted: tickets.counted === null ? null : whole(tickets, 'counted', 0, LARGEST),
    },
    contests,
    pairs,
    handedOut,
  }
}

/** ELG-21: for contests that the report has. */
function checkEntitled(value: JsonObject, all: readonly { readonly contest: string }[]): void {
  const own = all.map(({ contest: id }) => ({ id }))
  checkNamed(entitledIn(value, LARGEST), own)
}

/** ISS-02: a slip that was used is a voter of one contest at least, and of none twice. */
function slipsOf(slips: JsonObject, contests: readonly ReportedContest[]): number {
  only(slips, ['dayList', 'used'])
  text(slips, 'dayList', HEX_32)
  const used = whole(slips, 'used', 0, LARGEST)
  const voters = contests.map(({ issued, returned, ofNobody, onPaper }) => {
    return issued - returned - ofNobody + onPaper.braille + onPaper.provisional + onPaper.ordinary
  })
  const most = voters.reduce((sum, each) => sum + each, 0)
  if (used < Math.max(0, ...voters) || used > most) throw new Malformed('slips')
  return used
}

function contestOf(each: JsonObject): ReportedContest {
  only(each, [
    'contest',
    'found',
    'issued',
    'men',
    'missing',
    'ofNobody',
    'onPaper',
    'proxies',
    'recordsTold',
    'replaced',
    'returned',
    'women',
  ])
  const count = (name: string) => whole(each, name, 0, LARGEST)
  const papers = object(each, 'onPaper')
  only(papers, PAPERS)
  return {
    contest: text(each, 'contest', ID),
    issued: count('issued'),
    returned: count('returned'),
    found: count('found'),
    missing: count('missing'),
    replaced: count('replaced'),
    ofNobody: count('ofNobody'),
    proxies: count('proxies'),
    men: count('men'),
    women: count('women'),
    recordsTold: each.recordsTold === null ? null : count('recordsTold'),
    onPaper: Object.fromEntries(
      PAPERS.map((kind) => [kind, whole(papers, kind, 0, LARGEST)]),
    ) as ReportedContest['onPaper'],
  }
}

function pairOf(each: JsonObject): ReportedPair {
  only(each, ['machine', 'note', 'pair', 'sealFingerprint', 'state', 'takenOverBy'])
  words(each, 'note', 0, 2000)
  return {
    pair: whole(each, 'pair', 1, 55),
    machine: text(each, 'machine', ID),
    state: oneOf(each, 'state', ['started', 'spare', 'failed', 'not-started']),
    takenOverBy: each.takenOverBy === null ? null : text(each, 'takenOverBy', ID),
    sealNumber: each.sealFingerprint === null ? null : text(each, 'sealFingerprint', /^[0-9]{20}$/),
  }
}
