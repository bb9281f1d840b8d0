/** At the first PC, whose list it is: whether every mix of it holds, the one that came back from another PC too. */
import type { Group } from '#election/group/group.ts'
import { checkedList } from './checked-list.ts'
import { readListGrounds } from './list-grounds.ts'
import type { DiskRefused, DoesNotHold, ListPlace } from './list-messages.ts'
import { asFound } from './pinned-file.ts'

export function checkMixes<E>(
  group: Group<E>,
  place: ListPlace,
  work: (done: number) => void,
): Promise<DoesNotHold | DiskRefused | { readonly type: 'holds' }> {
  return asFound(async () => {
    const grounds = await readListGrounds(group, place)
    if (!grounds.ok) return grounds.error
    const checked = checkedList(group, grounds.value, place, work)
    return checked.ok ? { type: 'holds' } : checked.error
  })
}
