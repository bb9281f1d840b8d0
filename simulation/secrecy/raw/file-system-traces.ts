/** Traces of a day that ext4 keeps: blocks that changed where no file is, pages that got their place, and in the journal each change with its time. */
import { Ext4Image, type Inode, leafExtents, ROOT_INODE } from './ext4-image.ts'
import { transactionsOf } from './jbd2.ts'
import { NEIGHBOURS_FILE } from './neighbour.ts'

/** The kernel takes the time of a commit from a clock that ticks at most so coarsely. */
const COARSE_NS = 10_000_000n

/** Blocks of the device where our files, the journal and the file system's own tables lie; `now` and `before` agree on them. */
export function changedElsewhere(before: Buffer, now: Buffer): readonly number[] {
  const [first, last] = [new Ext4Image(before), new Ext4Image(now)]
  const expected = new Set<number>(last.ownBlocks().keys())
  for (const inode of standingInodes(first)) {
    for (const { physical, length } of inode.extents) for (let i = 0; i < length; i++) expected.add(physical + i)
    for (const block of inode.treeBlocks) expected.add(block)
  }
  const changed: number[] = []
  for (let block = 0; block < last.blocks; block++) {
    if (!expected.has(block) && first.block(block).compare(last.block(block)) !== 0) changed.push(block)
  }
  return changed
}

function standingInodes(image: Ext4Image): Inode[] {
  const numbers = [...image.files().values(), ...(image.journalInode === 0 ? [] : [image.journalInode])]
  return numbers.map((number) => image.inode(number))
}

/** Files whose places on the device are others than before the first voter. */
export function movedFiles(before: Buffer, now: Buffer): readonly string[] {
  const [first, last] = [new Ext4Image(before), new Ext4Image(now)]
  const placesOf = (image: Ext4Image, number: number | undefined) =>
    number === undefined ? 'gone' : JSON.stringify([number, image.inode(number).size, image.inode(number).extents])
  const [then, later] = [first.files(), last.files()]
  const names = new Set([...then.keys(), ...later.keys()])
  return [...names].filter((name) => placesOf(first, then.get(name)) !== placesOf(last, later.get(name)))
}

/** For each page of a file the transaction in which the journal first knows its place. Empty when every page had its place before. */
export function placedInTheDay(now: Buffer, file: string): ReadonlyMap<number, number> {
  const image = new Ext4Image(now)
  const number = image.files().get(file)
  const transactions = transactionsOf(image)
  if (number === undefined) return new Map()
  const { block, offset } = image.placeOfInode(number)
  const placed = new Map<number, number>()
  let versions = 0
  for (const { sequence, blocks } of transactions) {
    const trees = blocks.flatMap((logged) => {
      if (logged.number === block) return [image.inodeIn(logged.bytes, offset, number).extents]
      return image.inode(number).treeBlocks.includes(logged.number) ? [leafExtents(logged.bytes)] : []
    })
    for (const extents of trees) {
      versions++
      for (const { logical, length, unwritten } of extents) {
        for (let i = 0; i < length && !unwritten; i++) {
          if (!placed.has(logical + i)) placed.set(logical + i, versions === 1 ? 0 : sequence)
        }
      }
    }
  }
  for (const [page, sequence] of placed) if (sequence === 0) placed.delete(page)
  return placed
}

interface Change {
  /** Nanoseconds since 1970. */
  readonly committed: bigint
  /** Which of the file system's own blocks changed, and of inodes whose; without the neighbour's. */
  readonly kinds: readonly string[]
}

/** Transactions that changed something of ours, in their order; and from when on the journal has not been overwritten yet. */
function changesInJournal(now: Buffer): { readonly from: bigint; readonly changes: readonly Change[] } {
  const image = new Ext4Image(now)
  const compare = comparing(image)
  const changes: Change[] = []
  let last = new Map<number, Buffer>()
  let from: bigint | null = null
  let sequence = -1
  for (const { sequence: next, committed, blocks, revokes } of transactionsOf(image)) {
    if (committed === null) continue
    // A gap: what stands before it is left over from the round before, with blocks missing in between.
    if (next !== sequence + 1) {
      last = new Map()
      from = committed
    }
    sequence = next
    const kinds = revokes > 0 ? ['revoked'] : []
    for (const { number, bytes } of blocks) {
      const before = last.get(number)
      // The first version of a block is compared with nothing: whether it is a change cannot be known.
      if (before !== undefined) kinds.push(...compare(number, before, bytes))
      last.set(number, bytes)
    }
    if (kinds.length > 0) changes.push({ committed, kinds: kinds.sort() })
  }
  return { from: from ?? 0n, changes }
}

export const INODE_OF = 'inode of '

/** The difference between two versions of one block. */
function comparing(image: Ext4Image): (number: number, before: Buffer, now: Buffer) => readonly string[] {
  const own = image.ownBlocks()
  const inodes = new Map<number, [number, string][]>()
  for (const [name, inode] of [...image.files(), ['/', ROOT_INODE] as const]) {
    const { block, offset } = image.placeOfInode(inode)
    inodes.set(block, [...(inodes.get(block) ?? []), [offset, name]])
  }
  return (number, before, now) => {
    if (own.get(number) !== 'inode table') {
      return before.compare(now) === 0 ? [] : [own.get(number) ?? 'directory or extent tree']
    }
    const [a, b] = [Buffer.from(before), Buffer.from(now)]
    const changed = (inodes.get(number) ?? []).flatMap(([offset, name]) => {
      const end = offset + image.inodeBytes
      const same = a.compare(b, offset, end, offset, end) === 0
      a.fill(0, offset, end)
      b.fill(0, offset, end)
      return same || name === NEIGHBOURS_FILE ? [] : [`${INODE_OF}${name}`]
    })
    return a.compare(b) === 0 ? changed : [...changed, 'inode of a file that is gone']
  }
}

/** By session: what the journal has of it, or null where it has been overwritten or begins in the middle. */
export function changesBySession(
  now: Buffer,
  sessions: readonly { readonly from: bigint }[],
): readonly (readonly string[] | null)[] {
  const { from, changes } = changesInJournal(now)
  let next = 0
  return sessions.map((session, i) => {
    const begins = session.from - COARSE_NS
    const ends = (sessions[i + 1]?.from ?? session.from * 2n) - COARSE_NS
    while (next < changes.length && (changes[next]?.committed ?? 0n) < begins) next++
    const inside: string[] = []
    for (; next < changes.length && (changes[next]?.committed ?? 0n) < ends; next++) {
      inside.push((changes[next]?.kinds ?? []).join('+'))
    }
    return begins <= from ? null : inside
  })
}

/** Blocks of files, not of the file system, that its journal holds: with `data=journal` every page lies there a second time. */
export function filesInJournal(now: Buffer): readonly string[] {
  const image = new Ext4Image(now)
  const owners = new Map<number, string>()
  for (const [name, number] of image.files()) {
    const { extents, directory } = image.inode(number)
    for (const { physical, length } of directory ? [] : extents) {
      for (let i = 0; i < length; i++) owners.set(physical + i, name)
    }
  }
  const logged = transactionsOf(image).flatMap(({ blocks }) => blocks.flatMap(({ number }) => owners.get(number) ?? []))
  return [...new Set(logged)]
}

/** Kinds of changes that the journal has of a time, each once. */
export function kindsInJournal(now: Buffer, from: bigint): readonly string[] {
  const { changes } = changesInJournal(now)
  return [...new Set(changes.filter(({ committed }) => committed > from).flatMap(({ kinds }) => kinds))].sort()
}
