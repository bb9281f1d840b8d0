/**
 * own-81, online-sorted.md §5: whether the bundle of the count has the online votes that follow from this export. Its part for everybody has
 * the seal alone; the whole has each of these records among its votes.
 */
import { equalBytes } from '@noble/curves/utils.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { bundleAt } from '../bundle/read-bundle.ts'
import type { BundleSource } from '../bundle/verify-bundle.ts'
import { filesIn, readBounded } from '../package/directory.ts'
import type { Trust } from '../package/trust.ts'
import { judgedOf } from '../package/trusted-package.ts'
import { roomsIn } from './cast.ts'
import { SEAL_BYTES, sortedSealIn } from './sorted-seal.ts'

const PACKAGE = 'package/package.json'
const PACKAGE_BYTES_MAX = 64 * 1024 * 1024
const SEAL = 'seals/online.bin'
const HEADER = 64
const RECORD = 136
const ROWS_AT_ONCE = 4096

export interface HeldBundle {
  /** Its files that do not follow. */
  readonly differing: readonly string[]
  /** The number of its seal; null: it is not there, or not of these votes. */
  readonly seal: string | null
}

/** @param stick its own page, where a stick was given: there is one seal */
export async function heldBundle(
  place: string,
  files: ReadonlyMap<string, Uint8Array>,
  trust: Trust,
  stick: string | null,
): Promise<HeldBundle> {
  const source = await bundleAt(place)
  const differing: string[] = []
  const own = await contentOf(source, PACKAGE, PACKAGE_BYTES_MAX)
  if (own === null || filesIn().sha256(own) !== trust.packageHash) differing.push(PACKAGE)
  const page = await contentOf(source, SEAL, SEAL_BYTES)
  const seal = page && sortedSealIn(page, files.get('online-sorted.json') ?? new Uint8Array(), trust)
  const brought = stick === null ? page : await readBounded(stick, SEAL_BYTES)
  const isOne = page !== null && brought !== null && typeof brought !== 'string' && equalBytes(page, brought)
  if (seal === null || !isOne) differing.push(SEAL)
  const judged = judgedOf(trust.contests, trust.lists)
  for (const list of roomsIn(
    trust.contests.map(({ bit }) => bit),
    judged,
  )) {
    const votes = `votes-${list}.bin`
    if (!source.given.some(({ name }) => name === votes)) continue
    const sorted = rowsIn(files.get(`online-sorted-${list}.bin`) ?? new Uint8Array())
    if (!(await areAmong(new Set(sorted), source, [votes, `refused-${list}.bin`]))) differing.push(votes)
  }
  return { differing, seal: seal?.number ?? null }
}

/** Null: not there, or longer. */
async function contentOf({ given, read }: BundleSource, name: string, bytesMax: number): Promise<Uint8Array | null> {
  const size = given.find((each) => each.name === name)?.size
  return size === undefined || size > bytesMax ? null : read(name, 0, size)
}

async function areAmong(
  wanted: Set<string>,
  { given, read }: BundleSource,
  names: readonly string[],
): Promise<boolean> {
  for (const { name, size } of given.filter((each) => names.includes(each.name))) {
    for (let from = HEADER; from < size; from += ROWS_AT_ONCE * RECORD) {
      const rows = await read(name, from, Math.min(size, from + ROWS_AT_ONCE * RECORD))
      for (let at = 0; at + RECORD <= rows.length; at += RECORD)
        wanted.delete(bytesToHex(rows.subarray(at, at + RECORD)))
    }
  }
  return wanted.size === 0
}

/** Rows of a file of records, in hex. */
function rowsIn(file: Uint8Array): readonly string[] {
  const count = Math.floor(Math.max(0, file.length - HEADER) / RECORD)
  return Array.from({ length: count }, (_, row) =>
    bytesToHex(file.subarray(HEADER + row * RECORD, HEADER + (row + 1) * RECORD)),
  )
}
