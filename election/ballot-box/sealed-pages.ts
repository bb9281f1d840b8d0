/** Collects what the pages of a sealed medium hold, each checked under the key that its final seal publishes. */
import { equalBytesFast, isZero } from '#election/bytes.ts'
import { isSameList, LISTS_MAX, listRoom } from '#election/contest-lists.ts'
import { parseBallotPage } from './ballot-page.ts'
import { logKey, pairBinding } from './box-keys.ts'
import type { MediumHeader } from './header.ts'
import { kindOf, type Layout } from './layout.ts'
import { type LogEntry, NO_LINK, parseLogPage } from './log-page.ts'
import type { HmacSha256, PageCheck } from './page-check.ts'
import type { FinalSeal } from './seal.ts'
import { parseSpentPage } from './spent-page.ts'

export interface Findings {
  add(page: number, bytes: Uint8Array): void
  readonly records: Uint8Array[]
  /** A room for each list that an election can have. */
  readonly perList: number[]
  readonly spentMarks: Uint8Array[]
  readonly log: LogEntry[]
  readonly bad: number[]
  logPages: number
  logUnbroken: boolean
}

/** `hmac`: noble's when left out. */
export function findings(layout: Layout, header: MediumHeader, seal: FinalSeal, hmac?: HmacSha256): Findings {
  const binding = pairBinding(header.electionId, header.pair)
  const key = seal.pageCheckKey
  const native = hmac === undefined ? {} : { hmac }
  const check: PageCheck = { key, binding, ...native }
  const logCheck: PageCheck = { key: logKey(key, header.electionId, header.pair), binding, ...native }
  let link: Uint8Array = NO_LINK
  const found: Findings = {
    records: [],
    perList: new Array<number>(LISTS_MAX).fill(0),
    spentMarks: [],
    log: [],
    bad: [],
    logPages: 0,
    logUnbroken: true,
    add(page, bytes) {
      if (isZero(bytes)) return
      if (!addPage(page, bytes)) found.bad.push(page)
    },
  }
  /** @returns false for a page that its own check refuses. Journal pages are the root's alone. */
  function addPage(page: number, bytes: Uint8Array): boolean {
    switch (kindOf(layout, page)) {
      case 'ballot': {
        const ballot = parseBallotPage(bytes, page, check)
        // The books of the station have no place for another list: its records would be counted beside them.
        if (ballot === null || !layout.lists.some((list) => isSameList(list, ballot.list))) return false
        found.records.push(ballot.record)
        const room = listRoom(ballot.list)
        found.perList[room] = (found.perList[room] ?? 0) + 1
        return true
      }
      case 'spent': {
        const mark = parseSpentPage(bytes, page, check)
        if (mark !== null) found.spentMarks.push(mark)
        return mark !== null
      }
      case 'log': {
        const logPage = parseLogPage(bytes, page, logCheck)
        if (logPage === null) return false
        if (!equalBytesFast(logPage.link, link)) found.logUnbroken = false
        link = logPage.check
        found.log.push(...logPage.entries)
        found.logPages++
        return true
      }
      case 'journal':
        return true
      case 'header':
      case 'gap':
      case 'seal':
        return false
    }
  }
  return found
}
