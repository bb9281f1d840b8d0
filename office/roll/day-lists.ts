/**
 * Daily lists of early-voting stations (docs/formats/roll-list.md): a voter in the newest one has voted early, against all that was reported
 * to the office; a voter in the one before it and not in the newest has not. Each round says so again (ELG-02a).
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { isPart, maskOf } from '#election/contests.ts'
import { contestsOf, type ElectionPackage, type Station } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { contestsOfSlip, rangeOf } from '#election/definition/slips.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import {
  type DayList,
  type DayListLine,
  dayListFile,
  isOfLastSitting,
  readDayList,
  type SignedDayList,
} from '#election/roll/day-list.ts'
import type { ReadRollChanges, RollsNow } from '#election/roll/import/read-roll-changes.ts'
import type { RowWord } from '#election/roll/row-word.ts'
import { readIfThere, roundDirectory, type StationSecrets } from '../files/office-files.ts'
import { type SlipWords, wordsOfSlips } from './slip-words.ts'

export type DayListsError =
  /** Its station is no early-voting station of this election, or none of its issuers signed it. */
  | { readonly type: 'day-list-refused'; readonly place: number }
  /** An older one than was taken in, or another one of the same day. */
  | { readonly type: 'day-list-older'; readonly station: StationId; readonly number: number; readonly held: number }
  | { readonly type: 'day-list-of-other-rows'; readonly station: StationId; readonly rollNo: RollNumber }
  /** The round would be the last one, and who voted on this station's last day is not known. */
  | { readonly type: 'day-list-awaited'; readonly stations: readonly StationId[] }
  /** The round would be the last one, and slips were used whose voters changes.csv does not name. */
  | { readonly type: 'slips-without-voter'; readonly slips: readonly RollNumber[] }

interface DayListsInput {
  readonly election: LoadedElection
  readonly secrets: readonly StationSecrets[]
  /** Where the rounds lie. */
  readonly out: string
  readonly dayLists: readonly Uint8Array[]
  readonly withoutDayList: readonly string[]
  /** The round is to be the last one. */
  readonly last: boolean
}

interface TakenDayLists {
  /** By the station on whose roll they stand. */
  readonly words: ReadonlyMap<StationId, readonly RowWord[]>
  /** 発券のみ; null: no station is without a roll. */
  readonly slips: SlipWords | null
  /** As they came, under the name by which the next round finds them. */
  readonly taken: readonly { readonly name: string; readonly file: Uint8Array }[]
}

export async function takeInDayLists(
  input: DayListsInput,
  { rows, alsoAt }: Pick<RollsNow, 'rows' | 'alsoAt'>,
  rounds: number,
  changes: Pick<ReadRollChanges, 'stations' | 'slips'>,
): Promise<Result<TakenDayLists, DayListsError>> {
  const early = earlyStations(input.election.electionPackage)
  const held = new Map<StationId, SignedDayList | null>()
  for (const { id } of early) held.set(id, await heldList(input, id, rounds))
  const taken: TakenDayLists['taken'][number][] = []
  const newest = new Map<StationId, DayList>()
  for (const [place, file] of input.dayLists.entries()) {
    const read = readAny(file, input)
    if (read === null || newest.has(read.list.station)) return err({ type: 'day-list-refused', place: place + 1 })
    const { list, hash } = read
    const { station, number } = list
    const foreign = foreignSlip(list, input.election)
    if (foreign !== null) return err({ type: 'day-list-of-other-rows', station, rollNo: foreign })
    const before = held.get(station)
    if (before && (number < before.list.number || (number === before.list.number && hash !== before.hash)))
      return err({ type: 'day-list-older', station, number, held: before.list.number })
    newest.set(station, list)
    taken.push({ name: dayListFile(station, number), file })
  }
  const words = new Map<StationId, RowWord[]>()
  for (const { id: station, slips } of early) {
    if (slips !== null) continue
    const before = held.get(station)?.list ?? null
    const list = newest.get(station) ?? before
    for (const word of list === null ? [] : wordsOf(list, before)) {
      const home = rows.get(word.rollNo)
      // ISS-02: a voter of this early-voting station; another one would not know of it.
      if (home === undefined || (home !== station && alsoAt.get(word.rollNo) !== station))
        return err({ type: 'day-list-of-other-rows', station, rollNo: word.rollNo })
      const said = words.get(home) ?? []
      said.push(word)
      words.set(home, said)
    }
  }
  const slips = slipsOf(early, newest, held, changes)
  for (const word of slips?.words ?? []) {
    const home = rows.get(word.rollNo)
    assert(home !== undefined, 'slips: changes.csv named a voter of a roll')
    words.set(home, [...(words.get(home) ?? []), word])
  }
  const missing = early.filter(({ id, dates }) => !hasLastDay(newest.get(id) ?? held.get(id)?.list, dates))
  const awaited = input.last ? missing.map(({ id }) => id).filter((id) => !input.withoutDayList.includes(id)) : []
  if (awaited.length > 0) return err({ type: 'day-list-awaited', stations: awaited })
  // ELG-02a: after the last round cards go out, so each vote that is in a box has its voter.
  if (input.last && slips !== null && slips.nobodys.length > 0)
    return err({ type: 'slips-without-voter', slips: slips.nobodys })
  return ok({ words, taken, slips })
}

