/** Rule 2: a whole final seal ends everything. The partner gets it if it holds the same; else it is damaged, left as it is. */
import type { CountingMedia, CountingMedium } from './counting-media.ts'
import { finalSealPage, type Role } from './layout.ts'
import { type Barrier, barrierOn } from './step.ts'
import { type PairView, pageBytes, reading, sameReading, sealAt } from './view.ts'

export type FinalSeal = Barrier | { readonly type: 'ended'; readonly damaged: Role | null } | null

export function finalSeal(pair: PairView, media: CountingMedia): FinalSeal {
  const page = finalSealPage(pair.context.layout)
  const sealed = media.filter((medium) => sealAt(medium.view, page) !== null)
  const open = media.filter((medium) => sealAt(medium.view, page) === null)
  const [first] = sealed
  if (first === undefined) return null
  const other = open[0] ?? null
  if (sectionsEqual(pair, media)) {
    if (other === null) return { type: 'ended', damaged: null }
    return barrierOn('final-seal', other.role, [{ page, bytes: pageBytes(reading(first.view, page)) }])
  }
  return { type: 'ended', damaged: other?.role ?? damagedOf(pair, sealed) }
}

/** Every page outside header and seal section, journal included. */
function sectionsEqual(pair: PairView, media: CountingMedia): boolean {
  if (media.length === 1) return true
  const [a, b] = media
  for (const page of pair.notable) {
    if (page >= pair.context.layout.sealSection.first) continue
    const [x, y] = [reading(a.view, page), reading(b.view, page)]
    if (!sameReading(x, y)) return false
  }
  return true
}

/** Both are sealed and differ: the one with a page that is not what a kiosk writes. The reader says it exactly. */
function damagedOf(pair: PairView, sealed: readonly CountingMedium[]): Role {
  const bad = sealed.find((medium) =>
    [...pair.notable].some(
      (page) => page < pair.context.layout.sealSection.first && reading(medium.view, page).state === 'bad',
    ),
  )
  return bad?.role ?? 'duplicate'
}
