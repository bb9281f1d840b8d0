/**
 * Features of an ext4, from its super block (the kernel's Documentation/filesystems/ext4/super.rst). Known are those with which a
 * medium was looked at on raw devices; any other may keep pages at new places or write by itself (`fast_commit`, `mmp`).
 */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'

const SUPER_BLOCK_AT = 1024
const MAGIC = 0xef53

/** Bits by their names in e2fsprogs: those that its `mkfs.ext4` sets, from version 1.43 on, and those that a mounted one has besides. */
const KNOWN = {
  // has_journal, ext_attr, resize_inode, dir_index, orphan_file
  compat: 0x4 | 0x8 | 0x10 | 0x20 | 0x1000,
  // filetype, needs_recovery, extent, 64bit, flex_bg, metadata_csum_seed
  incompat: 0x2 | 0x4 | 0x40 | 0x80 | 0x200 | 0x2000,
  // sparse_super, large_file, huge_file, uninit_bg, dir_nlink, extra_isize, metadata_csum, orphan_present
  roCompat: 0x1 | 0x2 | 0x8 | 0x10 | 0x20 | 0x40 | 0x400 | 0x10000,
} as const

export type Features = 'known' | 'others' | 'not-told'

/**
 * @param device its name below `/dev`
 * @returns `not-told` for a user who may not read the device: there root looked when it was mounted
 */
export async function featuresOf(device: string): Promise<Features> {
  const block = Buffer.alloc(1024)
  try {
    const handle = await open(`/dev/${basename(device)}`, 'r')
    try {
      const { bytesRead } = await handle.read(block, 0, block.length, SUPER_BLOCK_AT)
      if (bytesRead < block.length || block.readUInt16LE(0x38) !== MAGIC) return 'others'
    } finally {
      await handle.close()
    }
  } catch {
    return 'not-told'
  }
  const within = (at: number, known: number) => (block.readUInt32LE(at) & ~known) === 0
  const all = within(0x5c, KNOWN.compat) && within(0x60, KNOWN.incompat) && within(0x64, KNOWN.roCompat)
  return all ? 'known' : 'others'
}
