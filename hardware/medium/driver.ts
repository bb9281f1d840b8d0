/**
 * A medium is the file `ballot-box.ippyo` in the directory where the stick is mounted. One barrier = write each page
 * with O_DSYNC, flush, read back from the device, compare. The first error is final: a second fsync may report success
 * for pages that the system has dropped.
 */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { err, ok, type Result } from '#election/result.ts'
import {
  type Access,
  type BoxFile,
  type FileIdentity,
  identityOf,
  isStillThere,
  openBoxFile,
  readPages,
  writePage,
} from './box-file.ts'
import { BALLOT_BOX_FILE } from './create.ts'
import { faultOf } from './fault.ts'
import { type MediumFiles, SYSTEM_FILES } from './medium-files.ts'
import { HUNG, PATIENCE_MS, patiently, patientlyAt } from './patience.ts'
import { type Medium, type MediumFault, PAGE_BYTES, type PageWrite, type ReadBackProof } from './port.ts'

const READ_PAGES = 256

/** For the kiosk: recording needs writing. */
export function openMedium(
  directory: string,
  patienceMs = PATIENCE_MS,
  files = SYSTEM_FILES,
): Promise<Result<Medium, MediumFault>> {
  return openAs({ directory, access: 'read-write', patienceMs, files })
}

/** For count and inspection, also from write-protected media; `commit` is refused with `read-only`. */
export function openMediumReadOnly(
  directory: string,
  patienceMs = PATIENCE_MS,
  files = SYSTEM_FILES,
): Promise<Result<Medium, MediumFault>> {
  return openAs({ directory, access: 'read-only', patienceMs, files })
}

interface Opening {
  readonly directory: string
  readonly access: Access
  readonly patienceMs: number
  readonly files: MediumFiles
}

async function openAs(asked: Opening): Promise<Result<Medium, MediumFault>> {
  let waited = true
  const opening = async () => {
    const opened = await openNow(asked)
    // Nobody waits any more for a file that opens too late. If a dying stick cannot be closed either, the machine must go on.
    if (!waited && opened.ok) await opened.value.close().catch(() => undefined)
    return opened
  }
  const opened = await patientlyAt(asked.directory, opening, asked.patienceMs)
  waited = false
  return opened
}

async function openNow({ directory, access, patienceMs, files }: Opening): Promise<Result<Medium, MediumFault>> {
  const path = join(directory, BALLOT_BOX_FILE)
  try {
    const file = await openBoxFile(files, path, access)
    const identity = await identityOf(file.handle)
    // A count reports a file that is cut inside a page or too long. A medium for recording must have whole pages.
    if (access === 'read-write' && (identity.size === 0n || identity.size % BigInt(PAGE_BYTES) !== 0n)) {
      await file.handle.close()
      return err({ type: 'io', errno: 'SIZE' })
    }
    return ok(new FileMedium({ path, access, file, identity, patienceMs, files }))
  } catch (error) {
    return err(faultOf(error))
  }
}

interface Opened extends Omit<Opening, 'directory'> {
  readonly path: string
  readonly file: BoxFile
  readonly identity: FileIdentity
}

class FileMedium implements Medium {
  readonly pages: number
  readonly oddBytes: number
  readonly proof: ReadBackProof
  readonly #path: string
  readonly #access: Access
  readonly #identity: FileIdentity
  readonly #patienceMs: number
  readonly #files: MediumFiles
  #file: BoxFile
  #fault: MediumFault | null = null

  constructor(opened: Opened) {
    this.#path = opened.path
    this.#access = opened.access
    this.#file = opened.file
    this.#identity = opened.identity
    this.#patienceMs = opened.patienceMs
    this.#files = opened.files
    this.pages = Number(opened.identity.size / BigInt(PAGE_BYTES))
    this.oddBytes = Number(opened.identity.size % BigInt(PAGE_BYTES))
    this.proof = opened.file.proof
  }

  read(first: number, count: number): Promise<Result<Uint8Array, MediumFault>> {
    assert(count >= 1 && first >= 0 && first + count <= this.pages, 'medium: pages inside the file')
    return this.#once(async () => {
      if (count <= READ_PAGES) {
        const block = await readPages(this.#file.handle, first, count)
        return block === null ? err({ type: 'pulled' }) : ok(block)
      }
      const whole = new Uint8Array(count * PAGE_BYTES)
      for (let done = 0; done < count; done += READ_PAGES) {
        const block = await readPages(this.#file.handle, first + done, Math.min(READ_PAGES, count - done))
        if (block === null) return err({ type: 'pulled' })
        whole.set(block, done * PAGE_BYTES)
      }
      return ok(whole)
    })
  }

  commit(writes: readonly PageWrite[]): Promise<Result<void, MediumFault>> {
    for (const { page, bytes } of writes) {
      assert(page >= 0 && page < this.pages && bytes.length === PAGE_BYTES, 'medium: whole pages inside the file')
    }
    return this.#once(async () => {
      if (this.#access === 'read-only') return err({ type: 'read-only' })
      for (const write of writes) {
        if (!(await writePage(this.#file.handle, write))) return err({ type: 'io', errno: 'SHORT' })
      }
      await this.#file.handle.datasync()
      if (this.proof === 'reopened') await this.#reopen()
      return this.#readBack(writes)
    })
  }

  async close(): Promise<void> {
    // Closing waits for operations under way; a hung device would stop the whole machine.
    if (this.#fault === HUNG) void this.#file.handle.close().catch(() => undefined)
    else await this.#file.handle.close()
  }

  async #readBack(writes: readonly PageWrite[]): Promise<Result<void, MediumFault>> {
    for (const { page, bytes } of writes) {
      const found = await readPages(this.#file.handle, page, 1)
      if (found === null || Buffer.compare(found, bytes) !== 0) return err({ type: 'lying' })
    }
    return ok()
  }

  async #reopen(): Promise<void> {
    await this.#file.handle.close()
    this.#file = await openBoxFile(this.#files, this.#path, this.#access)
  }

  /** After the first fault nothing is tried again on this medium. */
  async #once<T>(work: () => Promise<Result<T, MediumFault>>): Promise<Result<T, MediumFault>> {
    if (this.#fault !== null) return err(this.#fault)
    const result = await patiently(this.#attempt(work), this.#patienceMs)
    if (!result.ok) this.#fault = result.error
    return result
  }

  async #attempt<T>(work: () => Promise<Result<T, MediumFault>>): Promise<Result<T, MediumFault>> {
    if (!(await isStillThere(this.#files, this.#path, this.#identity))) return err({ type: 'pulled' })
    try {
      const result = await work()
      return (await isStillThere(this.#files, this.#path, this.#identity)) ? result : err({ type: 'pulled' })
    } catch (error) {
      const fault = faultOf(error)
      const isHere = fault.type !== 'missing' && (await isStillThere(this.#files, this.#path, this.#identity))
      return err(isHere ? fault : { type: 'pulled' })
    }
  }
}
