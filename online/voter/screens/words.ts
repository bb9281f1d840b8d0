/** Hours and dates of the page: in Japan, where the box closes, and beside it as the voter's device has them, where that is another hour. */
import type { InEach, Language } from '#election/language.ts'

const ZONE = 'Asia/Tokyo'
const WAYS: InEach<{ readonly locale: string; readonly both: string; readonly one: string }> = {
  ja: { locale: 'ja-JP', both: '（日本時間。この端末では {own}）', one: '（日本時間）' },
  en: { locale: 'en-GB', both: ' (Japan; on this device {own})', one: ' (Japan)' },
}

/**
 * @param seconds Unix time
 * @param device its time zone; undefined: as the browser has it
 */
export function timeInWords(seconds: number, language: Language, device?: string): string {
  const { both, one } = WAYS[language]
  const [japan, own] = [timeIn(seconds, language, ZONE), timeIn(seconds, language, device)]
  return `${japan}${japan === own ? one : both.replace('{own}', own)}`
}

function timeIn(seconds: number, language: Language, zone: string | undefined): string {
  const date = new Date(seconds * 1000)
  const { locale } = WAYS[language]
  const at = zone === undefined ? {} : { timeZone: zone }
  const day = date.toLocaleDateString(locale, { ...at, month: 'long', day: 'numeric', weekday: 'short' })
  return `${day} ${date.toLocaleTimeString(locale, { ...at, hour: '2-digit', minute: '2-digit' })}`
}
