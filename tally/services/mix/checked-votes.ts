/**
 * Votes and refused records as they are on the disk: whether sorting them anew gives these two files to the byte, and whether they are the
 * records of the seals. Neither of the two is held.
 */

import { createHash } from 'node:crypto'
import { compareRecords, refusalsOf } from '#election/ballot/merged-records.ts'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { isWhatSealsHold } from '#election/ballot/set-commitment.ts'
import { type BundlePlace, HEADER_BYTES, rowsInHead } from '#election/bundle/bundle-files.ts'
import { type ContestList, listRoom } from '#election/contest-lists.ts'
import { readingColumn } from '#election/group/column.ts'
import type { Group } from '#election/group/group.ts'
import { type ByteRows, bytesFrom, fieldOf, inBlocks, type Rows } from '#election/group/rows.ts'
import type { ReadPairs } from '#election/mix/shuffle.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ListGrounds } from './list-grounds.ts'
import { type DoesNotHold, type ListPlace, notHolding } from './list-messages.ts'
import { fileOfList } from './pinned-file.ts'

export interface CheckedVotes<E> {
  readonly rows: number
  readonly refused: number
  /** The file of the votes: every mix of the same records has the same. */
  readonly votesSha256: string
  readonly pairs: ReadPairs<E>
}

export function checkedVotes<E>(
  group: Group<E>,
  grounds: ListGrounds<E>,
  place: ListPlace,
  list: ContestList,
): Result<CheckedVotes<E>, DoesNotHold> {
  const at = { packageHash: grounds.packageHash, list }
  const [votesName, refusedName] = [`votes-${listRoom(list)}.bin`, `refused-${listRoom(list)}.bin`]
  const [votesFile, refusedFile] = [fileOfList(place, votesName), fileOfList(place, refusedName)]
  const votes = recordsIn('votes', at, votesFile)
  const refused = recordsIn('refused', at, refusedFile)
  if (votesFile === null || votes === null) return notHolding(votesName)
  if (refusedFile === null || refused === null) return notHolding(refusedName)
  const [ownVotes, ownRefused] = [rowsOf(votes), rowsOf(refused)]
  if (!isAscending(ownVotes)) return notHolding(votesName)
  if (!isAscending(ownRefused)) return notHolding(refusedName)
  const merged = mergedOf(ownVotes, ownRefused)
  if (!areWhereTheyBelong(refusalsOf(group, list, grounds.recordContext, merged.rows), merged.refusedAt)) {
    return notHolding(votesName)
  }
  if (!areSealed(group, grounds, list, merged.rows)) return err({ type: 'not-as-sealed', file: `bundle/${votesName}` })
  const column = (offset: number) => readingColumn(group, fieldOf(votes, PROVEN_BYTES, offset, group.elementBytes))
  return ok({
    rows: ownVotes.length,
    refused: ownRefused.length,
    votesSha256: sha256Of(votesFile),
    pairs: { a: column(A_AT), c: column(C_AT) },
  })
}

const [A_AT, C_AT] = [8, 40]

/** V14, V15, H2: without media, and without knowing which record is of which seal. */
function areSealed<E>(group: Group<E>, { sealed }: ListGrounds<E>, list: ContestList, rows: Rows<Uint8Array>) {
  const of = sealed.get(listRoom(list))
  const commitments = of?.commitments.flatMap((each) => group.decode(each) ?? [])
  if (of === undefined || commitments?.length !== of.commitments.length || rows.length !== of.records) return false
  return isWhatSealsHold(group, commitments, group.scalar(of.blinds), rows)
}

/** Null: not the header, or not the size of this file. */
function recordsIn(kind: 'votes' | 'refused', at: BundlePlace, file: ByteRows | null): ByteRows | null {
  if (file === null || file.length < HEADER_BYTES) return null
  const rows = rowsInHead(kind, at, 0, file.subarray(0, HEADER_BYTES))
  if (rows === null || file.length !== HEADER_BYTES + PROVEN_BYTES * rows) return null
  return bytesFrom(file, HEADER_BYTES, PROVEN_BYTES * rows)
}

function rowsOf(records: ByteRows): Rows<Uint8Array> {
  return {
    length: records.length / PROVEN_BYTES,
    slice(from, to) {
      const block = records.subarray(from * PROVEN_BYTES, to * PROVEN_BYTES)
      return Array.from({ length: to - from }, (_, row) => block.subarray(row * PROVEN_BYTES, (row + 1) * PROVEN_BYTES))
    },
  }
}

function isAscending(records: Rows<Uint8Array>): boolean {
  let before: Uint8Array = new Uint8Array(0)
  let ascending = true
  inBlocks(records.length, (from, to) => {
    for (const record of records.slice(from, to)) {
      ascending &&= compareRecords(before, record) <= 0
      before = record
    }
  })
  return ascending
}

interface Merged {
  /** Both, in the order of their bytes. */
  readonly rows: Rows<Uint8Array>
  /** Which of them are refused ones, ascending. */
  readonly refusedAt: readonly number[]
}

/** Among equal ones the vote is first. */
function mergedOf(votes: Rows<Uint8Array>, refused: Rows<Uint8Array>): Merged {
  const refusedAt: number[] = []
  const waiting = oneByOne(refused)
  let next = waiting.next()
  let at = 0
  for (const vote of oneByOne(votes)) {
    for (; !next.done && compareRecords(next.value, vote) < 0; next = waiting.next()) refusedAt.push(at++)
    at++
  }
  for (; !next.done; next = waiting.next()) refusedAt.push(at++)
  const slice = (from: number, to: number) => {
    const [first, last] = [before(refusedAt, from), before(refusedAt, to)]
    const [own, others] = [votes.slice(from - first, to - last), refused.slice(first, last)]
    let [vote, other] = [0, 0]
    return Array.from({ length: to - from }, (_, i) => {
      const isRefused = refusedAt[first + other] === from + i
      return (isRefused ? others[other++] : own[vote++]) as Uint8Array
    })
  }
  return { rows: { length: at, slice }, refusedAt }
}

function* oneByOne<T>(rows: Rows<T>): Generator<T, undefined> {
  for (let from = 0; from < rows.length; from += SOME) yield* rows.slice(from, Math.min(rows.length, from + SOME))
}

const SOME = 1024

/** How many of them are below. */
function before(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** The votes are votes, and the others are not. */
function areWhereTheyBelong(refusals: readonly unknown[], refusedAt: readonly number[]): boolean {
  let next = 0
  return refusals.every((why, row) => {
    const isRefused = refusedAt[next] === row
    if (isRefused) next++
    return (why !== null) === isRefused
  })
}

function sha256Of(file: ByteRows): string {
  const hash = createHash('sha256')
  inBlocks(file.length, (from, to) => hash.update(file.subarray(from, to)), 1024 * 1024)
  return hash.digest('hex')
}
