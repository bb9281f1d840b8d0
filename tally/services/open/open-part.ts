/**
 * One holder's part: the complete list of the district, or nothing (LAW-17). This, and not a promise of the tally, keeps anybody from
 * opening one medium: rules H1 to H6 (docs/formats/opening.md §1).
 */
import { assert } from '#election/assert.ts'
import { headOf } from '#election/bundle/bundle-files.ts'
import { listRoom } from '#election/contest-lists.ts'
import type { Group } from '#election/group/group.ts'
import type { Share } from '#election/keys/shamir.ts'
import { openingContext } from '#election/mix/contexts.ts'
import { LEAST_MIXERS } from '#election/mix/mix.ts'
import { openingLength, openingSingles } from '#election/opening/opening-bytes.ts'
import { decryptRows } from '#election/opening/partial-decryption.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type CheckedRecords, checkedList } from '../mix/checked-list.ts'
import { type ListGrounds, readListGrounds } from '../mix/list-grounds.ts'
import {
  type DiskRefused,
  type DoesNotHold,
  type HolderEnd,
  type HolderReply,
  type ListPlace,
  notHolding,
  type WrittenFile,
} from '../mix/list-messages.ts'
import { asFound } from '../mix/pinned-file.ts'
import { WORK } from '../mix/work.ts'
import { writtenInBlocks } from '../mix/written.ts'
import { OpenedMemory } from '../opened-memory.ts'

export interface CompleteList<E> {
  readonly grounds: ListGrounds<E>
  readonly lists: readonly CheckedRecords<E>[]
}

/** H1 to H4: before a passphrase is looked at. */
export async function completeList<E>(
  group: Group<E>,
  place: ListPlace,
  work: (done: number) => void,
): Promise<Result<CompleteList<E>, DoesNotHold | DiskRefused>> {
  const found = await asFound(() => wholeList(group, place, work))
  return 'type' in found ? err(found) : found
}

async function wholeList<E>(
  group: Group<E>,
  place: ListPlace,
  work: (done: number) => void,
): Promise<Result<CompleteList<E>, DoesNotHold>> {
  const grounds = await readListGrounds(group, place)
  if (!grounds.ok) return grounds
  const lists = checkedList(group, grounds.value, place, work)
  if (!lists.ok) return lists
  const mixed = lists.value.filter(({ rows }) => rows > 0)
  // One mixer alone knows the order of what the holders open.
  const [first] = mixed
  if (first !== undefined && place.mixers < LEAST_MIXERS) {
    return notHolding(`mix-${listRoom(first.list)}-${LEAST_MIXERS}.bin`)
  }
  return ok({ grounds: grounds.value, lists: lists.value })
}

/** H5, H6. Null: it may be opened. The note is there before anything is. */
export async function refusalOf<E>(
  { grounds, lists }: CompleteList<E>,
  of: { readonly index: number; readonly records: number; readonly folders: readonly string[] },
): Promise<HolderEnd | null> {
  const rows = lists.reduce((sum, each) => sum + each.rows, 0)
  if (rows !== of.records) return { type: 'records-not-agreed' }
  // The sorted votes: another mix of the same records shows nothing new.
  const list = lists.map((each) => `${listRoom(each.list)} ${each.votesSha256}\n`).join('')
  const notes = of.folders.map((folder) => {
    return new OpenedMemory(folder, grounds.electionPackage, `opened-by-share-${of.index}`)
  })
  for (const note of notes) if (!(await note.mayOpen(list)).ok) return { type: 'holder-opened-other-list' }
  for (const note of notes) {
    const noted = await note.remember(list)
    if (noted.ok) return null
    // A stick that cannot be written on: the next folder has the note.
    if (noted.error === 'opened-with-other-set') return { type: 'holder-opened-other-list' }
  }
  return { type: 'machine-not-writable' }
}

/** The share is wiped at the end. */
export async function openPart<E>(
  group: Group<E>,
  place: ListPlace,
  { grounds, lists }: CompleteList<E>,
  share: Share,
  randomness: Randomness,
  work: (done: number) => void,
): Promise<Exclude<HolderReply, { type: 'work' }>> {
  const secret = group.decodeScalar(share.bytes)
  const holder = grounds.key.holders.find(({ index }) => index === share.index)
  share.bytes.fill(0)
  assert(secret !== null && holder !== undefined, 'open part: the share was proven against the package')
  const files: WrittenFile[] = []
  for (const { list, context, rows, last } of lists) {
    if (rows === 0) continue
    const statement = {
      context: openingContext(context, place.mixers, share.index),
      verificationKey: holder.verificationKey,
      a: last.a,
    }
    const head = headOf('open', { packageHash: grounds.packageHash, list }, { rows, number: share.index })
    const file = await asFound(() =>
      writtenInBlocks(place, head, openingLength(group.elementBytes, rows), (body) => {
        const part = decryptRows(group, statement, secret, randomness, body.column(group, rows))
        body.write(openingSingles(group, part))
      }),
    )
    if ('type' in file) return file
    files.push(file)
    work(WORK.open * rows)
  }
  return { type: 'written', files }
}
