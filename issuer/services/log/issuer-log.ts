/**
 * The issuer's log (LAW-07): `issuer-log.ippyo` in the machine's own directory, made once at its full size, one page for each
 * append, chained by the check of the page before. Its size tells nothing and its entries name no voter and no card.
 */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type EntryOf,
  type LogCatalogue,
  makePageOf,
  NO_LINK,
  type PageOf,
  parsePageOf,
} from '#election/ballot-box/log-page.ts'
import type { PageCheck } from '#election/ballot-box/page-check.ts'
import { concat, fromHex, isZero, utf8 } from '#election/bytes.ts'
import type { ElectionId, MachineId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import { issuerLogFingerprint } from '#election/keys/fingerprint.ts'
import {
  ISSUER_EVENT_CODES,
  type IssuerLogEvent,
  issuerEventOf,
  issuerParametersOf,
} from '#election/log/issuer-catalogue.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { PAGE_BYTES } from '#hardware/medium/port.ts'

export const ISSUER_LOG_FILE = 'issuer-log.ippyo'
/** A day has some thirty entries; a desk that is locked every ten minutes a hundred and fifty. */
const PAGES = 256
/** Kept for the evening: closing, reports and their corrections, the end of the day. */
const KEPT = 32

const OF_ISSUERS: LogCatalogue<IssuerLogEvent> = {
  kind: 'issuer-log',
  codeOf: ({ type }) => ISSUER_EVENT_CODES[type],
  parametersOf: issuerParametersOf,
  eventOf: issuerEventOf,
}
const OF_EVENING: ReadonlySet<IssuerLogEvent['type']> = new Set([
  'closed',
  'kiosks-closing',
  'boxes-ready',
  'report-signed',
  'officer-act',
  'key-erased',
])

type IssuerLogEntry = EntryOf<IssuerLogEvent>

export interface IssuerLog {
  /** Durable when it says true. */
  append(entries: readonly IssuerLogEntry[]): boolean
  /** 20 digits of its last page; null: it has none. */
  fingerprint(): string | null
}

/** @param takeOverKey of the station: its issuers have it, and the office that made it. */
export function issuerLogCheck(takeOverKey: Uint8Array, electionId: ElectionId, issuer: MachineId): PageCheck {
  const context = [fromHex(electionId), utf8(issuer)]
  const key = deriveKey({ secret: takeOverKey, label: 'issuer log 1', context, length: 32 })
  return { key, binding: concat(...context) }
}

/** What a page says, in their order; a page that is damaged is passed over, and `gaps` counts where the chain is broken. */
export interface IssuerLogRead {
  readonly entries: readonly IssuerLogEntry[]
  readonly gaps: number
}

export function readIssuerLog(bytes: Uint8Array, check: PageCheck): IssuerLogRead {
  const entries: IssuerLogEntry[] = []
  let gaps = 0
  let last: Uint8Array = NO_LINK
  for (const { page } of wholePages(bytes, check)) {
    if (Buffer.compare(page.link, last) !== 0) gaps++
    last = page.check
    entries.push(...page.entries)
  }
  return { entries, gaps }
}

/** Opened once a start, before anything of the day is done. A file that is not there, or too short, is begun anew. */
export async function openIssuerLog(directory: string, check: PageCheck): Promise<IssuerLog> {
  const path = join(directory, ISSUER_LOG_FILE)
  if ((await bytesOf(path)).length !== PAGES * PAGE_BYTES) {
    await writeWholeFile(path, new Uint8Array(PAGES * PAGE_BYTES)).catch(() => {})
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
    this.#next = 0
    // Behind the last page that anything was written to, whole or not: nothing is overwritten.
    for (let page = PAGES - 1; page >= 0 && this.#next === 0; page--) {
      if (!isZero(bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES))) this.#next = page + 1
    }
    this.#head = wholePages(bytes, check).at(-1)?.page.check ?? null
  }

  append(entries: readonly IssuerLogEntry[]): boolean {
    const kept = entries.every(({ event }) => OF_EVENING.has(event.type)) ? 0 : KEPT
    // A full log holds nobody up; what it says up to there stands.
    if (this.#next >= PAGES - kept) return true
    const bytes = makePageOf(OF_ISSUERS, entries, this.#head ?? NO_LINK, this.#next, this.#check)
    if (!writePage(this.#path, this.#next, bytes)) return false
    this.#head = parsePageOf(OF_ISSUERS, bytes, this.#next, this.#check)?.check ?? null
    this.#next++
    return true
  }

  fingerprint(): string | null {
    return this.#head === null ? null : issuerLogFingerprint(this.#head)
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

function wholePages(bytes: Uint8Array, check: PageCheck): { readonly page: PageOf<IssuerLogEvent> }[] {
  return Array.from({ length: Math.floor(bytes.length / PAGE_BYTES) }, (_, at) => at).flatMap((at) => {
    const content = bytes.subarray(at * PAGE_BYTES, (at + 1) * PAGE_BYTES)
    const page = isZero(content) ? null : parsePageOf(OF_ISSUERS, content, at, check)
    return page === null ? [] : [{ page }]
  })
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch {
    return new Uint8Array(0)
  }
}
