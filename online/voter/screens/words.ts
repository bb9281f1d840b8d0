/** Hours and dates of the page: in Japan, where the box closes, and beside it as the voter's device has them, where that is another hour. */
import type { Language } from '#election/language.ts'
import { voterTimes } from '#words/online.ts'

const ZONE = 'Asia/Tokyo'

/**
 * @param seconds Unix time
 * @param device its time zone; undefined: as the browser has it
 */
export function timeInWords(seconds: number, language: Language, device?: string): string {
  const [both, one] = [voterTimes.both[language], voterTimes.one[language]]
  const [japan, own] = [timeIn(seconds, language, ZONE), timeIn(seconds, language, device)]
  return `${japan}${japan === own ? one : both.replace('{own}', own)}`
}

function timeIn(seconds: number, language: Language, zone: string | undefined): string {
  const date = new Date(seconds * 1000)
  const locale = voterTimes.locale[language]
  const at = zone === undefined ? {} : { timeZone: zone }
  const day = date.toLocaleDateString(locale, { ...at, month: 'long', day: 'numeric', weekday: 'short' })
  return `${day} ${date.toLocaleTimeString(locale, { ...at, hour: '2-digit', minute: '2-digit' })}`
}
