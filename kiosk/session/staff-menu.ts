/** Into the staff menu, and out of the staff pages: only while the officer's card lies there. */
import type { StaffRefusal } from './codes.ts'
import { isBeforeOpening } from './session-behind.ts'
import type { KioskState, Staff, Stage } from './state.ts'
import { type Stepped, to } from './stepped.ts'

/** The operator card is the officer's presence: without it, or with another card in its place, the staff pages close (X-C6). */
export function isOfficerThere({ tray }: KioskState, { uid }: Staff): boolean {
  return tray.type === 'present' && tray.uid === uid
}

export function menu(state: KioskState, staff: Staff, refusal: StaffRefusal | null): Stepped {
  if (!isOfficerThere(state, staff)) return leave(state, staff.behind)
  return to(state, { ...staff, step: { type: isBeforeOpening(staff.behind) ? 'clock' : 'menu', refusal } })
}

/** The operator card must be off before a voting card is looked for: each reader try counts on its limit. */
export function leave(state: KioskState, behind: Stage): Stepped {
  return to(state, { type: 'remove-operator-card', next: behind })
}
