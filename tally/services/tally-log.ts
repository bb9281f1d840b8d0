/** `<out>/tally.log`: whole and durable after each entry, so that a power cut leaves no half line. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  readTallyLog,
  TALLY_LOG_BYTES_MAX,
  TALLY_LOG_FILE,
  type TallyLogEntry,
  type TallyLogRead,
  withTallyEntries,
} from '#election/log/tally-log.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { isDiskFull } from '#hardware/files/system-error.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'

/**
 * The pieces of a mixer or a holder fill a disk no longer than until they are refused; then there is room for the log. After so many tries
 * somebody must make room, and the log waits for it: to end here would lose the receipt.
 */
const TRIES = 8
const PAUSE_MS = 1000

/** Entries that come while others are on their way to the disk go there together: a hundred media in a row are not a hundred syncs. */
export class TallyLog {
  readonly #out: string
  readonly #put: typeof writeWholeFile
  readonly #rest: () => Promise<unknown>
  readonly #waiting: TallyLogEntry[] = []
  #ends = false

  /** @param put how the whole log gets onto the disk. @param rest between two tries on a full disk */
  constructor(out: string, put = writeWholeFile, rest: () => Promise<unknown> = () => pause(PAUSE_MS)) {
    this.#out = out
    this.#put = put
    this.#rest = rest
  }

  /** In the order of the log. */
  add(entries: readonly TallyLogEntry[]): void {
    this.#waiting.push(...entries)
  }

  /** The program ends: nobody makes room any more. */
  halt(): void {
    this.#ends = true
  }

  /**
   * All entries until now are durable when it comes back. An earlier start's entries stay, whatever they say. @throws errors of the system
   * @param onFull the disk stays full
   */
  async write(onFull: () => void): Promise<void> {
    const entries = this.#waiting.splice(0)
    if (entries.length === 0) return
    const log = withTallyEntries(await bytesIn(this.#out), entries)
    for (let tries = 1; ; tries++) {
      try {
        return await this.#put(join(this.#out, TALLY_LOG_FILE), log)
      } catch (error) {
        if (!isDiskFull(error) || (this.#ends && tries >= TRIES)) throw error
      }
      if (tries === TRIES) onFull()
      await this.#rest()
    }
  }
}

/** Null: it cannot be read, which stops no count. */
export function showTallyLog(out: string): Promise<TallyLogRead | null> {
  return bytesIn(out).then(readTallyLog, () => null)
}

function bytesIn(out: string): Promise<Uint8Array> {
  return readRegular(join(out, TALLY_LOG_FILE), TALLY_LOG_BYTES_MAX).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return new Uint8Array(0)
    throw error
  })
}
