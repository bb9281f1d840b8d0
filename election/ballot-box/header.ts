/**
 * The header page: what medium this is, signed by the authority when the medium is prepared and never written again.
 * Original and duplicate differ in role and serial only; docs/formats/ballot-box.md §3.
 */

import { assert } from '#election/assert.ts'
import { equalBytesFast, fromHex, putUint, readUint, toHex, utf8 } from '#election/bytes.ts'
import type { SeveralLists } from '#election/contest-lists.ts'
import { parseContestMask } from '#election/contests.ts'
import type { Use } from '#election/definition/definition.ts'
import type { ContestBit, ContestMask, ElectionId, KeySetId, PairNumber, StationIndex } from '#election/ids.ts'
import { sign, type VerifyEd25519, verifySignature } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { dateOfSitting, type Sitting, sittingsOf } from '#election/sitting.ts'
import { dayNumber } from '#election/time.ts'
import { dateOfDay, putText, readText } from './fields.ts'
import { DATES_MAX, isLayoutInput, type Layout, layoutOf, PAGE_BYTES, type Role } from './layout.ts'

export type MediumKind = 'election-day' | 'early-voting'

export interface MediumHeader {
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  readonly use: Use
  readonly kind: MediumKind
  readonly station: StationIndex
  readonly pair: PairNumber
  readonly role: Role
  /** Printed on the medium: 1…32 printable ASCII characters. */
  readonly serial: string
  readonly contests: ContestMask
  /** The contest that has a list for each judge; null: each has one list. */
  readonly several: SeveralLists | null
  readonly capacity: number
  readonly logPages: number
  /** When the pair may be opened, ascending: dates, and each stop of a date of a moving station. */
  readonly dates: readonly Sitting[]
  /** SHA-256 over the two first journal pages: the zero check needs no key to know them. */
  readonly journalHash: Uint8Array
}

export type HeaderError =
  | { readonly type: 'not-a-ballot-box' }
  | { readonly type: 'unknown-box-format'; readonly format: number }
  /** Not signed by this authority, or changed since. */
  | { readonly type: 'header-not-authentic' }
  | { readonly type: 'header-malformed' }

const MAGIC = utf8('IPPYOBOX')
const FORMAT = 1
const SIGNED_BYTES = 4032
const USES: readonly Use[] = ['live', 'rehearsal', 'fixture']
const KINDS: readonly MediumKind[] = ['election-day', 'early-voting']
const ROLES: readonly Role[] = ['original', 'duplicate']

export function layoutOfHeader(header: MediumHeader): Layout {
  return layoutOf({ ...header, dates: header.dates.length })
}

/** @returns the whole header page. */
export function signHeader(header: MediumHeader, authoritySecretKey: Uint8Array): Uint8Array {
  const page = encode(header)
  page.set(sign('medium-header', page.subarray(0, SIGNED_BYTES), authoritySecretKey), SIGNED_BYTES)
  return page
}

export function parseHeader(
  page: Uint8Array,
  authorityPublicKey: Uint8Array,
  verify?: VerifyEd25519,
): Result<MediumHeader, HeaderError> {
  assert(page.length === PAGE_BYTES, 'parseHeader: a page')
  if (!equalBytesFast(page.subarray(0, 8), MAGIC)) return err({ type: 'not-a-ballot-box' })
  const format = readUint(page, 8, 2)
  if (format !== FORMAT) return err({ type: 'unknown-box-format', format })
  const [signed, signature] = [page.subarray(0, SIGNED_BYTES), page.subarray(SIGNED_BYTES)]
  if (!verifySignature('medium-header', signed, signature, authorityPublicKey, verify)) {
    return err({ type: 'header-not-authentic' })
  }
  const header = decode(page)
  if (header === null || !equalBytesFast(encode(header).subarray(0, SIGNED_BYTES), signed)) {
    return err({ type: 'header-malformed' })
  }
  return ok(header)
}

function encode(header: MediumHeader): Uint8Array {
  const layout = layoutOfHeader(header)
  const page = new Uint8Array(PAGE_BYTES)
  page.set(MAGIC)
  putUint(page, 8, FORMAT, 2)
  putUint(page, 10, USES.indexOf(header.use) + 1, 1)
  putUint(page, 11, KINDS.indexOf(header.kind) + 1, 1)
  page.set(fromHex(header.electionId), 12)
  page.set(fromHex(header.keySet), 20)
  putUint(page, 28, header.station, 2)
  putUint(page, 30, header.pair, 1)
  putUint(page, 31, ROLES.indexOf(header.role) + 1, 1)
  putText(page, 32, header.serial)
  putUint(page, 64, layout.capacity, 4)
  putUint(page, 68, layout.ballots.count, 4)
  putUint(page, 72, layout.spent.count, 4)
  putUint(page, 76, layout.log.count, 4)
  putUint(page, 80, layout.pages, 4)
  putUint(page, 84, header.contests, 1)
  putUint(page, 85, header.dates.length, 1)
  putUint(page, 86, header.several?.bit ?? 0, 1)
  putUint(page, 87, header.several?.lists ?? 0, 1)
  header.dates.forEach((date, i) => {
    putUint(page, 88 + 2 * i, dayNumber(dateOfSitting(date)), 2)
  })
  assert(header.journalHash.length === 32, 'header: SHA-256 of the first journal pages')
  page.set(header.journalHash, 152)
  return page
}

/** No lists, and the bit is 0 too: each contest has one. */
function severalOf(page: Uint8Array): SeveralLists | null {
  const [bit, lists] = [readUint(page, 86, 1), readUint(page, 87, 1)]
  return lists === 0 ? null : { bit: bit as ContestBit, lists }
}

function decode(page: Uint8Array): MediumHeader | null {
  const use = USES[readUint(page, 10, 1) - 1]
  const kind = KINDS[readUint(page, 11, 1) - 1]
  const role = ROLES[readUint(page, 31, 1) - 1]
  const serial = readText(page, 32)
  const count = readUint(page, 85, 1)
  const [station, pair] = [readUint(page, 28, 2), readUint(page, 30, 1)]
  const contests = parseContestMask(readUint(page, 84, 1))
  if (contests === null) return null
  const size = {
    contests,
    several: severalOf(page),
    capacity: readUint(page, 64, 4),
    logPages: readUint(page, 76, 4),
  }
  if (!use || !kind || !role || serial === null || count < 1 || count > DATES_MAX) return null
  if (station < 1 || pair < 1 || pair > 55 || !isLayoutInput({ ...size, dates: count })) return null
  const days = Array.from({ length: count }, (_, i) => readUint(page, 88 + 2 * i, 2))
  if (days.some((day, i) => day < (days[i - 1] ?? 1))) return null
  return {
    electionId: toHex(page.subarray(12, 20)) as ElectionId,
    keySet: toHex(page.subarray(20, 28)) as KeySetId,
    use,
    kind,
    station: station as StationIndex,
    pair: pair as PairNumber,
    role,
    serial,
    ...size,
    dates: sittingsOf(days.map(dateOfDay)),
    journalHash: page.slice(152, 184),
  }
}
