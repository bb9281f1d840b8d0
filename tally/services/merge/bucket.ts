/** A part of the district's records on the disk, thrown together from all media; waits in memory only for one block. */
import { type FileHandle, open } from 'node:fs/promises'
import { assert } from '#election/assert.ts'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { openNew } from '#hardware/files/open-new.ts'
import { erase } from '../stage-files.ts'

/** 32 KiB a bucket: 5 MiB of ten million records. */
const BLOCK_RECORDS = 64

export class Bucket {
  readonly #path: string
  readonly #block = Buffer.alloc(BLOCK_RECORDS * RECORD_BYTES)
  #waiting = 0
  #file: FileHandle | null = null
  #bytes = 0

  constructor(path: string) {
    this.#path = path
  }

  /** Of all that was thrown in. */
  get bytes(): number {
    return this.#bytes
  }

  /** Copied: the medium that it came from need not stay in memory. @returns whether `flush` comes before the next one */
  add(record: Uint8Array): boolean {
    this.#block.set(record, this.#waiting)
    this.#waiting += RECORD_BYTES
    this.#bytes += RECORD_BYTES
    return this.#waiting === this.#block.length
  }

  async flush(): Promise<void> {
    if (this.#waiting === 0) return
    this.#file ??= await openNew(this.#path)
    await this.#file.writeFile(this.#block.subarray(0, this.#waiting))
    this.#waiting = 0
  }

  /** Everything that was thrown in, at the begin of `room`; the bucket is gone afterwards. */
  async drain(room: Buffer): Promise<Buffer> {
    await this.flush()
    await this.#file?.close()
    const bytes = room.subarray(0, this.#bytes)
    if (this.#file === null) return bytes
    const file = await open(this.#path)
    for (let read = 0; read < bytes.length; ) {
      const { bytesRead } = await file.read(bytes, read, bytes.length - read, read)
      assert(bytesRead > 0, 'bucket: it is as long as what was thrown in')
      read += bytesRead
    }
    await file.close()
    await erase(this.#path)
    return bytes
  }
}
