/** The floor of a vote: the same durable page writes and reads of both media, bare, in the same order, with nothing around. */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'

const PAGE = 4096

interface BareFile {
  readonly handle: FileHandle
  readonly out: Buffer
  readonly back: Buffer
}

/** Page-aligned, as O_DIRECT wants it. */
function alignedPage(): Buffer {
  return Buffer.from(new WebAssembly.Memory({ initial: 1 }).buffer, 0, PAGE)
}

export class BareMedia {
  readonly #files: readonly BareFile[]

  private constructor(files: readonly BareFile[]) {
    this.#files = files
  }

  static async make(directory: string, pages: number): Promise<BareMedia> {
    const flags = constants.O_RDWR | constants.O_CREAT
    const files = await Promise.all(
      ['bare-original', 'bare-duplicate'].map(async (name) => {
        const path = join(directory, name)
        const plain = await open(path, flags)
        await plain.write(Buffer.alloc(pages * PAGE), 0, pages * PAGE, 0)
        await plain.sync()
        await plain.close()
        const handle = await openDirect(path)
        return { handle, out: alignedPage(), back: alignedPage() }
      }),
    )
    return new BareMedia(files)
  }

  /** One page on both media at once: write, flush, read back. */
  async both(page: number): Promise<void> {
    await Promise.all([this.one(0, [page]), this.one(1, [page])])
  }

  async one(medium: 0 | 1, pages: readonly number[]): Promise<void> {
    const file = this.#files[medium]
    if (file === undefined) return
    for (const page of pages) await file.handle.write(file.out, 0, PAGE, page * PAGE)
    await file.handle.datasync()
    for (const page of pages) await file.handle.read(file.back, 0, PAGE, page * PAGE)
  }

  async close(): Promise<void> {
    for (const { handle } of this.#files) await handle.close()
  }
}

async function openDirect(path: string): Promise<FileHandle> {
  const flags = constants.O_RDWR | constants.O_DSYNC
  try {
    return await open(path, flags | constants.O_DIRECT)
  } catch {
    return open(path, flags) // a file system without direct transfers: the product falls back in the same way
  }
}
