/** A file of the list is there whole and durable, or not at all, whenever the power goes. */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { type BundleFile, HEADER_BYTES } from '#election/bundle/bundle-files.ts'
import { type ReadColumn, readingColumn } from '#election/group/column.ts'
import type { Group } from '#election/group/group.ts'
import type { KeptColumn } from '#election/group/kept-column.ts'
import { BLOCK_ROWS } from '#election/group/rows.ts'
import { appearWhole, writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { hashOfFile } from '../stage-files.ts'
import type { ListPlace, WrittenFile } from './list-messages.ts'
import { pinnedRegion, writeWhole } from './pinned-file.ts'

type Directory = Pick<ListPlace, 'directory'>

export async function written({ directory }: Directory, { name, bytes }: BundleFile): Promise<WrittenFile> {
  await writeWholeFile(join(directory, name), bytes)
  return { name, sha256: sha256Hex(bytes) }
}

/** The part of a file after its header, while it is made. */
export interface Body {
  /** Bytes at the end of what was written or kept. */
  write(bytes: Uint8Array): void
  /** Room for a column of so many rows there: its blocks come later, and it can be read again. */
  column<E>(group: Group<E>, rows: number): KeptColumn<E, ReadColumn<E>>
}

/** A file whose rows are nowhere at once but in it. @param head `headOf` @param length after the header */
export async function writtenInBlocks(
  { directory }: Directory,
  head: BundleFile,
  length: number,
  make: (body: Body) => void,
): Promise<WrittenFile> {
  const path = join(directory, head.name)
  await appearWhole(path, async ({ fd }) => {
    writeWhole(fd, head.bytes, 0)
    const body = bodyIn(fd, `bundle/${head.name}`)
    make(body)
    assert(body.end() === HEADER_BYTES + length, 'written: all rows are there')
  })
  const sha256 = await hashOfFile(path)
  assert(sha256 !== null, 'written: a file that was just written')
  return { name: head.name, sha256 }
}

function bodyIn(fd: number, said: string): Body & { end(): number } {
  let end = HEADER_BYTES
  const room = (length: number) => {
    end += length
    return end - length
  }
  return {
    end: () => end,
    write: (bytes) => writeWhole(fd, bytes, room(bytes.length)),
    column(group, rows) {
      const length = rows * group.elementBytes
      const region = pinnedRegion(fd, { start: room(length), length, block: BLOCK_ROWS * group.elementBytes, said })
      return { add: ({ bytes }) => region.append(bytes), column: () => readingColumn(group, region) }
    },
  }
}
