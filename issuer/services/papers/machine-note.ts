/** The notes beside a machine on the papers: why it is out of use, and why the number of its seal is missing (decision 022). */
import { hasClosingScreen } from '#issuer/session/closed-machines.ts'
import type { DayRecord, KioskMark } from '#issuer/session/state.ts'

export function noteOf({ closing }: DayRecord, kiosk: KioskMark): string {
  const unread = closing.noSeals.find(({ machine }) => machine === kiosk.machine)
  const noSeal = unread === undefined || !hasClosingScreen(kiosk) ? '' : `封印の照合番号なし：${unread.reason}`
  return [kiosk.note, noSeal].filter((words) => words !== '').join('。')
}
