/** Rule 6: one medium restores what the other lost by a torn write. A difference that no crash explains is refused, not repaired. */
import type { CountingMedia, Journal } from './counting-media.ts'
import { annexPage, finalSealPage, inSection, kindOf, type PageWrite, type Role, ZERO_PAGE } from './layout.ts'
import { type Barrier, barrierOn, type Refuse, type Rule, refuse } from './step.ts'
import {
  type BoxContext,
  type MediumView,
  type PageReading,
  type PairView,
  pageBytes,
  reading,
  sameReading,
} from './view.ts'

/** Contradictions are looked for before the first write of a recovery: nothing is overwritten then (row 26). */
export function contradiction(pair: PairView, media: CountingMedia, journal: Journal): Refuse | null {
  const [a, b] = media
  if (b === undefined) return null
  for (const page of repairable(pair, journal)) {
    const [x, y] = [reading(a.view, page), reading(b.view, page)]
    if (x.state === 'bad' || y.state === 'bad' || sameReading(x, y)) continue
    if (!isLastLogPage(pair.context, media, page, x, y)) return refuse({ type: 'pages-contradict' })
  }
  return null
}

export function repair(pair: PairView, media: CountingMedia, journal: Journal): Barrier | null {
  return repairPages('repair', pair, media, repairable(pair, journal))
}

/** One medium at a time: a torn write may damage its neighbours, which only the other medium then has. */
export function repairPages(
  rule: Rule,
  pair: PairView,
  media: CountingMedia,
  pages: readonly number[],
): Barrier | null {
  const writes: Record<Role, PageWrite[]> = { original: [], duplicate: [] }
  for (const page of pages) {
    const readings = media.map((medium) => reading(medium.view, page))
    media.forEach((medium, i) => {
      const bytes =
        media.length === 1 && isTornEntry(pair.context, medium.view, page)
          ? ZERO_PAGE
          : repairOf(pair.context, page, readings, i)
      if (bytes !== null) writes[medium.role].push({ page, bytes })
    })
  }
  for (const { role } of media) if (writes[role].length > 0) return barrierOn(rule, role, writes[role])
  return null
}

/** The bytes that medium `i` gets at this page, or null when it is well, or lost. */
function repairOf(context: BoxContext, page: number, readings: readonly PageReading[], i: number): Uint8Array | null {
  const mine = readings[i] as PageReading
  if (kindOf(context.layout, page) === 'gap') return mine.state === 'bad' ? ZERO_PAGE : null
  const other = readings[1 - i]
  if (other === undefined || sameReading(mine, other)) return null
  if (mine.state === 'bad') {
    if (other.state !== 'bad') return pageBytes(other)
    // Lost on both: the duplicate gets the original's bytes, so that one seal fits both (P5).
    return i === 1 ? pageBytes(other) : null
  }
  // An entry of the log is written to the original, then to the duplicate; in between a crash leaves it on one.
  return mine.state === 'free' && other.state === 'whole' ? pageBytes(other) : null
}

/**
 * A bad entry, on one medium only, directly after the last whole page of the log: it was being written when the power went. Nothing was
 * reported of it, and a partner would still be free at its place. Counted as lost, it would be in a seal although no vote is missing.
 */
function isTornEntry(context: BoxContext, view: MediumView, page: number): boolean {
  const { first, count } = context.layout.log
  if (!inSection(context.layout.log, page) || reading(view, page).state !== 'bad') return false
  if (page > first && reading(view, page - 1).state !== 'whole') return false
  for (let later = page + 1; later < first + count; later++) if (reading(view, later).state !== 'free') return false
  return true
}

/** `except`: the seal page that is about to be written. */
export function lostPages(pair: PairView, media: CountingMedia, except = -1): number {
  let lost = 0
  for (const page of pair.notable) {
    const kind = kindOf(pair.context.layout, page)
    if (kind === 'journal' || kind === 'gap' || page === except) continue
    if (media.every((medium) => reading(medium.view, page).state === 'bad')) lost++
  }
  return lost
}

function repairable(pair: PairView, journal: Journal): number[] {
  const named = namedPages(pair.context, journal)
  const pages = [...pair.notable].filter((page) => kindOf(pair.context.layout, page) !== 'journal' && !named.has(page))
  return pages.sort((x, y) => x - y)
}

/** The pages that the journal itself is about to write: rules 7 and 9 look after them. */
function namedPages(context: BoxContext, { newest }: Journal): Set<number> {
  const { content } = newest
  switch (content.state) {
    case 'intent':
      return new Set([
        ...content.ballots.map(({ slot }) => slot),
        ...(content.spentSlot === null ? [] : [content.spentSlot]),
      ])
    case 'freed':
      return new Set([content.spentSlot])
    case 'closed':
      return new Set([sealPageOf(context, newest.day, content.final), ...annexPages(context, content.final)])
    case 'idle':
    case 'part':
      return new Set()
  }
}

/** Rule 9 writes them beside the seal page: nothing but the annex of a final seal. */
function annexPages({ layout }: BoxContext, final: boolean): number[] {
  return final ? [annexPage(layout)] : []
}

/** The seal page of a day, or −1 when the day is not listed (no request writes such a journal page). */
export function sealPageOf(context: BoxContext, day: number, final: boolean): number {
  if (final) return finalSealPage(context.layout)
  return context.layout.sealPages[context.days.indexOf(day)] ?? -1
}

function isLastLogPage(
  context: BoxContext,
  media: CountingMedia,
  page: number,
  x: PageReading,
  y: PageReading,
): boolean {
  const { log } = context.layout
  if (!inSection(log, page) || (x.state === 'whole' && y.state === 'whole')) return false
  for (let later = page + 1; later < log.first + log.count; later++) {
    if (media.some((medium) => reading(medium.view, later).state === 'whole')) return false
  }
  return true
}
