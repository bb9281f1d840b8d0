/** What staff do at a pretended kiosk, again and again in tests and pictures. */
import type { PretendKiosk } from './pretend-kiosk.ts'

/** The staff button, the operator card and its PIN. */
export function toStaffMenu(kiosk: PretendKiosk): PretendKiosk {
  kiosk.press({ type: 'staff' })
  kiosk.unlock()
  return kiosk
}

/** Before the witnesses, to the end; or to the question that is asked before the hour. */
export function closeByStaff(kiosk: PretendKiosk): PretendKiosk {
  toStaffMenu(kiosk).press({ type: 'menu', item: 'close' })
  kiosk.confirmByWitnesses()
  kiosk.press({ type: 'officer-confirmed' })
  kiosk.settle()
  return kiosk
}
