/** One round of roll lists: a list for every station, also for one without a change, so that a list which is missing is seen everywhere. */
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { toHex, utf8 } from '#election/bytes.ts'
import type { Approving } from '#election/definition/document-approvals.ts'
import type { ShippedFonts } from '#election/definition/import/import-election.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import type { Authority } from '#election/keys/authority.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import {
  type ChangesFiles,
  type ChangesOfStation,
  type ReadRollChanges,
  readRollChanges,
} from '#election/roll/import/read-roll-changes.ts'
import {
  type MarkChange,
  ROLL_LISTS_MAX,
  type RollList,
  readRollList,
  rollListFile,
  writeRollList,
} from '#election/roll/roll-list.ts'
import { type RollRound, readRound, roundName, signRound } from '#election/roll/roll-round.ts'
import { type Grounds, sameGrounds } from '#election/roll/row-grounds.ts'
import { afterWord, listedChange, type RowWord } from '#election/roll/row-word.ts'
import type { LocalMinute } from '#election/time.ts'
import { syncDirectory, writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { readIfThere, roundDirectory, type StationSecrets } from '../files/office-files.ts'
import { type Meeting, meetingOf, meetingProblem, meetingsFile, voteTwice } from '../session/roll-meetings.ts'
import { type DayListsError, takeInDayLists } from './day-lists.ts'
import { type OnlineRows, type OnlineRowsError, onlineRowsOf } from './online-rows.ts'
import { type RollsNowError, readRollsNow } from './rolls-now.ts'
import { slipsUsedCsv } from './slip-words.ts'
import { type ToldIncidentsError, toldIncidents } from './told-incidents.ts'

export type RollListsError =
  | RollsNowError
  | DayListsError
  | { readonly type: 'changes-refused'; readonly errors: readonly Problem[]; readonly warnings: readonly Problem[] }
  | { readonly type: 'too-many-roll-lists'; readonly most: number }
  /** A station would refuse it, and every later round would name it. */
  | { readonly type: 'roll-list-not-read-back'; readonly station: StationId; readonly number: number }
  | OnlineRowsError
  | ToldIncidentsError
  /** The round would be the last one, and who voted online is not known. */
  | { readonly type: 'online-rows-awaited' }
  /** Nobody has seen that these votes meet. */
  | { readonly type: 'words-meet'; readonly meetings: readonly Meeting[] }

interface RollListsInput {
  readonly election: LoadedElection
  readonly authority: Authority
  /** Two who approve each list; null: machines know nobody. */
  readonly approving: Approving | null
  readonly secrets: readonly StationSecrets[]
  /** Where the rounds lie, each in a directory of its own. */
  readonly out: string
  /** changes.csv; null: nothing has changed. */
  readonly changes: ChangesFiles | null
  /** The newest `online-incidents.json`; null: none is known. */
  readonly incidents: Uint8Array | null
  /** Daily lists of early-voting stations, as their issuers wrote them. */
  readonly dayLists: readonly Uint8Array[]
  /** Early-voting stations whose voters are known otherwise: they keep no last round back. */
  readonly withoutDayList: readonly string[]
  /** Two people said that no row with an online box comes. */
  readonly withoutOnline: boolean
  readonly madeBy: readonly [string, string]
  readonly last: boolean
  readonly madeAt: LocalMinute
  /** SHA-256 of the file of meetings that two people saw, null where there is none; left out: the command, which prints them afterwards. */
  readonly meetingsSeen?: string | null
  readonly fonts: ShippedFonts
  readonly randomness: Randomness
}

export interface MadeRollLists {
  readonly number: number
  readonly directory: string
  readonly stations: readonly { readonly station: StationId; readonly changed: number; readonly added: number }[]
  /** For changes.csv: also the forms that were read in another way, and voters whose votes meet. */
  readonly warnings: readonly Problem[]
  /** Null: this round has no row with an online box. */
  readonly online: OnlineRows | null
}

/** Back to the city's system (docs/formats/slip-list.md). */
export const SLIPS_USED = 'slips-used.csv'
/** As long as the hash that it hides. */
const SALT_BYTES = 32
const NOTHING: ChangesOfStation = { changes: [], added: [] }

/**
 * ELG-02a: what the list of this station says, after what was reported to the office and then the daily lists.
 * @param isOwn the roll of this station has the voter's row; else it is an early-voting station that serves the voter
 */
function changesAt(
  isOwn: (rollNo: RollNumber) => boolean,
  words: readonly RowWord[],
  known: ReadonlyMap<RollNumber, Grounds>,
): readonly MarkChange[] {
  const last = new Map<RollNumber, { readonly word: RowWord; readonly grounds: Grounds }>()
  for (const word of words) {
    const { rollNo } = word
    const before = last.get(rollNo)?.grounds ?? known.get(rollNo) ?? {}
    const grounds = afterWord(before, word)
    // Most of a daily list is known since the one before.
    if (sameGrounds(before, grounds)) continue
    // In the order of the last words.
    last.delete(rollNo)
    last.set(rollNo, { word, grounds })
  }
  return [...last.values()].flatMap(({ word, grounds }) => {
    const before = known.get(word.rollNo) ?? {}
    const change = isOwn(word.rollNo) ? listedChange(before, grounds, word) : listedElsewhere(before, grounds, word)
    return change === null ? [] : [change]
  })
}

/** An early-voting station has its early voters in its books, and counts no box beside them; it learns what closes the row otherwise. */
function listedElsewhere(before: Grounds, after: Grounds, word: RowWord): MarkChange | null {
  const others = ({ early, elsewhere, absentee, noRight, unentitled, online }: Grounds): Grounds =>
    early === undefined
      ? { elsewhere, absentee, noRight, unentitled, online }
      : { elsewhere, absentee, noRight, unentitled }
  const change = listedChange(others(before), others(after), word)
  // ELG-21: what is not this voter's has no other place in a list.
  if (change === null || change.unentitled !== undefined) return change
  const { grounds: _own, ...shown } = change
  return shown
}

/** The round appears whole or not at all: a station never has a list that another one lacks. */
export async function makeRollLists(input: RollListsInput): Promise<Result<MadeRollLists, RollListsError>> {
  const { election, authority, secrets, out, madeBy, last, madeAt, randomness, approving } = input
  const { electionId } = election.electionPackage
  const trust = { electionPackage: election.electionPackage, authorityPublicKey: authority.publicKey }
  const known = await readRollsNow(election, authority.publicKey, secrets, out)
  if (!known.ok) return known
  const { now, grounds, chains, rounds } = known.value
  const number = rounds + 1
  if (number > ROLL_LISTS_MAX) return err({ type: 'too-many-roll-lists', most: ROLL_LISTS_MAX })
  const changes = input.changes === null ? null : readRollChanges(input.changes, now, input.fonts)
  if (changes?.ok === false) return err({ type: 'changes-refused', ...changes.error })
  const said = { stations: changes?.value.stations ?? new Map(), slips: changes?.value.slips ?? new Map() }
  const early = await takeInDayLists(input, now, rounds, said)
  if (!early.ok) return early
  const before = await roundBefore(input, number - 1)
  const online = ofTheBox(input, changes?.value ?? { stations: new Map() }, before)
  if (!online.ok) return online
  const { incidents, rows, voted } = online.value
  const words = [...chains].map(([station, chain]) => {
    const { changes: told, added } = changes?.value.stations.get(station) ?? NOTHING
    const isOwn = (rollNo: RollNumber) => now.rows.get(rollNo) === station
    const saidHere = changesAt(isOwn, [...told, ...(early.value.words.get(station) ?? [])], grounds)
    const meeting = saidHere.filter(({ rollNo }) => isOwn(rollNo)).flatMap((change) => meetingOf(station, change))
    return { station, chain, said: saidHere, added, meeting }
  })
  const { slips } = early.value
  const twice = (slips?.twice ?? []).flatMap((rollNo) => {
    const home = now.rows.get(rollNo)
    return home === undefined ? [] : [voteTwice(home, rollNo)]
  })
  const meetings = [...words.flatMap(({ meeting }) => meeting), ...twice]
  if (!areSeen(meetings, input.meetingsSeen)) return err({ type: 'words-meet', meetings })
  const directory = roundDirectory(out, number)
  const unfinished = `${directory}.in-progress`
  await rm(unfinished, { recursive: true, force: true })
  const signers = { authoritySecretKey: authority.secretKey, approving }
  const stations: MadeRollLists['stations'][number][] = []
  const lists: RollRound['lists'][number][] = []
  for (const { station, chain, said, added } of words) {
    const previous = chain[chain.length - 1] as string
    const salt = toHex(randomness.bytes(SALT_BYTES))
    const list = { electionId, station, number, previous, madeAt, madeBy, last, salt, incidents, changes: said, added }
    const rollKey = secrets.find((each) => each.station === station)?.keys.rollKey as Uint8Array
    const bytes = writeRollList(list, { rollKey }, signers, randomness)
    const path = join(unfinished, rollListFile(station, number))
    await writeWholeFile(path, bytes)
    const readBack = readRollList(await readFile(path), { electionId, station, rollKey }, trust)
    if (!readBack.ok) {
      await rm(unfinished, { recursive: true })
      return err({ type: 'roll-list-not-read-back', station, number })
    }
    lists.push({ station, hashes: [...chain.slice(1), readBack.value.hash] })
    stations.push({ station, changed: said.length, added: added.length })
  }
  // The next round is held against what was taken in by now.
  for (const { name, file } of early.value.taken) await writeWholeFile(join(unfinished, name), file)
  if (slips !== null) {
    const csv = utf8(slipsUsedCsv(slips, election.electionPackage.contests))
    await writeWholeFile(join(unfinished, SLIPS_USED), csv)
  }
  const { bytes, signature } = signRound({ electionId, number, last, lists, voted, incidents }, signers)
  await writeWholeFile(join(unfinished, `${roundName(number)}.sig`), signature)
  await writeWholeFile(join(unfinished, `${roundName(number)}.ippyo`), bytes)
  await rename(unfinished, directory)
  await syncDirectory(out)
  const warnings = [...(changes?.value.warnings ?? []), ...meetings.map(meetingProblem)]
  return ok({ number, directory, stations, warnings, online: rows })
}

/** An envelope can still be turned away, and a provisional ballot is still decided: people know of both votes before they sign (ISS-02). */
function areSeen(meetings: readonly Meeting[], seen: RollListsInput['meetingsSeen']): boolean {
  return seen === undefined || meetings.length === 0 || seen === sha256Hex(meetingsFile(meetings))
}

interface OfTheBox {
  readonly voted: RollRound['voted']
  readonly rows: OnlineRows | null
  readonly incidents: RollList['incidents']
}

/** T17: after the last list cards go out, so one list has who voted online. M3: and each what is wrong with the box. */
function ofTheBox(
  { election, changes, incidents, last, withoutOnline }: RollListsInput,
  read: Pick<ReadRollChanges, 'stations'>,
  before: RollRound | null,
): Result<OfTheBox, RollListsError> {
  const { electionId, rules } = election.electionPackage
  if (rules.online !== true) return ok({ voted: null, rows: null, incidents: null })
  const rows = onlineRowsOf(read, changes?.voted, electionId)
  if (!rows.ok) return rows
  const voted = rows.value?.sha256 ?? before?.voted ?? null
  if (last && voted === null && !withoutOnline) return err({ type: 'online-rows-awaited' })
  const told = toldIncidents(incidents, electionId, before?.incidents ?? null)
  return told.ok ? ok({ voted, rows: rows.value, incidents: told.value }) : told
}

async function roundBefore(
  { authority, election: { electionPackage }, out }: RollListsInput,
  number: number,
): Promise<RollRound | null> {
  const [directory, of] = [roundDirectory(out, number), { electionPackage, authority: authority.publicKey }]
  const [bytes, signature] = [
    await readIfThere(join(directory, `${roundName(number)}.ippyo`)),
    await readIfThere(join(directory, `${roundName(number)}.sig`)),
  ]
  const read = bytes === null || signature === null ? null : readRound({ bytes, signature }, of)
  return read?.ok === true ? read.value : null
}
