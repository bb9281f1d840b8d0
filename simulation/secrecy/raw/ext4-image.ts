/** ext4 read off raw bytes: where files and the file system's own blocks are (kernel documentation, "ext4 Data Structures and Algorithms"). */
import { assert } from '#election/assert.ts'

const SUPERBLOCK = 1024
const MAGIC = 0xef53
export const ROOT_INODE = 2
const EXTENT_MAGIC = 0xf30a
const EXTENTS_FLAG = 0x80000
const INCOMPAT_64BIT = 0x80
const DIRECTORY = 0x4000
/** Longer than this: preallocated, never written. */
const WRITTEN_MAX = 32_768

export interface Extent {
  /** First block of the file. */
  readonly logical: number
  readonly length: number
  /** First block of the device. */
  readonly physical: number
  readonly unwritten: boolean
}

export interface Inode {
  readonly number: number
  readonly size: number
  readonly directory: boolean
  /** Nanoseconds since 1970. */
  readonly times: { readonly access: bigint; readonly change: bigint; readonly modify: bigint }
  readonly extents: readonly Extent[]
  /** Blocks of the extent tree outside the inode. */
  readonly treeBlocks: readonly number[]
}

export class Ext4Image {
  readonly bytes: Buffer
  readonly blockBytes: number
  readonly blocks: number
  readonly journalInode: number
  /** Lifetime writes of the file system, in KiB. */
  readonly kibibytesWritten: bigint
  readonly inodeBytes: number
  readonly #inodesPerGroup: number
  readonly #groups: readonly { readonly blockBitmap: number; readonly inodeBitmap: number; readonly table: number }[]
  readonly #descriptorBlocks: readonly number[]

