/** Rule 2: a whole final seal ends everything. The partner gets it if it holds the same; else it is damaged, left as it is. */
import { equalBytesFast } from '#election/bytes.ts'
import { annexFirst } from './annex-first.ts'
import type { CountingMedia, CountingMedium } from './counting-media.ts'
import { annexPage, finalSealPage, type Role } from './layout.ts'
import { repairPages } from './rule-repair.ts'
import { earlierSealsOf, rootOf } from './rule-seal.ts'
import { type Barrier, type Refuse, refuse } from './step.ts'
import { type PairView, pageBytes, reading, sameReading, sealAt } from './view.ts'

export interface Ended {
  readonly type: 'ended'
  /** The medium that has the seal and what it says: its journal has the state. */
  readonly sealed: CountingMedium
  readonly damaged: Role | null
}

export function finalSeal(pair: PairView, media: CountingMedia): Barrier | Refuse | Ended | null {
  const page = finalSealPage(pair.context.layout)
  const sealed = media.filter((medium) => sealAt(medium.view, page) !== null)
  const [first] = sealed
  if (first === undefined) return null
  if (sealed.length === 2 && sealsDiffer(sealed, page)) return refuse({ type: 'seals-differ' })
  if (!holdTheSame(pair, media, [page, annexPage(pair.context.layout)])) {
    const open = media.find((medium) => !sealed.includes(medium))
    const damaged = open?.role ?? damagedOf(pair, sealed, page)
    return endedBy(sealed.find(({ role }) => role !== damaged) ?? first, damaged)
  }
  // A torn seal page may have damaged the gap around it: the count reads that as tampering unless it is zero again.
  const section = [...pair.notable].filter((other) => other >= pair.context.layout.sealSection.first)
  const annex = annexFirst('final-seal', pair.context, media)
  return annex ?? repairPages('final-seal', pair, media, section) ?? endedBy(first, null)
}

/** A seal over a journal that is not closed for good: older journal pages were put back after closing. */
function endedBy(sealed: CountingMedium, damaged: Role | null): Ended | Refuse {
  const { content } = sealed.journal.newest
  const closed = content.state === 'closed' && content.final
  return closed ? { type: 'ended', sealed, damaged } : refuse({ type: 'seal-of-other-contents' })
}

function sealsDiffer([first, second]: readonly CountingMedium[], page: number): boolean {
  if (first === undefined || second === undefined) return false
  return !equalBytesFast(pageBytes(reading(first.view, page)), pageBytes(reading(second.view, page)))
}

/** Every page except the header and the final seal with its annex, the journal included. Damage around a torn seal page is no difference. */
function holdTheSame(pair: PairView, media: CountingMedia, beside: readonly number[]): boolean {
  const [a, b] = media
  if (b === undefined) return true
  for (const page of pair.notable) {
    const [x, y] = [reading(a.view, page), reading(b.view, page)]
    const inSealSection = page >= pair.context.layout.sealSection.first
    if (beside.includes(page) || (inSealSection && (x.state === 'bad' || y.state === 'bad'))) continue
    if (!sameReading(x, y)) return false
  }
  return true
}

/** Both are sealed and differ: the one that does not hold what the seal says. */
function damagedOf({ context }: PairView, sealed: readonly CountingMedium[], page: number): Role {
  const wrong = sealed.find(({ view }) => {
    const seal = sealAt(view, page)
    if (seal === null) return true
    return (
      !equalBytesFast(seal.root, rootOf(context, view)) ||
      !equalBytesFast(seal.earlierSeals, earlierSealsOf(context, view, page))
    )
  })
  return wrong?.role ?? 'duplicate'
}
