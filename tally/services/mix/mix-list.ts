/**
 * One mixer: it checks everything so far, shuffles every contest, proves it, writes its files and forgets. Its order and its randomness are
 * in no file, no message and no log; they end with its process (promise 3).
 */
import { mixFile } from '#election/bundle/bundle-files.ts'
import type { Group } from '#election/group/group.ts'
import { mixContext } from '#election/mix/contexts.ts'
import { mixPairs } from '#election/mix/mix.ts'
import type { Randomness } from '#election/randomness.ts'
import { checkedList } from './checked-list.ts'
import { readListGrounds } from './list-grounds.ts'
import type { ListPlace, MixerReply, WrittenFile } from './list-messages.ts'
import { WORK } from './work.ts'
import { written } from './written.ts'

export async function mixList<E>(
  group: Group<E>,
  place: ListPlace,
  randomness: Randomness,
  work: (done: number) => void,
): Promise<Exclude<MixerReply, { type: 'work' }>> {
  const read = await readListGrounds(group, place)
  if (!read.ok) return read.error
  const grounds = read.value
  const checked = await checkedList(group, grounds, place, work)
  if (!checked.ok) return checked.error
  const mixer = place.mixers + 1
  const files: WrittenFile[] = []
  for (const { contest, context, rows, last } of checked.value) {
    // Nobody voted: there is nothing to mix, and nothing to open.
    if (rows === 0) continue
    const turn = { context: mixContext(context, mixer), publicKey: grounds.key.publicKey, input: last }
    const mix = mixPairs(group, turn, randomness)
    files.push(await written(place, mixFile(group, { packageHash: grounds.packageHash, contest }, mixer, mix)))
    work(WORK.mix * rows)
  }
  return { type: 'written', files }
}
