/** One picture of the voting machine, and the first steps of several. */

import type { KioskFacts } from '#kiosk/session/facts.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { viewOf } from '#kiosk/session/view-of.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

export interface Picture {
  readonly name: string
  readonly view: KioskView
}

export const next: Press = { type: 'next' }
export const cast: Press = { type: 'cast' }
export const select = (id: number): Press => ({ type: 'select', candidate: id })

export function picture(name: string, kiosk: PretendKiosk): Picture {
  return { name, view: viewOf(kiosk.state) }
}

export type Act = Press | ((kiosk: PretendKiosk) => unknown)

/** Pictures of one machine one after the other, each taken after these presses and happenings. */
export function story(
  kiosk: PretendKiosk,
  ...pictures: readonly (readonly [name: string, ...acts: readonly Act[]])[]
): readonly Picture[] {
  return pictures.map(([name, ...acts]) => {
    for (const act of acts) {
      if (typeof act === 'function') act(kiosk)
      else kiosk.press(act)
    }
    return picture(name, kiosk)
  })
}

/** A voter lays a card down. */
export const comes =
  (voter = 1, body: Parameters<PretendKiosk['issue']>[1] = {}) =>
  (kiosk: PretendKiosk) => {
    kiosk.lay(kiosk.issue(voter, body).uid)
    kiosk.settle()
  }

export function inSession(facts: KioskFacts = FACTS): PretendKiosk {
  const kiosk = new PretendKiosk(facts).open()
  comes()(kiosk)
  return kiosk
}

/** LAW-14: which of the two failed, and what becomes of both. */
export function withAFailedMedium({ view }: Picture): readonly Picture[] {
  const { page } = view
  if (page.type !== 'closed') return []
  return (['original', 'duplicate'] as const).map((failedMedium) => ({
    name: `closed-${failedMedium}-failed`,
    view: { ...view, page: { ...page, failedMedium } },
  }))
}

/** One that was never issued lies there instead of the session's own. */
export function withAnotherCard({ view }: Picture): readonly Picture[] {
  const { page } = view
  if (page.type !== 'card-away') return []
  return [
    { name: 'card-away-another-card', view: { ...view, page: { ...page, refusal: 'card-blank', cardLies: true } } },
  ]
}
