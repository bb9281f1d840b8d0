/** Hours and dates of the page, in the voter's language and in the zone of the settings. */
import type { Language } from '#election/language.ts'

const ZONE = 'Asia/Tokyo'

/** @param seconds Unix time */
export function timeInWords(seconds: number, language: Language): string {
  const date = new Date(seconds * 1000)
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB'
  const day = date.toLocaleDateString(locale, { timeZone: ZONE, month: 'long', day: 'numeric', weekday: 'short' })
  const time = date.toLocaleTimeString(locale, { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
  const zone = language === 'ja' ? '（日本時間）' : ' (Japan)'
  return `${day} ${time}${zone}`
}
