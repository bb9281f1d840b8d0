/**
 * S16: a hold at the box side has nobody's signature, so that alone it drops no vote, and stops no sorting for good. Two people say of each
 * held box with a vote whether the vote stays out or counts. They may say it before anybody knows which held boxes have one.
 */
import type { Handle } from '../ids.ts'
import type { VoidDecision } from '../voids.ts'
import type { SortingRefusal } from './refusal.ts'

export interface CheckedHolds {
  /** Their votes stay out. */
  readonly held: ReadonlySet<Handle>
  readonly refusals: readonly SortingRefusal[]
}

/** @param deskOverride of the settings: without it nobody keeps out a vote that is recorded */
export function checkHolds(
  deskOverride: boolean,
  decisions: readonly VoidDecision[],
  { held, voted }: Readonly<Record<'held' | 'voted', ReadonlySet<Handle>>>,
): CheckedHolds {
  const refusals: SortingRefusal[] = []
  const decided = new Map<Handle, 'online-held' | 'online-unheld'>()
  for (const { use, ...of } of decisions) {
    if ((use !== 'online-held' && use !== 'online-unheld') || !('handle' in of)) continue
    const { handle } = of
    // The same words twice are one decision: a run that broke off is made again.
    if ((decided.get(handle) ?? use) !== use) refusals.push({ check: 'S16', type: 'decided-twice', handle })
    else if (!held.has(handle)) refusals.push({ check: 'S16', type: 'decision-without-hold', handle })
    decided.set(handle, use)
  }
  for (const handle of held) {
    const use = decided.get(handle)
    const isDecided = use === 'online-unheld' || (use === 'online-held' && deskOverride)
    if (voted.has(handle) && !isDecided) refusals.push({ check: 'S16', type: 'held-with-vote', handle })
  }
  return { held: new Set([...held].filter((handle) => decided.get(handle) !== 'online-unheld')), refusals }
}
