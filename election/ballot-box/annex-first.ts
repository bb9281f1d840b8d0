/**
 * The annex is there before its seal, on the original, then on the duplicate, each in a barrier of its own: no seal is without it. The
 * bytes follow from the station's keys, so it is written anew and never copied.
 */
import type { CountingMedia } from './counting-media.ts'
import { annexPage } from './layout.ts'
import { annexOf } from './seal-sets.ts'
import { type Barrier, barrierOn, type Rule } from './step.ts'
import { type BoxContext, reading } from './view.ts'

/** @returns null when every medium has it. */
export function annexFirst(rule: Rule, { layout, setBlinds }: BoxContext, media: CountingMedia): Barrier | null {
  const page = annexPage(layout)
  const lacking = media.find(({ view }) => reading(view, page).state !== 'whole')
  return lacking === undefined ? null : barrierOn(rule, lacking.role, [{ page, bytes: annexOf(setBlinds) }])
}
