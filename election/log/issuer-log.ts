/** The issuer's log as bytes (docs/formats/log.md §9): who has the key of its pages reads it, at the issuer or at an auditor's desk. */
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
import { PAGE_BYTES } from '../ballot-box/layout.ts'
import { ISSUER_EVENT_CODES, type IssuerLogEvent, issuerEventOf, issuerParametersOf } from './issuer-catalogue.ts'

/** A day has some thirty entries; a desk that is locked every ten minutes a hundred and fifty. */
export const ISSUER_LOG_PAGES = 256
export const ISSUER_LOG_BYTES = ISSUER_LOG_PAGES * PAGE_BYTES

const OF_ISSUERS: LogCatalogue<IssuerLogEvent> = {
  kind: 'issuer-log',
  codeOf: ({ type }) => ISSUER_EVENT_CODES[type],
  parametersOf: issuerParametersOf,
  eventOf: issuerEventOf,
}

export type IssuerLogEntry = EntryOf<IssuerLogEvent>

/** The entries of the pages in their order; a damaged page is passed over, and `gaps` counts where the chain is broken. */
export interface IssuerLogRead {
  readonly entries: readonly IssuerLogEntry[]
  readonly gaps: number
  /** 20 digits of the last page; null: there is none. */
  readonly fingerprint: string | null
}

/** @param takeOverKey of the station: its issuers have it, and the office that made it. */
export function issuerLogKey(takeOverKey: Uint8Array, electionId: ElectionId, issuer: MachineId): Uint8Array {
  return deriveKey({ secret: takeOverKey, label: 'issuer log 1', context: contextOf(electionId, issuer), length: 32 })
}

export function issuerLogCheck(key: Uint8Array, electionId: ElectionId, issuer: MachineId): PageCheck {
  return { key, binding: concat(...contextOf(electionId, issuer)) }
}

function contextOf(electionId: ElectionId, issuer: MachineId): readonly Uint8Array[] {
  return [fromHex(electionId), utf8(issuer)]
}

export function readIssuerLog(bytes: Uint8Array, check: PageCheck): IssuerLogRead {
  const entries: IssuerLogEntry[] = []
  let gaps = 0
  let last: Uint8Array = NO_LINK
  for (const page of wholePages(bytes, check)) {
    if (Buffer.compare(page.link, last) !== 0) gaps++
    last = page.check
    entries.push(...page.entries)
  }
  return { entries, gaps, fingerprint: last === NO_LINK ? null : issuerLogFingerprint(last) }
}

/** Where the next page goes: behind the last one that anything was written to, whole or not. Nothing is overwritten. */
export function nextIssuerPage(bytes: Uint8Array): number {
  for (let page = ISSUER_LOG_PAGES - 1; page >= 0; page--) {
    if (!isZero(bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES))) return page + 1
  }
  return 0
}

/** Check of the last whole page; null: there is none. */
export function lastIssuerCheck(bytes: Uint8Array, check: PageCheck): Uint8Array | null {
  return wholePages(bytes, check).at(-1)?.check ?? null
}

/** @param head check of the last whole page. @returns the page, and its own check */
export function makeIssuerPage(
  entries: readonly IssuerLogEntry[],
  head: Uint8Array | null,
  page: number,
  check: PageCheck,
): { readonly bytes: Uint8Array; readonly check: Uint8Array | null } {
  const bytes = makePageOf(OF_ISSUERS, entries, head ?? NO_LINK, page, check)
  return { bytes, check: parsePageOf(OF_ISSUERS, bytes, page, check)?.check ?? null }
}

function wholePages(bytes: Uint8Array, check: PageCheck): readonly PageOf<IssuerLogEvent>[] {
  return Array.from({ length: Math.floor(bytes.length / PAGE_BYTES) }, (_, at) => at).flatMap((at) => {
    const content = bytes.subarray(at * PAGE_BYTES, (at + 1) * PAGE_BYTES)
    const page = isZero(content) ? null : parsePageOf(OF_ISSUERS, content, at, check)
    return page === null ? [] : [page]
  })
}
