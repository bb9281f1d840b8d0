/**
 * All lists of one station so far onto its stick, as its issuer looks for them (docs/formats/roll-list.md); and the other person's look at
 * it. They are copies of what was signed: a lost stick is made again with the same bytes.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { equalBytes } from '#election/bytes.ts'
import type { StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { ROLL_LIST_BYTES_MAX, rollListFile } from '#election/roll/roll-list.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { syncDirectory, writeWholeFile } from '#hardware/files/whole-file.ts'
import { roundDirectory } from '../files/office-files.ts'
import { PUBLIC } from '../files/write-files.ts'
import { OF_THE_SYSTEM } from './list-stick.ts'
import { inShort } from './put-on-medium.ts'

export type RollStickError =
  /** CSV files, a package, a share, somebody's own: it is no stick for roll lists. */
  | { readonly type: 'roll-stick-has-other-files'; readonly found: string }
  | { readonly type: 'roll-stick-for-station'; readonly found: string; readonly station: string }
  /** It has a later round than was made here. */
  | { readonly type: 'roll-stick-newer'; readonly found: number; readonly number: number }
  | { readonly type: 'roll-list-not-on-stick'; readonly path: string }
  /** This file is not the one that was signed. */
  | { readonly type: 'roll-stick-differs'; readonly file: string }

export interface RollStickWork {
  /** Where the stick is mounted. */
  readonly stick: string
  /** Where the rounds lie. */
  readonly out: string
  readonly station: StationId
  /** The newest round. */
  readonly number: number
  readonly progress: (done: number, whole: number) => void
}

/** A list that is there already and is another one stays: the stick is somebody's. */
export async function putRollLists(work: RollStickWork): Promise<Result<void, RollStickError>> {
  const { stick, out, station, number, progress } = work
  const there = await listsOn(work)
  if (!there.ok) return there
  for (let round = 1; round <= number; round++) {
    progress(round - 1, number)
    const signed = await readRegular(
      join(roundDirectory(out, round), rollListFile(station, round)),
      ROLL_LIST_BYTES_MAX,
    )
    const found = there.value.get(round)
    if (found !== undefined && !equalBytes(found, signed)) return differs(round, station)
    await writeWholeFile(join(roundDirectory(stick, round), rollListFile(station, round)), signed, PUBLIC)
  }
  await syncDirectory(stick)
  return checkRollLists(work)
}

/** By another person: the lists of this station as they were signed, none lacking, and nothing beside them. */
export async function checkRollLists(work: RollStickWork): Promise<Result<void, RollStickError>> {
  const { out, station, number, progress, stick } = work
  const there = await listsOn(work)
  if (!there.ok) return there
  for (let round = 1; round <= number; round++) {
    progress(round - 1, number)
    const name = rollListFile(station, round)
    const signed = await readRegular(join(roundDirectory(out, round), name), ROLL_LIST_BYTES_MAX)
    const found = there.value.get(round)
    if (found === undefined)
      return err({ type: 'roll-list-not-on-stick', path: join(roundDirectory(stick, round), name) })
    if (!equalBytes(found, signed)) return differs(round, station)
  }
  return ok()
}

function differs(round: number, station: StationId): Result<never, RollStickError> {
  return err({ type: 'roll-stick-differs', file: rollListFile(station, round) })
}

/** The lists of this station by their rounds; a stick with anything else on it is none for them. */
async function listsOn({
  stick,
  station,
  number,
}: RollStickWork): Promise<Result<ReadonlyMap<number, Uint8Array>, RollStickError>> {
  const entries = await readdir(stick, { withFileTypes: true })
  const isRound = (entry: (typeof entries)[number]) => entry.isDirectory() && /^\d{2}$/.test(entry.name)
  const others = entries.filter((entry) => !isRound(entry) && !OF_THE_SYSTEM.test(entry.name)).map(({ name }) => name)
  if (others.length > 0) return err({ type: 'roll-stick-has-other-files', found: inShort(others.sort()) })
  const lists = new Map<number, Uint8Array>()
  for (const name of entries.filter(isRound).map((entry) => entry.name)) {
    const round = Number(name)
    for (const file of (await readdir(join(stick, name))).filter((each) => !OF_THE_SYSTEM.test(each))) {
      if (file !== rollListFile(station, round)) return err(strangeFile(file, `${name}/${file}`, round, station))
      lists.set(round, await readRegular(join(stick, name, file), ROLL_LIST_BYTES_MAX))
    }
  }
  const newest = Math.max(0, ...lists.keys())
  return newest > number ? err({ type: 'roll-stick-newer', found: newest, number }) : ok(lists)
}

function strangeFile(file: string, path: string, round: number, station: StationId): RollStickError {
  const [, other, number] = /^roll-list-(.+)-(\d{2})\.ippyo$/.exec(file) ?? []
  return other !== undefined && Number(number) === round
    ? { type: 'roll-stick-for-station', found: other, station }
    : { type: 'roll-stick-has-other-files', found: path }
}
