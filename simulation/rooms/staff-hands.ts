/** What staff do at a pretended kiosk, again and again in tests and pictures. */
import type { PretendKiosk } from './pretend-kiosk.ts'

/** The staff button, the operator card and its PIN. */
export function toStaffMenu(kiosk: PretendKiosk): PretendKiosk {
  return kiosk.lead('menu')
}

/** Before the witnesses, to the end; or to a question: before the hour, or about the date. */
export function closeByStaff(kiosk: PretendKiosk): PretendKiosk {
  return kiosk.lead('close', 'staff-early', 'staff-date')
}
