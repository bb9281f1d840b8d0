/** Media of one pair as a kiosk leaves them after closing, for tests of the count: every byte chosen by the test. */

import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { listOf } from '#election/ballot/record.ts'
import { makeBallotPage } from '#election/ballot-box/ballot-page.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import type { FreshPair } from '#election/ballot-box/initialise.ts'
import {
  annexPage,
  capacityOf,
  finalSealPage,
  PAGE_BYTES,
  type PageWrite,
  type Role,
  ZERO_PAGE,
} from '#election/ballot-box/layout.ts'
import { type LogEntry, makeLogPage, NO_LINK } from '#election/ballot-box/log-page.ts'
import { merkleTree } from '#election/ballot-box/merkle.ts'
import { type FinalSeal, makeSeal } from '#election/ballot-box/seal.ts'
import { annexOf, sealSets, setBlinds } from '#election/ballot-box/seal-sets.ts'
import { makeSpentPage, spentMark } from '#election/ballot-box/spent-page.ts'
import { listRoom, type PerList, perList } from '#election/contest-lists.ts'
import { CONTESTS_MAX, maskOf } from '#election/contests.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import type { ContestMask, MachineId, PairNumber } from '#election/ids.ts'
import { sign } from '#election/keys/signature.ts'
import { type Randomness, shuffled } from '#election/randomness.ts'
import { sittingNumber, sittingsOf } from '#election/sitting.ts'
import type { LocalDate } from '#election/time.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { type PairOwner, preparePair, ROLES } from '#simulation/rooms/prepared-pair.ts'
import { type CountingElection, pairOwner } from './counting-election.ts'

/** In one contest: candidate id, null (ended), or a record that some machine sealed otherwise; of judges the ids with a mark, or records. */
type Choice = number | null | Uint8Array | readonly number[] | readonly Uint8Array[]
/** One voting session: the choices in contest 0, 1, …; undefined: not on the card. */
export type Session = readonly (Choice | undefined)[]

export interface PairOptions {
  readonly station: string
  readonly pair: number
  readonly sessions: readonly Session[]
  /** Tokens of cards; made up when left out. A test gives the same one to two machines. */
  readonly tokens?: readonly Uint8Array[]
  /** The seal's claims that differ. */
  readonly seal?: Partial<FinalSeal>
  /** The machine's log, a page an entry. `brokenAt`: this page does not name the one before it. */
  readonly log?: { readonly entries: readonly LogEntry[]; readonly brokenAt?: number }
  /** Left unsealed, as after a power cut. */
  readonly open?: boolean
  readonly serials?: { readonly original: string; readonly duplicate: string }
  /** That its header lists: the station's in force when left out. */
  readonly dates?: readonly LocalDate[]
  readonly logPages?: number
}

/** @returns directories of original and duplicate below `directory`. */
export async function writePair(
  made: CountingElection,
  options: PairOptions,
  directory: string,
  randomness: Randomness,
) {
  const { fresh, writes } = pairPages(made, options, randomness)
  const place = (role: Role) => join(directory, options.station, String(options.pair), role)
  for (const role of ROLES) {
    await mkdir(place(role), { recursive: true })
    await writeSparse(join(place(role), BALLOT_BOX_FILE), fresh.layout.pages, [...fresh[role], ...writes])
  }
  return { original: place('original'), duplicate: place('duplicate') }
}

/** The bytes of a fresh pair that was never opened. */
export async function writeFreshPair(
  made: CountingElection,
  options: Omit<PairOptions, 'sessions'>,
  directory: string,
  randomness: Randomness,
) {
  return writePair(made, { ...options, sessions: [], open: true }, directory, randomness)
}

function pairPages(made: CountingElection, options: PairOptions, randomness: Randomness) {
  const { contests, stationFacts, stations } = made.election.electionPackage
  const station = stations.find(({ id }) => id === options.station)
  assert(station !== undefined, 'sealed pair: a station of the election')
  const pair = options.pair as PairNumber
  const owner = pairOwner(made, options.station)
  const { electionId } = owner
  const keys = boxKeys(owner.stationSecret, electionId, pair)
  const serial = `M-${options.station}-${pair}`
  const fresh = preparePair(owner, {
    kind: station.earlyVoting ? 'early-voting' : 'election-day',
    pair,
    contests: maskOf(contests),
    several: severalListsIn(made.election),
    capacity: capacityOf(stationFacts[0]?.eligible ?? 100),
    dates: options.dates ?? station.dates,
    ...(options.logPages === undefined ? {} : { logPages: options.logPages }),
    serials: options.serials ?? { original: `${serial}-A`, duplicate: `${serial}-B` },
    randomness,
  })
  const { ballots, spent } = fresh.layout
  const check = { key: keys.pageCheck, binding: pairBinding(electionId, pair) }
  const slots = shuffled(
    randomness,
    Array.from({ length: ballots.count }, (_, i) => ballots.first + i),
  )
  const marks = shuffled(
    randomness,
    Array.from({ length: spent.count }, (_, i) => spent.first + i),
  )
  const records = options.sessions.flatMap((session) => {
    return session.flatMap((choice, contest) => (choice === undefined ? [] : recordsOf(made, contest, choice)))
  })
  const writes: PageWrite[] = [
    ...records.map((record, i) => {
      const page = slots[i] as number
      return { page, bytes: makeBallotPage(record, page, check) }
    }),
    ...options.sessions.map((_, i) => {
      const page = marks[i] as number
      const token = options.tokens?.[i] ?? randomness.bytes(16)
      return { page, bytes: makeSpentPage(spentMark(keys.mark, electionId, token), page, check) }
    }),
    ...logPages(options, fresh, keys.log, check.binding),
  ]
  if (options.open === true) return { fresh, writes }
  const blinds = setBlinds(owner.stationSecret, { electionId, pair }, fresh.layout.lists)
  const sets = sealSets(fresh.layout.lists, records, blinds, nativeSha256)
  const end = { sets, pageCheckKey: keys.pageCheck, records: countsOf(made, options, records) }
  const seal = sealPage(made, options, owner, fresh, writes, end)
  writes.push({ page: annexPage(fresh.layout), bytes: annexOf(blinds) })
  writes.push(seal)
  return { fresh, writes }
}

