/**
 * The file of a kiosk's own memory: two pages, written in turn and in place, made once at full size with every block really there. A file
 * that is written anew and renamed leaves each of its versions in freed blocks of the disk. These versions named the voters who had
 * ended, in their order (X-A1). It stays open: a program that uses up the machine's descriptors does not stop it (X-B4).
 */
import { existsSync, constants as fs } from 'node:fs'
import { type FileHandle, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { isZero } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { openRegular } from '#hardware/files/open-regular.ts'
import { decodeStatePage, encodeStatePage, type MachineState, STATE_PAGE_BYTES } from './machine-state.ts'

export type DiskFault = { readonly type: 'machine-disk' }

export type Remembered =
  /** This machine has never written anything of this election. */
  | { readonly type: 'nothing' }
  | { readonly type: 'known'; readonly state: MachineState }
  /** There is a file, and it cannot be read: that is no fresh machine (X-C8). */
  | { readonly type: 'damaged' }

const PAGES = 2
const FILE_BYTES = PAGES * STATE_PAGE_BYTES
const SET_ASIDE_MAX = 100

/** One file an election: a rehearsal between two days of early voting overwrites nothing of theirs. */
export function stateFileName(electionId: ElectionId): string {
  return `kiosk-state-${electionId}.ippyo`
}

export class MachineMemory {
  readonly #directory: string
  #file: FileHandle | null = null
  #path = ''
  #found: 'unread' | 'nothing' | 'known' | 'damaged' | 'failed' = 'unread'
  /** Number of the last write; its page is `#write % 2`. */
  #write = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(directory: string) {
    this.#directory = directory
  }

  read(electionId: ElectionId): Promise<Remembered> {
    return this.#inTurn(() => this.#readNow(electionId))
  }

  /** Durable when it returns. A damaged file is set aside under another name, never overwritten. */
  write(state: MachineState): Promise<Result<void, DiskFault>> {
    return this.#inTurn(() => this.#writeNow(state))
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#file?.close()
      this.#file = null
      this.#found = 'unread'
    })
  }

  async #readNow(electionId: ElectionId): Promise<Remembered> {
    await this.#file?.close()
    this.#file = null
    this.#path = join(this.#directory, stateFileName(electionId))
    try {
      this.#file = await openRegular(this.#path, fs.O_RDWR | fs.O_NOFOLLOW)
      const found = await this.#look(this.#file, electionId)
      this.#found = found.type
      return found
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EROFS') return this.#readOnly(electionId)
      this.#found = code === 'ENOENT' ? 'nothing' : 'damaged'
      return { type: this.#found }
    }
  }

  /** A disk that has gone read-only has a whole memory and takes no write: that is what people are to read (WX1). */
  async #readOnly(electionId: ElectionId): Promise<Remembered> {
    this.#found = 'failed'
    const file = await openRegular(this.#path, fs.O_RDONLY | fs.O_NOFOLLOW).catch(() => null)
    if (file === null) return { type: 'damaged' }
    try {
      return await this.#look(file, electionId)
    } finally {
      await file.close()
    }
  }

  async #look(file: FileHandle, electionId: ElectionId): Promise<Remembered> {
    const bytes = new Uint8Array(FILE_BYTES + 1)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    const pages = [0, 1].map((page) => bytes.slice(page * STATE_PAGE_BYTES, (page + 1) * STATE_PAGE_BYTES))
    const whole = pages.flatMap((page) => decodeStatePage(page) ?? [])
    // The file was made, and power failed before the first write was whole: nothing has been promised to anybody yet.
    const onlyBegun = isZero(bytes) || (bytesRead === FILE_BYTES && pages.some((page) => isZero(page)))
    if (whole.length === 0 && onlyBegun && bytesRead <= FILE_BYTES) return { type: 'nothing' }
    const [newest] = whole.sort((a, b) => b.write - a.write)
    if (newest === undefined || bytesRead !== FILE_BYTES) return { type: 'damaged' }
    if (whole.some(({ state }) => state.electionId !== electionId)) return { type: 'damaged' }
    this.#write = newest.write
    return { type: 'known', state: newest.state }
  }

  async #writeNow(state: MachineState): Promise<Result<void, DiskFault>> {
    // After a write that failed a second one may report success for pages that the system has dropped.
    if (this.#found === 'failed') return err({ type: 'machine-disk' })
    try {
      const file = this.#found === 'known' && this.#file !== null ? this.#file : await this.#make(state.electionId)
      const write = this.#write + 1
      const page = encodeStatePage(state, write)
      const { bytesWritten } = await file.write(page, 0, STATE_PAGE_BYTES, (write % PAGES) * STATE_PAGE_BYTES)
      if (bytesWritten !== STATE_PAGE_BYTES) return this.#fail()
      await file.datasync()
      this.#write = write
      this.#found = 'known'
      return ok()
    } catch {
      return this.#fail()
    }
  }

  /** Zeros to the full size, on the disk before the first page: a hole or an unwritten extent would be allocated by a later write. */
  async #make(electionId: ElectionId): Promise<FileHandle> {
    this.#path = join(this.#directory, stateFileName(electionId))
    if (this.#found === 'damaged') await this.#setAside()
    if (this.#file === null) {
      this.#file = await open(this.#path, fs.O_RDWR | fs.O_CREAT | fs.O_EXCL | fs.O_NOFOLLOW, 0o600)
    }
    await this.#file.write(new Uint8Array(FILE_BYTES), 0, FILE_BYTES, 0)
    await this.#file.sync()
    const folder = await open(this.#directory, fs.O_RDONLY | fs.O_DIRECTORY)
    await folder.sync().finally(() => folder.close())
    this.#write = 0
    return this.#file
  }

  /** Keeps the file for a later examination of the machine. */
  async #setAside(): Promise<void> {
    await this.#file?.close()
    this.#file = null
    for (let number = 1; number <= SET_ASIDE_MAX; number++) {
      const aside = `${this.#path}.damaged-${number}`
      if (!existsSync(aside)) return rename(this.#path, aside)
    }
    throw new Error('machine memory: no name left')
  }

  #fail(): Result<void, DiskFault> {
    this.#found = 'failed'
    return err({ type: 'machine-disk' })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }
}
