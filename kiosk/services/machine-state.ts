/**
 * The state that a kiosk keeps on its own disk: plain counters, the last seq of the journal and the newest candidate list; no vote, no
 * card, no time. Media with an older state are an old image that somebody put back. Format: docs/formats/machine-state.md.
 */
import { assert } from '#election/assert.ts'
import { equalBytes, fromHex, isZero, putUint, readUint, toHex, utf8 } from '#election/bytes.ts'
import { PAIR_NUMBER_MAX, parseElectionId, parsePairNumber } from '#election/card/card-ids.ts'
import type { ElectionId, PairNumber } from '#election/ids.ts'
import { nativeSha256 } from '#openssl/hashes.ts'

export const STATE_PAGE_BYTES = 4096

export interface MachineState {
  readonly electionId: ElectionId
  /** Starts of this machine for this election. */
  readonly starts: number
  /** Since the last log entry that carried them. */
  readonly startsUnlogged: number
  readonly failedUnlocksUnlogged: number
  /** The pair was opened at least once: a missing medium is then a failed one, not a forgotten one. */
  readonly opened: boolean
  readonly seq: number
  readonly records: number
  /** This machine's own pair is closed for good, and its officer keeps the signing key to take over a pair of a dead machine. */
  readonly keyKept: boolean
  /** Pairs of other machines that this one has taken over, by number: their facts are never those of its own pair. */
  readonly taken: readonly TakenPair[]
  /** The newest candidate list that this machine has used (X-B6); null before the first. */
  readonly list: UsedList | null
}

interface TakenPair {
  readonly pair: PairNumber
  readonly seq: number
  readonly records: number
}

export interface UsedList {
  readonly version: number
  /** SHA-256, 64 hex digits. */
  readonly hash: string
}

const TAKEN_BYTES = 13
const NAME = utf8('IPPYO KIOSK STATE')
const VERSION = 1
const OPENED = 1
const KEY_KEPT = 2
const AT = {
  version: 20,
  flags: 21,
  listVersion: 22,
  election: 24,
  listHash: 32,
  write: 64,
  starts: 70,
  startsUnlogged: 76,
  failedUnlocksUnlogged: 82,
  seq: 88,
  records: 94,
  /** One entry for each possible pair: number, seq, ballot pages in use; the first zero number ends them. */
  taken: 100,
  end: 100 + PAIR_NUMBER_MAX * TAKEN_BYTES,
  check: STATE_PAGE_BYTES - 32,
} as const
const COUNT_BYTES = 6
const COUNTS = ['starts', 'startsUnlogged', 'failedUnlocksUnlogged', 'seq', 'records'] as const

export function freshState(electionId: ElectionId): MachineState {
  const none = { starts: 0, startsUnlogged: 0, failedUnlocksUnlogged: 0, seq: 0, records: 0 }
  return { electionId, ...none, opened: false, keyKept: false, taken: [], list: null }
}

/** @param write number of this write; the higher of two whole pages counts */
export function encodeStatePage(state: MachineState, write: number): Uint8Array {
  const page = new Uint8Array(STATE_PAGE_BYTES)
  page.set(NAME)
  page[AT.version] = VERSION
  page[AT.flags] = (state.opened ? OPENED : 0) + (state.keyKept ? KEY_KEPT : 0)
  putUint(page, AT.listVersion, state.list?.version ?? 0, 2)
  page.set(fromHex(state.electionId), AT.election)
  if (state.list !== null) page.set(fromHex(state.list.hash), AT.listHash)
  putUint(page, AT.write, write, COUNT_BYTES)
  for (const count of COUNTS) putUint(page, AT[count], state[count], COUNT_BYTES)
  for (const [at, { pair, seq, records }] of state.taken.entries()) {
    const from = AT.taken + at * TAKEN_BYTES
    page[from] = pair
    putUint(page, from + 1, seq, COUNT_BYTES)
    putUint(page, from + 1 + COUNT_BYTES, records, COUNT_BYTES)
  }
  page.set(nativeSha256(page.slice(0, AT.check)), AT.check)
  const again = decodeStatePage(page)
  assert(again !== null && again.write === write, 'machine state: a page that is read back as it was meant')
  return page
}

/** @returns null for what is not one whole page of this format */
export function decodeStatePage(page: Uint8Array): { readonly state: MachineState; readonly write: number } | null {
  if (page.length !== STATE_PAGE_BYTES) return null
  if (!equalBytes(nativeSha256(page.slice(0, AT.check)), page.slice(AT.check))) return null
  const head = page.slice(0, AT.version)
  if (!equalBytes(head.slice(0, NAME.length), NAME) || !isZero(head.slice(NAME.length))) return null
  const flags = page[AT.flags] as number
  if (page[AT.version] !== VERSION || flags > OPENED + KEY_KEPT || !isZero(page.slice(AT.end, AT.check))) return null
  const count = (name: (typeof COUNTS)[number]) => readUint(page, AT[name], COUNT_BYTES)
  const list = listOf(readUint(page, AT.listVersion, 2), page.slice(AT.listHash, AT.listHash + 32))
  const taken = takenOf(page)
  if (list === 'neither' || taken === null) return null
  const electionId = parseElectionId(toHex(page.slice(AT.election, AT.election + 8)))
  if (electionId === null) return null
  const state: MachineState = {
    electionId,
    starts: count('starts'),
    startsUnlogged: count('startsUnlogged'),
    failedUnlocksUnlogged: count('failedUnlocksUnlogged'),
    opened: (flags & OPENED) !== 0,
    keyKept: (flags & KEY_KEPT) !== 0,
    taken,
    seq: count('seq'),
    records: count('records'),
    list,
  }
  return { state, write: readUint(page, AT.write, COUNT_BYTES) }
}

/** @returns null when the bytes after the last entry are not zero, or a number is there twice */
function takenOf(page: Uint8Array): readonly TakenPair[] | null {
  const taken: TakenPair[] = []
  for (let from: number = AT.taken; from < AT.end; from += TAKEN_BYTES) {
    if (page[from] === 0) return isZero(page.slice(from, AT.end)) ? taken : null
    const pair = parsePairNumber(page[from] as number)
    if (pair === null || taken.some((before) => before.pair >= pair)) return null
    const at = from + 1
    taken.push({ pair, seq: readUint(page, at, COUNT_BYTES), records: readUint(page, at + COUNT_BYTES, COUNT_BYTES) })
  }
  return taken
}

function listOf(version: number, hash: Uint8Array): UsedList | null | 'neither' {
  if (version > 0) return { version, hash: toHex(hash) }
  return isZero(hash) ? null : 'neither'
}
