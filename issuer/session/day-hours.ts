/** Hours of the day that people are reminded of. */
import type { LocalTime } from '#election/time.ts'

/** OPN-02 */
export const RECHECK_MINUTES = 10

export function minutesBefore(time: LocalTime, minutes: number): LocalTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const at = Math.max(0, hour * 60 + minute - minutes)
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}` as LocalTime
}