function logPages({ log }: PairOptions, { layout }: FreshPair, key: Uint8Array, binding: Uint8Array): PageWrite[] {
  let link: Uint8Array = NO_LINK
  return (log?.entries ?? []).map((entry, i) => {
    const page = layout.log.first + i
    const bytes = makeLogPage([entry], i === log?.brokenAt ? NO_LINK : link, page, { key, binding })
    link = bytes.slice(40, 72)
    return { page, bytes }
  })
}

/** Records of judges by the list that each of them names; all others by the contest in which they were cast. */
function countsOf(made: CountingElection, { sessions }: PairOptions, records: readonly Uint8Array[]): PerList<number> {
  const judged = severalListsIn(made.election)?.bit
  const ofJudges = records.flatMap((record) => listOf(record) ?? []).filter(({ bit }) => bit === judged)
  const cast = (contest: number) => sessions.filter((session) => session[contest] !== undefined).length
  return perList((room) =>
    room < CONTESTS_MAX && room !== judged ? cast(room) : ofJudges.filter((list) => listRoom(list) === room).length,
  )
}

function recordsOf(made: CountingElection, contest: number, choice: Choice): readonly Uint8Array[] {
  if (choice instanceof Uint8Array) return [choice]
  const judged = severalListsIn(made.election)?.bit === contest
  if (choice === null) return judged ? made.review(null) : [made.record(contest, null)]
  if (typeof choice === 'number') return [made.record(contest, choice)]
  const areRecords = (each: typeof choice): each is readonly Uint8Array[] => each[0] instanceof Uint8Array
  return areRecords(choice) ? choice : made.review(choice)
}

function sealPage(
  made: CountingElection,
  options: PairOptions,
  { electionId, keySet, station }: PairOwner,
  fresh: FreshPair,
  writes: readonly PageWrite[],
  end: Pick<FinalSeal, 'pageCheckKey' | 'sets' | 'records'>,
): PageWrite {
  const { layout } = fresh
  const dates = made.election.electionPackage.stations.find(({ id }) => id === options.station)?.dates ?? []
  const machine = `${options.station}-K${options.pair}` as MachineId
  const voters = options.sessions.length
  const seal: FinalSeal = {
    electionId,
    keySet,
    station,
    pair: options.pair as PairNumber,
    contests: layout.contests as ContestMask,
    machine,
    final: true,
    day: Math.max(...sittingsOf(dates).map(sittingNumber)),
    seq: 2 + voters,
    root: rootOf(fresh, writes),
    earlierSeals: nativeSha256(new Uint8Array((layout.sealPages.length - 1) * PAGE_BYTES)),
    counts: { finished: voters, endedByStaff: 0, released: 0 },
    spentMarks: voters,
    logPages: options.log?.entries.length ?? 0,
    lostPages: 0,
    failedMedium: null,
    ...end,
    ...options.seal,
  }
  const key = made.signingKeys.get(seal.machine) as Uint8Array
  return { page: finalSealPage(layout), bytes: makeSeal(seal, (message) => sign('closing-seal', message, key)) }
}

function rootOf(fresh: FreshPair, writes: readonly PageWrite[]): Uint8Array {
  const pages = new Map([...fresh.original, ...writes].map(({ page, bytes }) => [page, bytes]))
  const tree = merkleTree(nativeSha256)
  for (let page = 1; page < fresh.layout.sealSection.first; page++) tree.add(pages.get(page) ?? ZERO_PAGE)
  return tree.root()
}

async function writeSparse(path: string, pages: number, writes: readonly PageWrite[]): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.truncate(pages * PAGE_BYTES)
    for (const { page, bytes } of writes) await file.write(bytes, 0, PAGE_BYTES, page * PAGE_BYTES)
  } finally {
    await file.close()
  }
}
