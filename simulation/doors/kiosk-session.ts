/** People at a session that runs alone: what tests and pictures ask of them again and again. */
import { nextPress, type Wish } from '#simulation/people/voter.ts'
import type { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

/** The staff button, the operator card and its PIN. */
export function toStaffMenu(kiosk: PretendKiosk): PretendKiosk {
  return kiosk.lead('menu')
}

/** Before the witnesses, to the end; or to a question: before the hour, or about the date. */
export function closeByStaff(kiosk: PretendKiosk): PretendKiosk {
  return kiosk.lead('close', 'staff-early', 'staff-date')
}

/** A voter whose card lies there: a wish for each contest, and the machine has written it. */
export function votes(kiosk: PretendKiosk, ...wishes: readonly Wish[]): PretendKiosk {
  for (const wish of wishes) {
    for (let pages = 0; pages < 20; pages++) {
      const press = nextPress(kiosk.page, () => wish)
      if (press !== null) kiosk.press(press)
      if (press === null || press.type === 'cast' || press.type === 'leave-confirmed') break
    }
    kiosk.settle()
  }
  return kiosk
}
