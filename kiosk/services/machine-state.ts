/**
 * What a kiosk keeps on its own disk: plain counters, the last seq of the journal and the newest candidate list; no vote, no
 * card, no time. Media that are behind it are an old image that somebody put back. Format: docs/formats/machine-state.md.
 */
import { assert } from '#election/assert.ts'
import { equalBytes, fromHex, isZero, putUint, readUint, toHex, utf8 } from '#election/bytes.ts'
import { parseElectionId } from '#election/card/card-ids.ts'
import type { ElectionId } from '#election/ids.ts'
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
  /** The newest candidate list that this machine has used (X-B6); null before the first. */
  readonly list: UsedList | null
}

export interface UsedList {
  readonly version: number
  /** SHA-256, 64 hex digits. */
  readonly hash: string
}

const NAME = utf8('IPPYO KIOSK STATE')
const VERSION = 1
const OPENED = 1
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
  end: 100,
  check: STATE_PAGE_BYTES - 32,
} as const
const COUNT_BYTES = 6
const COUNTS = ['starts', 'startsUnlogged', 'failedUnlocksUnlogged', 'seq', 'records'] as const

export function freshState(electionId: ElectionId): MachineState {
  const none = { starts: 0, startsUnlogged: 0, failedUnlocksUnlogged: 0, seq: 0, records: 0 }
  return { electionId, ...none, opened: false, list: null }
}

/** @param write number of this write; the higher of two whole pages counts */
export function encodeStatePage(state: MachineState, write: number): Uint8Array {
  const page = new Uint8Array(STATE_PAGE_BYTES)
  page.set(NAME)
  page[AT.version] = VERSION
  page[AT.flags] = state.opened ? OPENED : 0
  putUint(page, AT.listVersion, state.list?.version ?? 0, 2)
  page.set(fromHex(state.electionId), AT.election)
  if (state.list !== null) page.set(fromHex(state.list.hash), AT.listHash)
  putUint(page, AT.write, write, COUNT_BYTES)
  for (const count of COUNTS) putUint(page, AT[count], state[count], COUNT_BYTES)
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
  if (page[AT.version] !== VERSION || flags > OPENED || !isZero(page.slice(AT.end, AT.check))) return null
  const count = (name: (typeof COUNTS)[number]) => readUint(page, AT[name], COUNT_BYTES)
  const list = listOf(readUint(page, AT.listVersion, 2), page.slice(AT.listHash, AT.listHash + 32))
  if (list === 'neither') return null
  const electionId = parseElectionId(toHex(page.slice(AT.election, AT.election + 8)))
  if (electionId === null) return null
  const state: MachineState = {
    electionId,
    starts: count('starts'),
    startsUnlogged: count('startsUnlogged'),
    failedUnlocksUnlogged: count('failedUnlocksUnlogged'),
    opened: flags === OPENED,
    seq: count('seq'),
    records: count('records'),
    list,
  }
  return { state, write: readUint(page, AT.write, COUNT_BYTES) }
}

function listOf(version: number, hash: Uint8Array): UsedList | null | 'neither' {
  if (version > 0) return { version, hash: toHex(hash) }
  return isZero(hash) ? null : 'neither'
}
