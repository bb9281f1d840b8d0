/**
 * The issuer's log (LAW-07): `issuer-log.ippyo` in the machine's own directory, made once at its full size, one page for each
 * append, chained by the check of the page before. Its size shows nothing, and its entries name no voter and no card.
 */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PageCheck } from '#election/ballot-box/page-check.ts'
import { issuerLogFingerprint } from '#election/keys/fingerprint.ts'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import {
  ISSUER_LOG_BYTES,
  ISSUER_LOG_PAGES,
  type IssuerLogEntry,
  type IssuerLogRead,
  lastIssuerCheck,
  makeIssuerPage,
  nextIssuerPage,
  readIssuerLog,
} from '#election/log/issuer-log.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { PAGE_BYTES } from '#hardware/medium/port.ts'

export const ISSUER_LOG_FILE = 'issuer-log.ippyo'
/** Pages kept for the evening: closing, reports and their corrections, the end of the day. */
const KEPT = 32

const OF_EVENING: ReadonlySet<IssuerLogEvent['type']> = new Set([
  'closed',
  'kiosks-closing',
  'boxes-ready',
  'boxes-opened-again',
  'begun-anew',
  'report-signed',
  'officer-act',
  'key-erased',
  'books-erased',
  'key-envelope',
])

export interface IssuerLog {
  /** Durable when it says true. */
  append(entries: readonly IssuerLogEntry[]): boolean
  /** 20 digits of its last page; null: it has none. */
  fingerprint(): string | null
  /** Pages that were written; a damaged one counts. */
  pages(): number
  /** X-C3: whether so many pages are there and the last of them has this number. */
  reaches(pages: number, digits: string): Promise<boolean>
  /** Reads the file on the disk again. */
  read(): Promise<IssuerLogRead>
  /** Published when the day is over: the file, and the key of its pages, which opens nothing else. */
  published(): Promise<{ readonly file: Uint8Array; readonly key: Uint8Array }>
}

/** Opened once a start, before anything of the day is done. A file that is too short is filled up and keeps its contents. */
export async function openIssuerLog(directory: string, check: PageCheck): Promise<IssuerLog> {
  const path = join(directory, ISSUER_LOG_FILE)
  const found = await bytesOf(path)
  if (found.length !== ISSUER_LOG_BYTES) {
    const filled = new Uint8Array(ISSUER_LOG_BYTES)
    filled.set(found.subarray(0, ISSUER_LOG_BYTES))
    await writeWholeFile(path, filled).catch(() => {})
  }
  return new LogInFile(path, await bytesOf(path), check)
}

class LogInFile implements IssuerLog {
  readonly #path: string
  readonly #check: PageCheck
  #next: number
  #head: Uint8Array | null

  constructor(path: string, bytes: Uint8Array, check: PageCheck) {
    this.#path = path
    this.#check = check
    this.#next = nextIssuerPage(bytes)
    this.#head = lastIssuerCheck(bytes, check)
  }

  append(entries: readonly IssuerLogEntry[]): boolean {
    const kept = entries.every(({ event }) => OF_EVENING.has(event.type)) ? 0 : KEPT
    // A full log stops nobody's work; its pages stay valid.
    if (this.#next >= ISSUER_LOG_PAGES - kept) return true
    const made = makeIssuerPage(entries, this.#head, this.#next, this.#check)
    if (!writePage(this.#path, this.#next, made.bytes)) return false
    this.#head = made.check
    this.#next++
    return true
  }

  fingerprint(): string | null {
    return this.#head === null ? null : issuerLogFingerprint(this.#head)
  }

  pages(): number {
    return this.#next
  }

  async reaches(pages: number, digits: string): Promise<boolean> {
    const bytes = await bytesOf(this.#path)
    return readIssuerLog(bytes.subarray(0, pages * PAGE_BYTES), this.#check).fingerprint === digits
  }

  async read(): Promise<IssuerLogRead> {
    return readIssuerLog(await bytesOf(this.#path), this.#check)
  }

  async published() {
    return { file: await bytesOf(this.#path), key: this.#check.key }
  }
}

function writePage(path: string, page: number, bytes: Uint8Array): boolean {
  try {
    const file = openSync(path, constants.O_RDWR | constants.O_DSYNC | constants.O_NOFOLLOW)
    try {
      const again = new Uint8Array(PAGE_BYTES)
      const at = page * PAGE_BYTES
      if (writeSync(file, bytes, 0, PAGE_BYTES, at) !== PAGE_BYTES) return false
      return readSync(file, again, 0, PAGE_BYTES, at) === PAGE_BYTES && Buffer.compare(again, bytes) === 0
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch {
    return new Uint8Array(0)
  }
}
