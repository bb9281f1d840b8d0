/** Sends a press together with the page it was made on: the session drops presses of older pages. */
import type { KioskScreenEvent, Press } from '../session/screen-event.ts'

export type SendPress = (press: Press) => void

export function pressesOf(serial: number, send: (event: KioskScreenEvent) => void): SendPress {
  return (press) => send({ on: serial, press })
}
