/** count.md §1, stages 3 and 4: what was opened, and the result that follows from it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { countOf, manifestOf } from '../bundle/bundle-documents.ts'
import type { Elected, Opening, Tie } from '../kinds/kind.ts'
import { kinds } from '../kinds/kinds.ts'
import { CONTESTS_MAX, JUDGES_MAX, roomOf } from '../medium/page-fields.ts'
import type { Json, JsonObject } from '../package/canonical.ts'
import { canonical, isObject } from '../package/canonical.ts'
import { Malformed, object, objects, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import type { CountFinding } from './count-finding.ts'
import type { Electors } from './electors.ts'
import { SELECTION_WORDS, type Selection, sumName } from './key-messages.ts'
import { measuredIn } from './openings.ts'
import { decimal, ineligibleIn, type JoinedContest, joinedOf, type PaperWord } from './paper.ts'
import { comparePapers, type PapersSent } from './papers-sent.ts'
import { type ContestTotals, type Totals, totalsOf } from './totals.ts'
import { electedBy } from './winners.ts'

const OPENED = '3-opened/report.json'
const COUNTED = '4-counted/report.json'
const LARGEST = 10_000_000_000

/** The bundle beside a count: its manifest, and `count.json` beside that. */
export interface BundleBeside {
  readonly manifest: Uint8Array
  readonly count: Uint8Array | null
}

interface OpenedHere {
  readonly totals: Totals | null
  readonly bundle: BundleBeside | null
  /** By the reports that the count used. */
  readonly openings: ReadonlyMap<string, Opening>
}

/** In the order of the package. */
function notOpenedIn(openings: OpenedHere['openings'], { contests }: Trust): Json {
  return contests.flatMap(({ id }) => {
    const measured = measuredIn(openings.get(id))
    return measured === null ? [] : [{ contest: id, ...measured }]
  })
}

/** @returns sums to hold the result against: those opened here, or else, without a key, those that the file claims. */
export function compareOpened(
  opened: JsonObject,
  { totals, bundle, openings }: OpenedHere,
  trust: Trust,
  finding: CountFinding,
): Totals {
  const compared = ['before', 'bundle', 'format', 'notOpened', 'packageSha256', 'secondMix', 'selections']
  finding.leaveOthers(OPENED, '', opened, compared)
  compareBundle(opened, bundle, finding)
  if (opened.secondMix !== null) finding.leave(OPENED, 'secondMix', 'word-of-the-tally')
  finding.compare(OPENED, 'packageSha256', trust.packageHash, opened.packageSha256)
  finding.compare(OPENED, 'notOpened', notOpenedIn(openings, trust), opened.notOpened)
  const told = objects(opened, 'selections', 0, 100_000).map(selectionOf)
  const proven = bundle === null ? null : provenIn(bundle, told, trust, finding)
  for (const here of [totals?.selections, proven]) if (here != null) compareSelections(here, told, finding)
  if (totals === null) finding.leave(OPENED, 'selections', proven === null ? 'needs-shares' : 'checked-with-the-bundle')
  return totals ?? totalsOf(told, trust)
}

function compareSelections(here: readonly Selection[], told: readonly Selection[], finding: CountFinding): void {
  const nameOf = (each: Selection) => `selections ${sumName(each)}`
  for (const each of here) {
    const same = told.filter((other) => nameOf(other) === nameOf(each)).map(({ records }) => records)
    finding.compare(OPENED, nameOf(each), each.records, same.length === 1 ? same[0] : same)
  }
  const known = new Set(here.map(nameOf))
  for (const each of told.filter((other) => !known.has(nameOf(other)))) {
    finding.compare(OPENED, nameOf(each), 0, each.records)
  }
}

/** The proofs are another program's work. Here: the count names the bundle that is beside it. */
function compareBundle({ bundle: named }: JsonObject, bundle: BundleBeside | null, finding: CountFinding): void {
  finding.leave(OPENED, 'bundle', bundle === null ? 'needs-bundle' : 'checked-with-the-bundle')
  if (bundle !== null) finding.compare(OPENED, 'bundle', bytesToHex(sha256(bundle.manifest)), named)
}

/** bundle.md §5: the sums that the proofs lead to. Each refused record, and every record of a list without a poll, is unopened in `3-opened`. */
function provenIn(
  { manifest, count }: BundleBeside,
  told: readonly Selection[],
  trust: Trust,
  finding: CountFinding,
): readonly Selection[] | null {
  const listed = manifestOf(manifest)?.find(({ path }) => path === 'count.json')
  const isListed = count !== null && listed?.sha256 === bytesToHex(sha256(count))
  const lists = isListed ? countOf(count) : null
  if (lists === null) {
    finding.compare(OPENED, 'bundle count.json', 'as in the manifest', null)
    return null
  }
  const polled = new Set(lists.map(({ list }) => list))
  const proven = lists.flatMap(({ list, selections, ended, unopened, refused }): Selection[] => {
    const of = listAt(list, trust)
    return [
      ...selections.map(({ id, records }) => ({
        ...of,
        selection: id === NO_MARK ? ('no-mark' as const) : id,
        records,
      })),
      { ...of, selection: 'ended', records: ended },
      { ...of, selection: 'unopened', records: unopened + refused },
    ]
  })
  const isUnpolled = ({ contest, place }: Selection) => !polled.has(roomOf(contest, place))
  const others = told.filter((each) => isUnpolled(each) && each.selection === 'unopened')
  return [...proven.filter(({ records }) => records > 0), ...others]
}

