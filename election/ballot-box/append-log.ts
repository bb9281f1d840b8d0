/** The next log page: original, then duplicate, never in the path of a vote. Room for closing is kept free. */
import type { LogEventType } from '#election/log/catalogue.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { CountingMedium } from './counting-media.ts'
import type { Layout, PageWrite } from './layout.ts'
import { type LogEntry, makeLogPage, NO_LINK } from './log-page.ts'
import type { Settled } from './step.ts'
import { type BoxContext, checkOfLog, reading } from './view.ts'

/**
 * Two kinds of room are kept free. The last pages are for closing alone: each date and the close for good writes how many
 * were refused and that it closes, and the seal takes cause and minute of a failed medium from here (CLS-04). Before them some
 * are for faults and recovery: a machine that starts again and again must not eat up what closing needs.
 */
export function reservedLogPages(layout: Layout): { readonly closing: number; readonly faults: number } {
  const closing = 2 * layout.sealPages.length + MEDIA
  return { closing, faults: closing + FAULT_PAGES }
}

const MEDIA = 2
const FAULT_PAGES = 2

export type LogRefusal = { readonly type: 'log-full' } | { readonly type: 'closed' }

const OF_CLOSING: ReadonlySet<LogEventType> = new Set(['closing', 'medium-failed', 'refusals'])
const OF_FAULTS: ReadonlySet<LogEventType> = new Set([...OF_CLOSING, 'out-of-service', 'recovered', 'pages-lost'])

/** @returns the page to write on each medium that counts, one after the other. */
export function nextLogPage(
  context: BoxContext,
  settled: Settled,
  entries: readonly LogEntry[],
): Result<PageWrite, LogRefusal> {
  // A page after the seal would break its root.
  if (settled.journal.newest.content.state === 'closed') return err({ type: 'closed' })
  const { first, count } = context.layout.log
  const [medium] = settled.media
  const page = lastUsed(medium, first, count) + 1
  if (page >= first + count - keptFrom(context.layout, entries)) return err({ type: 'log-full' })
  return ok({ page, bytes: makeLogPage(entries, linkBefore(medium, first, page), page, checkOfLog(context)) })
}

/** Pages at the end of the section that these entries may not use. */
function keptFrom(layout: Layout, entries: readonly LogEntry[]): number {
  const { closing, faults } = reservedLogPages(layout)
  if (entries.every(({ event }) => OF_CLOSING.has(event.type))) return 0
  return entries.every(({ event }) => OF_FAULTS.has(event.type)) ? closing : faults
}

/** `first − 1` when the log is empty. */
function lastUsed(medium: CountingMedium, first: number, count: number): number {
  for (let page = first + count - 1; page >= first; page--) {
    if (reading(medium.view, page).state !== 'free') return page
  }
  return first - 1
}

/** Check of the last whole page before; a damaged one is passed over, and the reader names the gap. */
function linkBefore(medium: CountingMedium, first: number, page: number): Uint8Array {
  for (let before = page - 1; before >= first; before--) {
    const found = reading(medium.view, before)
    if (found.state === 'whole' && found.content.type === 'log') return found.content.check
  }
  return NO_LINK
}
