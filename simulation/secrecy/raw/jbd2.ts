/** The journal of ext4 (jbd2): every transaction whose descriptor or commit block is still there (kernel documentation, "Journal (jbd2)"). */
import type { Ext4Image } from './ext4-image.ts'

const MAGIC = 0xc03b3998
const DESCRIPTOR = 1
const COMMIT = 2
const REVOKE = 5
const SUPERBLOCKS = [3, 4]
const INCOMPAT_64BIT = 2
const INCOMPAT_CSUM_V3 = 16
const FLAG_ESCAPED = 1
const FLAG_SAME_UUID = 2
const FLAG_LAST = 8

interface LoggedBlock {
  /** Block of the device that this is a version of. */
  readonly number: number
  readonly bytes: Buffer
}

interface Unfinished {
  committed: bigint | null
  readonly blocks: LoggedBlock[]
  revokes: number
}

/** In the order of their numbers; none on a file system without a journal. */
export function transactionsOf(image: Ext4Image) {
  if (image.journalInode === 0) return []
  const places = image.inode(image.journalInode).extents.flatMap(({ physical, length }) => {
    return Array.from({ length }, (_, i) => physical + i)
  })
  const journal = places.map((block) => image.block(block))
  const head = journal[0]
  if (head === undefined || !SUPERBLOCKS.includes(head.readUInt32BE(4))) return []
  const features = head.readUInt32BE(40)
  const found = new Map<number, Unfinished>()
  for (let at = 1; at < journal.length; at++) {
    const block = journal[at] as Buffer
    if (block.readUInt32BE(0) !== MAGIC) continue
    const transaction = entryOf(found, block.readUInt32BE(8))
    const type = block.readUInt32BE(4)
    if (type === COMMIT) {
      transaction.committed = block.readBigUInt64BE(48) * 1_000_000_000n + BigInt(block.readUInt32BE(56))
    } else if (type === REVOKE) transaction.revokes++
    else if (type === DESCRIPTOR) transaction.blocks.push(...loggedBehind(journal, at, features))
  }
  return [...found].map(([sequence, rest]) => ({ sequence, ...rest })).sort((a, b) => a.sequence - b.sequence)
}

function entryOf(found: Map<number, Unfinished>, sequence: number): Unfinished {
  const known = found.get(sequence) ?? { committed: null, blocks: [], revokes: 0 }
  found.set(sequence, known)
  return known
}

/** The copies that a descriptor announces stand right behind it. */
function loggedBehind(journal: readonly Buffer[], at: number, features: number): LoggedBlock[] {
  const descriptor = journal[at] as Buffer
  const third = (features & INCOMPAT_CSUM_V3) !== 0
  const step = third ? 16 : (features & INCOMPAT_64BIT) !== 0 ? 12 : 8
  const logged: LoggedBlock[] = []
  for (let tag = 12; tag + step <= descriptor.length; ) {
    const flags = third ? descriptor.readUInt32BE(tag + 4) : descriptor.readUInt16BE(tag + 6)
    // A journal has an end: behind its last block it goes on at block 1.
    const place = at + 1 + logged.length
    const copy = journal[place < journal.length ? place : place - journal.length + 1]
    if (copy !== undefined) logged.push({ number: descriptor.readUInt32BE(tag), bytes: unescaped(copy, flags) })
    tag += step + ((flags & FLAG_SAME_UUID) === 0 ? 16 : 0)
    if ((flags & FLAG_LAST) !== 0) break
  }
  return logged
}

function unescaped(copy: Buffer, flags: number): Buffer {
  if ((flags & FLAG_ESCAPED) === 0) return copy
  const bytes = Buffer.from(copy)
  bytes.writeUInt32BE(MAGIC, 0)
  return bytes
}