const NO_MARK = 0xfffffffe

/** bundle.md §1: a list by its room. */
function listAt(room: number, { contests }: Trust): Pick<Selection, 'contest' | 'place'> {
  if (room < CONTESTS_MAX) return { contest: room, place: 0 }
  const judged = contests.find(({ kind }) => kinds[kind].listsOf === 'each-candidate')
  return { contest: judged?.bit ?? CONTESTS_MAX, place: room - CONTESTS_MAX + 1 }
}

function selectionOf(each: JsonObject): Selection {
  const { selection } = each
  const word = SELECTION_WORDS.find((one) => one === selection) ?? whole(each, 'selection', 1, 0xfffffffd)
  return {
    contest: whole(each, 'contest', 0, CONTESTS_MAX - 1),
    place: whole(each, 'place', 0, JUDGES_MAX),
    selection: word,
    records: whole(each, 'records', 0, LARGEST),
  }
}

/** The inputs of the result besides records. */
export interface PeoplesWord {
  readonly lots: JsonObject
  /** `code station pair facts` of each doubt that has a written reason. */
  readonly explained: ReadonlySet<string>
  /** Stations whose report's number nobody confirmed by the paper, and nobody gave a reason for. */
  readonly uncompared: readonly string[]
  /** The paper count, and who is not eligible. */
  readonly paper: PaperWord
  /** Ballot papers of each contest, by the reports that the count used. */
  readonly sent: PapersSent
  /** Who has the right, by the reports that the count used. */
  readonly electors: Electors
  /** Whether the ballots were opened, likewise. */
  readonly openings: ReadonlyMap<string, Opening>
}

/** A reason given for another number is none for this one. */
function unopenedDoubt(count: number): string {
  return ['records-unopened', null, null, canonical({ count })].join(' ')
}

/** Records of each contest on the media that were counted; null: not all of them were given. */
export type RecordsOfMedia = ReadonlyMap<string, number> | null

export function compareCounted(
  counted: JsonObject,
  totals: Totals,
  { lots, explained, uncompared, paper, sent, electors, openings }: PeoplesWord,
  media: RecordsOfMedia,
  trust: Trust,
  finding: CountFinding,
): void {
  for (const word of ['explanations', 'lots', 'paper']) finding.leave(COUNTED, word, 'word-of-people')
  const checked = ['before', 'contests', 'explanations', 'final', 'format', 'lost', 'lots', 'paper', 'unopened']
  finding.leaveOthers(COUNTED, '', counted, checked)
  const isClosed = (id: string) => openings.get(id)?.type === 'closed'
  const ofClosed = totals.contests.reduce((sum, each) => sum + (isClosed(each.contest) ? each.unopened : 0), 0)
  const unopened = totals.unopened - ofClosed
  finding.compare(COUNTED, 'unopened', unopened, counted.unopened)
  const contests = objects(counted, 'contests', 0, CONTESTS_MAX)
  const ids = contests.map((each) => each.id ?? null)
  finding.compare(
    COUNTED,
    'contests',
    totals.contests.map((each) => each.contest),
    ids,
  )
  let isOpen = false
  for (const each of totals.contests) {
    const told = contests.find(({ id }) => id === each.contest)
    if (told === undefined) continue
    const measured = measuredIn(openings.get(each.contest))
    const here =
      measured === null ? expected(each, { paper, lots, electors }, trust) : closedResult(each, measured, trust)
    isOpen ||= measured === null && (here.needsLot !== null || here.joined === null)
    for (const [member, value] of Object.entries(here)) {
      if (member === 'totals' && measured === null) compareVotes(each, object(told, 'totals'), finding)
      else finding.compare(COUNTED, `contests ${each.contest} ${member}`, value as Json, told[member])
    }
    finding.leaveOthers(COUNTED, `contests ${each.contest} `, told, ['id', ...Object.keys(here)])
    if (media !== null) {
      finding.compare(COUNTED, `contests ${each.contest} records`, media.get(each.contest) ?? 0, told.records)
    }
  }
  const unexplained = unopened > 0 && !explained.has(unopenedDoubt(unopened))
  const isPaperOpen = comparePapers(paper, sent, explained, finding)
  const cannotBeFinal = isOpen || isPaperOpen || unexplained || uncompared.length > 0
  if (cannotBeFinal) finding.compare(COUNTED, 'final', false, counted.final)
  else finding.leave(COUNTED, 'final', 'word-of-people')
}

