/**
 * A list as a process finds it on the disk: the votes are the very records that the seals have, each with its proof, and each mix is the
 * one before it in another order. Mixers, holders and the opened list begin with this; none believes what another one checked (H1 to H4).
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mergeRecords } from '#election/ballot/merged-records.ts'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { isWhatSealsHold } from '#election/ballot/set-commitment.ts'
import { type BundlePlace, bodyOf, recordsFile } from '#election/bundle/bundle-files.ts'
import { equalBytes } from '#election/bytes.ts'
import { columnOf } from '#election/group/column.ts'
import type { Group } from '#election/group/group.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import { checkShuffle } from '#election/mix/check-shuffle.ts'
import { countContext, mixContext } from '#election/mix/contexts.ts'
import { readMix } from '#election/mix/mix-bytes.ts'
import type { Pairs } from '#election/mix/shuffle.ts'
import { err, ok, type Result } from '#election/result.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import type { ListGrounds } from './list-grounds.ts'
import type { DoesNotHold, ListPlace } from './list-messages.ts'
import { WORK } from './work.ts'

export interface CheckedContest<E> {
  readonly contest: ContestBit
  /** Q */
  readonly context: Uint8Array
  readonly rows: number
  readonly refused: number
  /** The file of the votes: every mix of the same records has the same. */
  readonly votesSha256: string
  /** The output of the last mix; the votes, while there is none. */
  readonly last: Pairs<E>
  readonly candidates: readonly CandidateId[]
}

export async function checkedList<E>(
  group: Group<E>,
  grounds: ListGrounds<E>,
  place: ListPlace,
  work: (done: number) => void,
): Promise<Result<readonly CheckedContest<E>[], DoesNotHold>> {
  const checked: CheckedContest<E>[] = []
  for (const { bit, candidates } of grounds.contests) {
    const votes = await checkedVotes(group, grounds, place, bit)
    if (!votes.ok) return votes
    const { rows, refused, votesSha256, pairs } = votes.value
    work(WORK.record * (rows + refused))
    const { packageHash, listHashes, publicKey } = grounds
    const context = countContext({ packageHash, listHashes, contest: bit, publicKey, records: rows })
    let last = pairs
    for (let mixer = 1; rows > 0 && mixer <= place.mixers; mixer++) {
      const mixed = await checkedMix(group, grounds, place, { contest: bit, context, mixer, rows, input: last })
      if (!mixed.ok) return mixed
      last = mixed.value
      work(WORK.checkMix * rows)
    }
    checked.push({ contest: bit, context, rows, refused, votesSha256, last, candidates })
  }
  return ok(checked)
}

interface CheckedVotes<E> extends Pick<CheckedContest<E>, 'rows' | 'refused' | 'votesSha256'> {
  readonly pairs: Pairs<E>
}

/** The whole sorted list again from its own rows: what comes out must be the two files, to the byte. */
async function checkedVotes<E>(
  group: Group<E>,
  grounds: ListGrounds<E>,
  place: ListPlace,
  contest: ContestBit,
): Promise<Result<CheckedVotes<E>, DoesNotHold>> {
  const at = { packageHash: grounds.packageHash, contest }
  const [votes, refused] = [`votes-${contest}.bin`, `refused-${contest}.bin`]
  const files = await Promise.all([votes, refused].map((name) => bytesOf(place, name)))
  const [votesBytes, refusedBytes] = files
  const ownVotes = rowsOf('votes', at, votesBytes)
  const ownRefused = rowsOf('refused', at, refusedBytes)
  if (votesBytes == null || ownVotes === null) return notHolding(votes)
  if (refusedBytes == null || ownRefused === null) return notHolding(refused)
  const rows = [...ownVotes, ...ownRefused]
  const merged = mergeRecords(group, contest, grounds.recordContext, rows)
  if (!equalBytes(recordsFile('votes', at, merged.votes).bytes, votesBytes)) return notHolding(votes)
  if (!equalBytes(recordsFile('refused', at, merged.refused).bytes, refusedBytes)) return notHolding(refused)
  if (!areSealed(group, grounds, contest, rows)) return err({ type: 'not-as-sealed', file: `bundle/${votes}` })
  const column = (of: 'a' | 'c') =>
    columnOf(
      group,
      merged.votes.map((vote) => vote[of]),
    )
  const pairs: Pairs<E> = { a: column('a'), c: column('c') }
  const [found, votesSha256] = [merged.refused.length, sha256Hex(votesBytes)]
  return ok({ rows: merged.votes.length, refused: found, votesSha256, pairs })
}

/** V14, V15, H2: without media, and without knowing which record is of which seal. */
function areSealed<E>(group: Group<E>, { sealed }: ListGrounds<E>, contest: ContestBit, rows: readonly Uint8Array[]) {
  const of = sealed.get(contest)
  const commitments = of?.commitments.flatMap((each) => group.decode(each) ?? [])
  if (of === undefined || commitments?.length !== of.commitments.length || rows.length !== of.records) return false
  return isWhatSealsHold(group, commitments, group.scalar(of.blinds), rows)
}

async function checkedMix<E>(
  group: Group<E>,
  { packageHash, key }: ListGrounds<E>,
  place: ListPlace,
  mix: { contest: ContestBit; context: Uint8Array; mixer: number; rows: number; input: Pairs<E> },
): Promise<Result<Pairs<E>, DoesNotHold>> {
  const { contest, mixer, rows, input } = mix
  const name = `mix-${contest}-${mixer}.bin`
  const bytes = await bytesOf(place, name)
  const found = bytes === null ? null : bodyOf('mix', { packageHash, contest }, mixer, bytes)
  if (found === null || found.rows !== rows) return notHolding(name)
  const read = readMix(group, found.body, rows)
  if (!read.ok) return notHolding(name)
  const { output, proof } = read.value
  const statement = { context: mixContext(mix.context, mixer), publicKey: key.publicKey, input, output }
  return checkShuffle(group, statement, proof).ok ? ok(output) : notHolding(name)
}

/** Null: it cannot be read. */
export async function bytesOf({ directory }: ListPlace, name: string): Promise<Uint8Array | null> {
  const bytes = await readFile(join(directory, name)).catch(() => null)
  return bytes === null ? null : new Uint8Array(bytes)
}

export function notHolding(file: string): Result<never, DoesNotHold> {
  return err({ type: 'does-not-hold', file: `bundle/${file}` })
}

/** Null: not the header, or not the size of this file. */
function rowsOf(kind: 'votes' | 'refused', at: BundlePlace, file: Uint8Array | null | undefined): Uint8Array[] | null {
  const read = file == null ? null : bodyOf(kind, at, 0, file)
  if (read === null || read.body.length !== PROVEN_BYTES * read.rows) return null
  return Array.from({ length: read.rows }, (_, row) => read.body.subarray(PROVEN_BYTES * row, PROVEN_BYTES * (row + 1)))
}