  constructor(bytes: Buffer) {
    assert(bytes.readUInt16LE(SUPERBLOCK + 56) === MAGIC, 'ext4: the magic of a superblock')
    this.bytes = bytes
    this.blockBytes = 1024 << bytes.readUInt32LE(SUPERBLOCK + 24)
    this.blocks = bytes.readUInt32LE(SUPERBLOCK + 4)
    this.journalInode = bytes.readUInt32LE(SUPERBLOCK + 224)
    this.kibibytesWritten = bytes.readBigUInt64LE(SUPERBLOCK + 376)
    this.inodeBytes = bytes.readUInt16LE(SUPERBLOCK + 88)
    this.#inodesPerGroup = bytes.readUInt32LE(SUPERBLOCK + 40)
    const perGroup = bytes.readUInt32LE(SUPERBLOCK + 32)
    const first = bytes.readUInt32LE(SUPERBLOCK + 20)
    const long = (bytes.readUInt32LE(SUPERBLOCK + 96) & INCOMPAT_64BIT) !== 0
    const descriptorBytes = long ? bytes.readUInt16LE(SUPERBLOCK + 254) : 32
    const count = Math.ceil((this.blocks - first) / perGroup)
    const table = (first + 1) * this.blockBytes
    this.#groups = Array.from({ length: count }, (_, group) => {
      const at = table + group * descriptorBytes
      const [blockBitmap, inodeBitmap, inodes] = [0, 4, 8].map((field) => bytes.readUInt32LE(at + field))
      return { blockBitmap: blockBitmap ?? 0, inodeBitmap: inodeBitmap ?? 0, table: inodes ?? 0 }
    })
    const descriptors = Math.ceil((count * descriptorBytes) / this.blockBytes)
    this.#descriptorBlocks = Array.from({ length: descriptors }, (_, i) => first + 1 + i)
  }

  block(number: number): Buffer {
    return this.bytes.subarray(number * this.blockBytes, (number + 1) * this.blockBytes)
  }

  inode(number: number): Inode {
    const { block, offset } = this.placeOfInode(number)
    return this.inodeIn(this.block(block), offset, number)
  }

  /** The block of the inode table that holds an inode, and where in it. */
  placeOfInode(number: number): { readonly block: number; readonly offset: number } {
    const group = this.#groups[Math.floor((number - 1) / this.#inodesPerGroup)]
    assert(group !== undefined, 'ext4: an inode of this file system')
    const at = ((number - 1) % this.#inodesPerGroup) * this.inodeBytes
    return { block: group.table + Math.floor(at / this.blockBytes), offset: at % this.blockBytes }
  }

  /** The same from any copy of that block, as a journal keeps it. */
  inodeIn(block: Buffer, offset: number, number: number): Inode {
    const bytes = block.subarray(offset, offset + this.inodeBytes)
    const extents: Extent[] = []
    const treeBlocks: number[] = []
    if ((bytes.readUInt32LE(32) & EXTENTS_FLAG) !== 0) this.#walk(bytes.subarray(40, 100), extents, treeBlocks)
    const time = (field: number, extra: number) => {
      const more = bytes.readUInt32LE(extra)
      return (BigInt(bytes.readInt32LE(field)) + (BigInt(more & 3) << 32n)) * 1_000_000_000n + BigInt(more >>> 2)
    }
    return {
      number,
      size: bytes.readUInt32LE(4) + bytes.readUInt32LE(108) * 2 ** 32,
      directory: (bytes.readUInt16LE(0) & 0xf000) === DIRECTORY,
      times: { access: time(8, 140), change: time(12, 132), modify: time(16, 136) },
      extents,
      treeBlocks,
    }
  }

  /** Paths of all files and directories, with their inode numbers. */
  files(): ReadonlyMap<string, number> {
    const found = new Map<string, number>()
    const walk = (number: number, path: string): void => {
      for (const [name, child] of this.#entries(this.inode(number))) {
        found.set(`${path}${name}`, child)
        if (this.inode(child).directory) walk(child, `${path}${name}/`)
      }
    }
    walk(ROOT_INODE, '')
    return found
  }

  contents(number: number): Buffer {
    const { extents, size } = this.inode(number)
    const whole = Buffer.alloc(Math.ceil(size / this.blockBytes) * this.blockBytes)
    for (const { logical, length, physical, unwritten } of extents) {
      for (let i = 0; i < length && !unwritten; i++) {
        this.block(physical + i).copy(whole, (logical + i) * this.blockBytes)
      }
    }
    return whole.subarray(0, size)
  }

  /** Blocks that are the file system's own at all times: superblocks, descriptors, bitmaps, inode tables. */
  ownBlocks(): ReadonlyMap<number, 'superblock' | 'descriptors' | 'bitmap' | 'inode table'> {
    const own = new Map<number, 'superblock' | 'descriptors' | 'bitmap' | 'inode table'>()
    own.set(Math.floor(SUPERBLOCK / this.blockBytes), 'superblock')
    for (const block of this.#descriptorBlocks) own.set(block, 'descriptors')
    const tableBlocks = Math.ceil((this.#inodesPerGroup * this.inodeBytes) / this.blockBytes)
    for (const { blockBitmap, inodeBitmap, table } of this.#groups) {
      own.set(blockBitmap, 'bitmap')
      own.set(inodeBitmap, 'bitmap')
      for (let i = 0; i < tableBlocks; i++) own.set(table + i, 'inode table')
    }
    return own
  }

  #walk(node: Buffer, extents: Extent[], treeBlocks: number[]): void {
    if (node.readUInt16LE(0) !== EXTENT_MAGIC) return
    extents.push(...leafExtents(node))
    if (node.readUInt16LE(6) === 0) return
    for (let i = 1; i <= node.readUInt16LE(2); i++) {
      const child = node.readUInt32LE(12 * i + 4)
      treeBlocks.push(child)
      this.#walk(this.block(child), extents, treeBlocks)
    }
  }

  #entries({ directory, extents }: Inode): [string, number][] {
    if (!directory) return []
    const found: [string, number][] = []
    for (const { physical, length } of extents) {
      for (let i = 0; i < length; i++) {
        const block = this.block(physical + i)
        for (let at = 0; at + 8 <= block.length; ) {
          const [inode, step, nameBytes] = [block.readUInt32LE(at), block.readUInt16LE(at + 4), block[at + 6] ?? 0]
          if (step < 8) break
          const name = block.toString('utf8', at + 8, at + 8 + nameBytes)
          if (inode !== 0 && name !== '.' && name !== '..' && nameBytes > 0) found.push([name, inode])
          at += step
        }
      }
    }
    return found
  }
}

/** Extents that a leaf of an extent tree names; empty for an inner node, and for a block that is none. */
export function leafExtents(node: Buffer): Extent[] {
  if (node.readUInt16LE(0) !== EXTENT_MAGIC || node.readUInt16LE(6) !== 0) return []
  const extents: Extent[] = []
  for (let i = 1; i <= node.readUInt16LE(2) && 12 * (i + 1) <= node.length; i++) {
    const length = node.readUInt16LE(12 * i + 4)
    const unwritten = length > WRITTEN_MAX
    extents.push({
      logical: node.readUInt32LE(12 * i),
      length: unwritten ? length - WRITTEN_MAX : length,
      physical: node.readUInt32LE(12 * i + 8),
      unwritten,
    })
  }
  return extents
}
