/**
 * The notes beside a machine on the papers: why it is out of use, which of its media did not come into the containers, and why the number
 * of its seal is missing (decision 022).
 */
import { hasClosingScreen } from '#issuer/session/closed-machines.ts'
import type { DayRecord, KioskMark } from '#issuer/session/state.ts'

export function noteOf({ closing }: DayRecord, kiosk: KioskMark): string {
  const unread = closing.noSeals.find(({ machine }) => machine === kiosk.machine)
  // Only the last day has seals.
  const noSeal = unread === undefined || !hasClosingScreen(kiosk, true) ? '' : `封印の照合番号なし：${unread.reason}`
  return [kiosk.note, lackingMedia(closing, kiosk), noSeal].filter((words) => words !== '').join('。')
}

/** The boxes are ready by the officer's words, and a medium of this machine is in none of them (CLS-04, CLS-06). */
function lackingMedia({ media, boxesReady }: DayRecord['closing'], { machine, wasStarted }: KioskMark): string {
  if (!wasStarted || boxesReady === null || boxesReady.exception === '') return ''
  const isSealed = (role: 'original' | 'duplicate') =>
    media.some((each) => each.machine === machine && each.role === role && each.sealed && each.serial !== '')
  const lacking = [isSealed('original') ? '' : '正（原本）', isSealed('duplicate') ? '' : '副（複写）'].filter(
    (role) => role !== '',
  )
  return lacking.length === 0 ? '' : `記録媒体の${lacking.join('、')}を封印せず：${boxesReady.exception}`
}
