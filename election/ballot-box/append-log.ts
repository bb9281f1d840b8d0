/** The next log page: original, then duplicate, never in the path of a vote. Room for closing is kept free. */
import { err, ok, type Result } from '#election/result.ts'
import type { CountingMedium } from './counting-media.ts'
import type { PageWrite } from './layout.ts'
import { type LogEntry, makeLogPage, NO_LINK } from './log-page.ts'
import type { Settled } from './step.ts'
import { type BoxContext, bindingOf, reading } from './view.ts'

/** Pages that only closing, a failed medium and recovery may still use. */
export const RESERVED_LOG_PAGES = 8

export type LogRefusal = { readonly type: 'log-full' } | { readonly type: 'closed' }

const MAY_USE_RESERVE = new Set(['closing', 'medium-failed', 'out-of-service', 'recovered', 'pages-lost', 'refusals'])

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
  const reserve = entries.every(({ event }) => MAY_USE_RESERVE.has(event.type)) ? 0 : RESERVED_LOG_PAGES
  if (page >= first + count - reserve) return err({ type: 'log-full' })
  const check = { key: context.keys.log, binding: bindingOf(context) }
  return ok({ page, bytes: makeLogPage(entries, linkBefore(medium, first, page), page, check) })
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
