/** The rolls as every station has them when it has taken in all lists so far: read from the package and the lists that were made. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '#election/bytes.ts'
import type { RollRow } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import { decryptRoll, rollPath } from '#election/keys/roll-envelope.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { RollsNow } from '#election/roll/import/read-roll-changes.ts'
import { readRollFile } from '#election/roll/roll-file.ts'
import {
  chainRefusal,
  ROLL_LISTS_MAX,
  type RollChain,
  type RollListContext,
  type RollListTrust,
  readRollList,
  rollListFile,
} from '#election/roll/roll-list.ts'
import { type Grounds, groundsOf } from '#election/roll/row-grounds.ts'
import { groundsAfter } from '#election/roll/row-word.ts'
import { readIfThere, roundDirectory, type StationSecrets } from '../files/office-files.ts'

export type RollsNowError =
  /** The package's roll of this station does not open with the office's secrets: they are of another preparation. */
  | { readonly type: 'roll-of-other-office'; readonly station: string }
  /** A list that lies there is not the one that follows. */
  | { readonly type: 'roll-lists-broken'; readonly path: string }

interface RollsAndChains {
  readonly now: RollsNow
  /** Each row by the roll of its own station and that station's lists. */
  readonly grounds: ReadonlyMap<RollNumber, Grounds>
  readonly chains: ReadonlyMap<StationId, RollChain>
  /** Rounds that were made. */
  readonly rounds: number
  /** By station, in the order of its roll, those of later lists last; an early-voting station has all whom it serves. */
  readonly people: ReadonlyMap<StationId, readonly RollRow[]>
}

interface Growing {
  /** By the station on whose roll the voter stands, whichever extract the row was found in. */
  readonly rows: Map<RollNumber, StationId>
  /** Early-voting stations whose extract holds the row too. */
  readonly alsoAt: Map<RollNumber, StationId>
  readonly tickets: Set<string>
  readonly added: Map<StationId, number>
  readonly grounds: Map<RollNumber, Grounds>
  readonly people: Map<StationId, RollRow[]>
}

export async function readRollsNow(
  election: LoadedElection,
  authorityPublicKey: Uint8Array,
  secrets: readonly StationSecrets[],
  out: string,
): Promise<Result<RollsAndChains, RollsNowError>> {
  const growing: Growing = {
    ...{
      rows: new Map(),
      alsoAt: new Map(),
      tickets: new Set(),
      added: new Map(),
      grounds: new Map(),
      people: new Map(),
    },
  }
  const chains = new Map<StationId, RollChain>()
  const { electionPackage } = election
  const trust: RollListTrust = { electionPackage, authorityPublicKey }
  for (const { id: station } of electionPackage.stations) {
    const rollKey = secrets.find((each) => each.station === station)?.keys.rollKey
    const hash = rollKey === undefined ? null : readRoll(election, { ...electionPackage, station, rollKey }, growing)
    if (rollKey === undefined || hash === null) return err({ type: 'roll-of-other-office', station })
    const chain = await readLists(out, { ...electionPackage, station, rollKey }, trust, hash, growing)
    if (!chain.ok) return chain
    chains.set(station, chain.value)
  }
  const { grounds, people, ...read } = growing
  const boxes = new Map([...grounds].flatMap(([rollNo, { online }]) => (online ? [[rollNo, online.box] as const] : [])))
  const { date, votingAge, municipalityCode } = electionPackage.rules
  const { stations, contests, paperContests } = electionPackage
  const now = { date, votingAge, municipalityCode, stations, contests, paperContests, boxes, ...read }
  const rounds = await roundsIn(out)
  const short = [...chains].find(([, chain]) => chain.length - 1 < rounds)
  if (short === undefined) return ok({ now, grounds, chains, rounds, people })
  const [station, { length: missing }] = short
  return err({ type: 'roll-lists-broken', path: join(roundDirectory(out, missing), rollListFile(station, missing)) })
}

/** Number of the last round that is there, also when one before it is not. */
async function roundsIn(out: string): Promise<number> {
  const names = await readdir(out).catch(() => [])
  return Math.max(0, ...names.filter((name) => /^\d{2}$/.test(name)).map(Number))
}

/** @returns hash of the roll file in the clear; null: it does not open */
function readRoll(
  election: LoadedElection,
  context: RollListContext,
  { rows, alsoAt, tickets, grounds, people }: Growing,
): string | null {
  const { station } = context
  const encrypted = election.files.get(rollPath(station))
  const bytes = encrypted === undefined ? null : decryptRoll(context, encrypted)
  const extract = bytes?.ok === true ? readRollFile(bytes.value) : null
  if (bytes?.ok !== true || extract?.ok !== true) return null
  people.set(station, [...extract.value.rows])
  for (const row of extract.value.rows) {
    rows.set(row.rollNo, row.station)
    if (row.station === station) grounds.set(row.rollNo, groundsOfRoll(row))
    else alsoAt.set(row.rollNo, station)
    tickets.add(row.ticket)
  }
  return toHex(sha256(bytes.value))
}

/** An early vote for a part is another system's word. */
function groundsOfRoll(row: RollRow): Grounds {
  const { early: elsewhere, unentitled } = row
  if (elsewhere === undefined) return groundsOf(row)
  return { elsewhere, ...(unentitled === undefined ? {} : { unentitled }) }
}

async function readLists(
  out: string,
  context: RollListContext,
  trust: RollListTrust,
  roll: string,
  { rows, tickets, added, grounds, people }: Growing,
): Promise<Result<RollChain, RollsNowError>> {
  const { station } = context
  let chain: RollChain = [roll]
  for (let number = 1; number <= ROLL_LISTS_MAX; number++) {
    const path = join(roundDirectory(out, number), rollListFile(station, number))
    const file = await readIfThere(path)
    if (file === null) break
    const read = readRollList(file, context, trust)
    if (!read.ok || chainRefusal(chain, read.value) !== null) return err({ type: 'roll-lists-broken', path })
    for (const change of read.value.list.changes) {
      if (rows.get(change.rollNo) === station) grounds.set(change.rollNo, groundsAfter(change))
    }
    for (const { row } of read.value.list.added) {
      rows.set(row.rollNo, station)
      grounds.set(row.rollNo, groundsOfRoll(row))
      people.get(station)?.push(row)
      if (row.ticket !== '') tickets.add(row.ticket)
    }
    added.set(station, (added.get(station) ?? 0) + read.value.list.added.length)
    chain = [...chain, read.value.hash]
  }
  return ok(chain)
}
