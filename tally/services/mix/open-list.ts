/** After k holders: what each row decrypts to, in the order of the last mix, which nobody can follow back. No secret is needed for it. */
import { saidBy } from '#election/ballot/record.ts'
import { type BundleFile, countFile, type OpenedRecords, openedFile, setsFile } from '#election/bundle/bundle-files.ts'
import { isSameList, listRoom } from '#election/contest-lists.ts'
import type { SelectionCount } from '#election/count/district.ts'
import type { ReadColumn } from '#election/group/column.ts'
import type { Group } from '#election/group/group.ts'
import { openingContext } from '#election/mix/contexts.ts'
import { openList } from '#election/opening/opened-list.ts'
import { checkOpening } from '#election/opening/opening-bytes.ts'
import { ok, type Result } from '#election/result.ts'
import { bodyOnDisk, type CheckedRecords, checkedList } from './checked-list.ts'
import { type ListGrounds, readListGrounds } from './list-grounds.ts'
import { type DoesNotHold, type ListPlace, type ListReply, notHolding, type WrittenFile } from './list-messages.ts'
import { asFound } from './pinned-file.ts'
import { WORK } from './work.ts'
import { written } from './written.ts'

export function openWholeList<E>(
  group: Group<E>,
  place: ListPlace,
  openedBy: readonly number[],
  work: (done: number) => void,
): Promise<Exclude<ListReply, { type: 'work' }>> {
  return asFound(() => openedWhole(group, place, openedBy, work))
}

async function openedWhole<E>(
  group: Group<E>,
  place: ListPlace,
  openedBy: readonly number[],
  work: (done: number) => void,
): Promise<Exclude<ListReply, { type: 'work' }>> {
  const read = await readListGrounds(group, place)
  if (!read.ok) return read.error
  const grounds = read.value
  const checked = checkedList(group, grounds, place, work)
  if (!checked.ok) return checked.error
  const holders = openedBy.toSorted((a, b) => a - b)
  const opened: OpenedRecords[] = []
  const files: WrittenFile[] = []
  const write = async (file: BundleFile) => files.push(await written(place, file))
  for (const each of checked.value) {
    const { list, refused, rows } = each
    if (rows === 0) opened.push({ list, refused, ids: [] })
    else {
      const columns = columnsOf(group, grounds, place, each, holders)
      if (!columns.ok) return columns.error
      work(WORK.checkOpening * rows * holders.length)
      const { context, last, selections } = each
      const found = openList(group, { context, ...last, holders: columns.value, selections })
      await write(openedFile({ packageHash: grounds.packageHash, list }, found))
      opened.push({ list, refused, ids: found.ids })
      work(WORK.list * rows)
    }
  }
  await write(setsFile(group, place.evidence.sets.blinds))
  await write(countFile(opened))
  return { type: 'listed', files, selections: selectionsOf(opened, grounds), notOpened: grounds.notOpened }
}

/** D1 and D2 of each holder, over the last mix. */
function columnsOf<E>(
  group: Group<E>,
  { packageHash, key }: ListGrounds<E>,
  place: ListPlace,
  { list, context, rows, last }: CheckedRecords<E>,
  holders: readonly number[],
): Result<readonly { readonly index: number; readonly d: ReadColumn<E> }[], DoesNotHold> {
  const columns: { index: number; d: ReadColumn<E> }[] = []
  for (const index of holders) {
    const { name, body } = bodyOnDisk(place, { kind: 'open', packageHash, list, number: index, rows })
    const holder = key.holders.find((each) => each.index === index)
    if (body === null || holder === undefined) return notHolding(name)
    const statement = {
      context: openingContext(context, place.mixers, index),
      verificationKey: holder.verificationKey,
      a: last.a,
    }
    const checked = checkOpening(group, statement, body)
    if (!checked.ok) return notHolding(name)
    columns.push({ index, d: checked.value })
  }
  return ok(columns)
}

/** The district's sums. Nobody opened a record that is refused, or of a contest without a poll or that stays closed: it is counted as unopened. */
function selectionsOf<E>(
  opened: readonly OpenedRecords[],
  { all, lists, sealed }: ListGrounds<E>,
): readonly SelectionCount[] {
  const sums: SelectionCount[] = []
  for (const list of all) {
    const of = { contest: list.bit, place: list.place }
    const own = opened.find((each) => isSameList(each.list, list))
    const unopened = own === undefined ? (sealed.get(listRoom(list))?.records ?? 0) : own.refused
    if (unopened > 0) sums.push({ ...of, selection: 'unopened', records: unopened })
    const selections = lists.find((each) => isSameList(each.list, list))?.selections ?? []
    for (const id of [...selections, 0]) {
      const records = own?.ids.filter((each) => each === id).length ?? 0
      if (records > 0) sums.push({ ...of, selection: id === 0 ? 'unopened' : saidBy(id), records })
    }
  }
  return sums
}
