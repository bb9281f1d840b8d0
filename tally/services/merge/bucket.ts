/** A part of the district's records, thrown together from all media; what its room in memory does not hold waits on the disk. */
import type { FileHandle } from 'node:fs/promises'
import { assert } from '#election/assert.ts'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { openNew } from '#hardware/files/open-new.ts'
import { erase } from '../stage-files.ts'

export class Bucket {
  readonly #path: string
  readonly #block: Buffer
  #waiting = 0
  #file: FileHandle | null = null
  #bytes = 0

  /** @param records so many are held in memory */
  constructor(path: string, records: number) {
    this.#path = path
    this.#block = Buffer.alloc(records * RECORD_BYTES)
  }

  /** `flush` comes before the next record. */
  get isFull(): boolean {
    return this.#waiting === this.#block.length
  }

  /** Bytes of everything that was thrown in. */
  get bytes(): number {
    return this.#bytes
  }

  /** Copied: the medium that it came from need not stay in memory. */
  add(record: Uint8Array): void {
    this.#block.set(record, this.#waiting)
    this.#waiting += RECORD_BYTES
    this.#bytes += RECORD_BYTES
  }

  async flush(): Promise<void> {
    if (this.#waiting === 0) return
    this.#file ??= await openNew(this.#path)
    await this.#file.writeFile(this.#block.subarray(0, this.#waiting))
    this.#waiting = 0
  }

  /** Everything that was thrown in, in its own memory or at the begin of `room`; the bucket is gone afterwards. */
  async drain(room: () => Buffer): Promise<Buffer> {
    if (this.#file === null) return this.#block.subarray(0, this.#waiting)
    await this.flush()
    const bytes = room().subarray(0, this.#bytes)
    for (let read = 0; read < bytes.length; ) {
      const { bytesRead } = await this.#file.read(bytes, read, bytes.length - read, read)
      assert(bytesRead > 0, 'bucket: it is as long as what was thrown in')
      read += bytesRead
    }
    await this.leave()
    return bytes
  }

  /** Also where the merge ended half-way: on a full disk its file would take the room of the next try, and of the log. */
  async leave(): Promise<void> {
    const file = this.#file
    this.#file = null
    if (file === null) return
    await file.close()
    await erase(this.#path)
  }
}
