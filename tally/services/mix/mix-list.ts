/**
 * One mixer: it checks everything so far, shuffles every list, proves it, writes its files and forgets. Its order and its randomness are
 * in no file, no message and no log; they end with its process (promise 3).
 */
import { headOf } from '#election/bundle/bundle-files.ts'
import { type ReadColumn, readingColumn } from '#election/group/column.ts'
import type { Group } from '#election/group/group.ts'
import { mixContext } from '#election/mix/contexts.ts'
import { mixRows } from '#election/mix/mix.ts'
import { mixLength } from '#election/mix/mix-bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { nativeKeyStream } from '#openssl/chacha.ts'
import { checkedList } from './checked-list.ts'
import { readListGrounds } from './list-grounds.ts'
import type { DoesNotHold, ListPlace, MixerReply, WrittenFile } from './list-messages.ts'
import { asFound } from './pinned-file.ts'
import { WORK } from './work.ts'
import { writtenInBlocks } from './written.ts'

export function mixList<E>(
  group: Group<E>,
  place: ListPlace,
  randomness: Randomness,
  work: (done: number) => void,
): Promise<Exclude<MixerReply, { type: 'work' }>> {
  return asFound(() => mixed(group, place, randomness, work))
}

async function mixed<E>(
  group: Group<E>,
  place: ListPlace,
  randomness: Randomness,
  work: (done: number) => void,
): Promise<DoesNotHold | { readonly type: 'written'; readonly files: readonly WrittenFile[] }> {
  const read = await readListGrounds(group, place)
  if (!read.ok) return read.error
  const grounds = read.value
  const checked = checkedList(group, grounds, place, work)
  if (!checked.ok) return checked.error
  const number = place.mixers + 1
  const source = { randomness, stream: nativeKeyStream }
  const files: WrittenFile[] = []
  for (const { list, context, rows, last } of checked.value) {
    // Nobody voted: there is nothing to mix, and nothing to open.
    if (rows === 0) continue
    const input = { a: inMemory(group, last.a), c: inMemory(group, last.c) }
    const turn = { context: mixContext(context, number), publicKey: grounds.key.publicKey, input }
    const head = headOf('mix', { packageHash: grounds.packageHash, list }, { rows, number })
    files.push(
      await writtenInBlocks(place, head, mixLength(group.elementBytes, rows), (body) => {
        // They are asked for in the order of the file (docs/formats/mix.md §4).
        mixRows(group, turn, source, () => body.column(group, rows), body.write)
      }),
    )
    work(WORK.mix * rows)
  }
  return { type: 'written', files }
}

/** Its rows are asked for in another order: 32 bytes each, as in the file. */
function inMemory<E>(group: Group<E>, { bytes }: ReadColumn<E>): ReadColumn<E> {
  return readingColumn(group, bytes.subarray(0, bytes.length))
}