/** Nobody knows a vote of it: no figure of a choice is there, and none of its paper. */
function closedResult({ contest: id, records }: ContestTotals, measured: JsonObject, trust: Trust) {
  const contest = trust.contests.find((each) => each.id === id)
  if (contest === undefined) throw new Malformed('contests')
  const { title, seats } = contest
  const without = {
    valid: null,
    ended: null,
    invalid: null,
    unopened: null,
    totals: null,
    joined: null,
    needsLot: null,
  }
  const nobody = { ineligible: [], winners: [], uncontested: false, lists: null, judges: null }
  return { title, seats, ...without, ...nobody, records, verdict: 'not-opened', notOpened: measured }
}

function expected(
  totals: ContestTotals,
  { paper, lots, electors }: Pick<PeoplesWord, 'paper' | 'lots' | 'electors'>,
  trust: Trust,
) {
  const contest = trust.contests.find((each) => each.id === totals.contest)
  const listed = trust.lists.at(-1)?.contests.find((each) => each.contest === totals.contest)
  if (contest === undefined || listed === undefined) throw new Malformed('contests') // a contest of the package, always
  const { title, kind, seats, councilSeats, question, result } = contest
  const { uncontested } = listed
  const { valid, ended, invalid, unopened, records } = totals
  const both = joinedOf(totals, uncontested, paper)
  // Nobody is elected before machine and paper are joined.
  const entitled = electors.get(totals.contest)
  const people = {
    electors: entitled === undefined ? null : 1000n * BigInt(entitled.eligible),
    registered: entitled === undefined ? null : 1000n * BigInt(entitled.registered),
  }
  const { lists: ofParties, openLists } = listed
  const of = { kind, seats, councilSeats, question, lists: ofParties, openLists, result, uncontested, ...people }
  const poll = both === null ? null : { ...of, ...both, cast: 1000n * BigInt(both.cast) }
  const drawn = (tie: Tie) => drawnIn(lots, totals.contest, tie)
  const open: Elected = { winners: [], needsLot: null }
  const { winners, needsLot, verdict, lists, judges } = poll === null ? open : electedBy(poll, drawn)
  const joined = both === null ? null : joinedJson(both)
  return {
    title,
    seats,
    councilSeats: councilSeats === seats ? null : councilSeats,
    result,
    valid,
    ended,
    invalid,
    unopened,
    records,
    totals: null,
    joined,
    ineligible: ineligibleIn(paper, totals.contest),
    uncontested,
    winners,
    needsLot:
      needsLot === null
        ? null
        : { list: needsLot.list ?? null, seats: needsLot.seats, candidates: [...needsLot.candidates] },
    verdict: verdict ?? null,
    notOpened: null,
    lists: (lists as Json | undefined) ?? null,
    judges: both === null ? null : judgesJson(both, judges ?? []),
  }
}

/** Null: nobody is reviewed. Where only the whole decides, each judge's part is here, and no verdict. */
function judgesJson({ votes }: JoinedContest, decided: NonNullable<Elected['judges']>): Json {
  const judges = votes.flatMap(({ number, against }) => {
    const verdict = decided.find((each) => each.number === number)?.verdict ?? null
    return against === undefined ? [] : [{ number, unmarked: decimal(against), verdict }]
  })
  return judges.length === 0 ? null : judges
}

function joinedJson({ votes, valid, invalid, cast, takenAway }: JoinedContest): JsonObject {
  const totals = Object.fromEntries(votes.map((each) => [String(each.number), decimal(each.votes)]))
  return { cast, invalid, takenAway, totals, valid: decimal(valid) }
}

function compareVotes({ contest, candidates }: ContestTotals, told: JsonObject, finding: CountFinding): void {
  for (const { number, votes } of candidates) {
    finding.compare(COUNTED, `contests ${contest} totals ${number}`, votes, told[String(number)])
  }
  const known = new Set(candidates.map((each) => String(each.number)))
  for (const [number, votes] of Object.entries(told)) {
    if (!known.has(number)) finding.compare(COUNTED, `contests ${contest} totals ${number}`, null, votes)
  }
}

/** The chair's word, from stage 4: no signed thing says what was drawn, but the winners must follow from it. The last lot of this very tie. */
function drawnIn(lots: JsonObject, contest: string, { list, seats, candidates }: Tie): readonly number[] | null {
  const steps = lots[contest]
  const drawn = (Array.isArray(steps) ? steps : []).filter(isObject).filter(({ type }) => type === 'drawn')
  const tied = JSON.stringify(candidates)
  const lot = drawn.findLast(
    (each) => each.list === (list ?? null) && each.seats === seats && JSON.stringify(each.tied) === tied,
  )
  const winners = Array.isArray(lot?.winners) ? lot.winners : []
  const won = candidates.filter((each) => winners.includes(each))
  return winners.length === seats && won.length === seats ? won : null
}