function slipsOf(
  early: readonly Station[],
  newest: ReadonlyMap<StationId, DayList>,
  held: ReadonlyMap<StationId, SignedDayList | null>,
  { stations, slips }: Pick<ReadRollChanges, 'stations' | 'slips'>,
): SlipWords | null {
  const without = early.filter((each) => each.slips !== null)
  if (without.length === 0) return null
  const before = without.flatMap(({ id }) => held.get(id)?.list ?? [])
  const now = without.flatMap(({ id }) => newest.get(id) ?? held.get(id)?.list ?? [])
  const told = [...stations.values()].flatMap(({ changes }) => changes).filter(({ cause }) => cause === 'early-voting')
  return wordsOfSlips(now, before, slips, new Set(told.map(({ rollNo }) => rollNo)))
}

/** ISS-02: a number that is no slip of the station, or contests that the slip is not for, on the list of a station without a roll. */
function foreignSlip({ station, voters }: DayList, { electionPackage, list }: LoadedElection): RollNumber | null {
  const place = electionPackage.stations.find(({ id }) => id === station)
  const slips = place?.slips ?? null
  if (place === undefined || slips === null) return null
  const contests = contestsOf(electionPackage, list, place)
  const isForeign = ({ rollNo, early }: DayListLine) =>
    rangeOf(slips, rollNo) === null || !isPart(early ?? maskOf(contests), contestsOfSlip(slips, rollNo, contests))
  return voters.find(isForeign)?.rollNo ?? null
}

/** Everybody who is in it, and those who are not in it any more: a card came back unvoted. */
export function wordsOf({ voters }: DayList, held: DayList | null): readonly RowWord[] {
  const now = new Set(voters.map(({ rollNo }) => rollNo))
  const came = voters.map(({ rollNo, early, by }): RowWord => {
    const contests = early === undefined ? {} : { early }
    const isProvisional = by === 'provisional' ? ({ isProvisional: true } as const) : {}
    return { rollNo, mark: 'early_voted', cause: 'early-voting', ...contests, ...isProvisional }
  })
  const left = (held?.voters ?? [])
    .filter(({ rollNo }) => !now.has(rollNo))
    .map(({ rollNo }): RowWord => ({ rollNo, mark: 'none', cause: 'early-voting' }))
  return [...came, ...left]
}

function earlyStations({ stations }: ElectionPackage): readonly Station[] {
  return stations.filter(({ earlyVoting }) => earlyVoting)
}

/** Its name on the stick says nothing: it opens under the key of one station alone. */
function readAny(file: Uint8Array, { election, secrets }: DayListsInput): SignedDayList | null {
  const { electionPackage } = election
  for (const { id: station } of earlyStations(electionPackage)) {
    const rollKey = secrets.find((each) => each.station === station)?.keys.rollKey
    if (rollKey === undefined) continue
    const read = readDayList(file, { electionId: electionPackage.electionId, station, rollKey }, electionPackage)
    if (read.ok) return read.value
  }
  return null
}

/** The last one that a round took in. */
async function heldList(input: DayListsInput, station: StationId, rounds: number): Promise<SignedDayList | null> {
  for (let round = rounds; round > 0; round--) {
    const directory = roundDirectory(input.out, round)
    const names = (await readdir(directory)).filter((name) => isDayListOf(name, station)).sort()
    const file = names.length === 0 ? null : await readIfThere(join(directory, names.at(-1) as string))
    const read = file === null ? null : readAny(file, input)
    if (read !== null) return read
  }
  return null
}

function isDayListOf(name: string, station: StationId): boolean {
  const number = /-(\d{2})\.ippyo$/.exec(name)?.[1]
  return number !== undefined && name === dayListFile(station, Number(number))
}

/** ELG-02a: after the last round the stations issue cards, so the last evening of each early-voting station is in it, of a moving one the last stop. */
function hasLastDay(list: DayList | undefined, dates: Station['dates']): boolean {
  return list !== undefined && isOfLastSitting(list, dates)
}
