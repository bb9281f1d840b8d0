/** A hand on the keypad, in the dark. */
import type { KioskPage } from '#kiosk/session/view.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { VOTERS_MAX } from '#simulation/rooms/sample-station.ts'

export type Audio = Extract<KioskPage, { type: 'audio' }>

/** One key for the first, ten by ten and one by one to the place of their own candidate. @returns whether a key was pressed */
export function pressesKeys(kiosk: KioskRoom, { phase }: Audio, voter: number, goesBack: boolean): boolean {
  switch (phase) {
    case 'hear':
    case 'roles':
    case 'how-to':
    case 'recorded':
      kiosk.key('select')
      return true
    case 'choose':
      // To the first one, wherever the focus was left.
      for (let i = 0; i < VOTERS_MAX / 10; i++) kiosk.key('left')
      for (let tens = Math.floor(voter / 10); tens > 0; tens--) kiosk.key('right')
      for (let ones = voter % 10; ones > 0; ones--) kiosk.key('down')
      kiosk.key('select')
      return true
    case 'confirm':
      // LAW-03: nothing is recorded that was not heard.
      kiosk.hear()
      kiosk.key(goesBack ? 'back' : 'select')
      return true
    case 'leave':
    case 'leave-sure':
    case 'settings':
    case 'sure':
    case 'rows':
      kiosk.key('back')
      return true
    case 'recording':
      return false
  }
}
