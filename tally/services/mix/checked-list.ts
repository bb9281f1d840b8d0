/**
 * A list as a process finds it on the disk: the votes are the very records that the seals have, each with its proof, and each mix is the
 * one before it in another order. Mixers, holders and the opened list begin with this; none believes what another one checked (H1 to H4).
 */
import { HEADER_BYTES, headOf, rowsInHead } from '#election/bundle/bundle-files.ts'
import type { ContestList } from '#election/contest-lists.ts'
import type { Group } from '#election/group/group.ts'
import { type ByteRows, bytesFrom } from '#election/group/rows.ts'
import { countContext, mixContext } from '#election/mix/contexts.ts'
import { checkMix } from '#election/mix/mix-bytes.ts'
import type { ReadPairs } from '#election/mix/shuffle.ts'
import { ok, type Result } from '#election/result.ts'
import { checkedVotes } from './checked-votes.ts'
import type { ListGrounds } from './list-grounds.ts'
import { type DoesNotHold, type ListPlace, notHolding } from './list-messages.ts'
import { fileOfList } from './pinned-file.ts'
import { WORK } from './work.ts'

export interface CheckedRecords<E> {
  readonly list: ContestList
  /** Q */
  readonly context: Uint8Array
  readonly rows: number
  readonly refused: number
  /** The file of the votes: every mix of the same records has the same. */
  readonly votesSha256: string
  /** The output of the last mix; the votes, while there is none. */
  readonly last: ReadPairs<E>
  /** m of each selection. */
  readonly selections: readonly number[]
}

export function checkedList<E>(
  group: Group<E>,
  grounds: ListGrounds<E>,
  place: ListPlace,
  work: (done: number) => void,
): Result<readonly CheckedRecords<E>[], DoesNotHold> {
  const checked: CheckedRecords<E>[] = []
  for (const { list, selections } of grounds.lists) {
    const votes = checkedVotes(group, grounds, place, list)
    if (!votes.ok) return votes
    const { rows, refused, votesSha256, pairs } = votes.value
    work(WORK.record * (rows + refused))
    const { packageHash, listHashes, publicKey } = grounds
    const context = countContext({ packageHash, listHashes, list, publicKey, records: rows })
    let last = pairs
    for (let mixer = 1; rows > 0 && mixer <= place.mixers; mixer++) {
      const mixed = checkedMix(group, grounds, place, { list, context, mixer, rows, input: last })
      if (!mixed.ok) return mixed
      last = mixed.value
      work(WORK.checkMix * rows)
    }
    checked.push({ list, context, rows, refused, votesSha256, last, selections })
  }
  return ok(checked)
}

function checkedMix<E>(
  group: Group<E>,
  { packageHash, key }: ListGrounds<E>,
  place: ListPlace,
  mix: { list: ContestList; context: Uint8Array; mixer: number; rows: number; input: ReadPairs<E> },
): Result<ReadPairs<E>, DoesNotHold> {
  const { list, mixer, rows, input } = mix
  const { name, body } = bodyOnDisk(place, { kind: 'mix', packageHash, list, number: mixer, rows })
  if (body === null) return notHolding(name)
  const turn = { context: mixContext(mix.context, mixer), publicKey: key.publicKey, input }
  const checked = checkMix(group, turn, body)
  return checked.ok ? checked : notHolding(name)
}

/** A mix or a holder's part after its header. Null: not the header of this file. */
export function bodyOnDisk(
  place: ListPlace,
  of: {
    readonly kind: 'mix' | 'open'
    readonly packageHash: Uint8Array
    readonly list: ContestList
    readonly number: number
    readonly rows: number
  },
): { readonly name: string; readonly body: ByteRows | null } {
  const { kind, number, rows } = of
  const { name } = headOf(kind, of, of)
  const file = fileOfList(place, name)
  const isIts =
    file !== null &&
    file.length >= HEADER_BYTES &&
    rowsInHead(kind, of, number, file.subarray(0, HEADER_BYTES)) === rows
  return { name, body: isIts ? bytesFrom(file, HEADER_BYTES, file.length - HEADER_BYTES) : null }
}
