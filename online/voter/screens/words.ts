/** Hours and dates of the page, in the voter's language and in the zone of the settings. */
import type { InEach, Language } from '#election/language.ts'

const ZONE = 'Asia/Tokyo'
const WAYS: InEach<{ readonly locale: string; readonly zone: string }> = {
  ja: { locale: 'ja-JP', zone: '（日本時間）' },
  en: { locale: 'en-GB', zone: ' (Japan)' },
}

/** @param seconds Unix time */
export function timeInWords(seconds: number, language: Language): string {
  const date = new Date(seconds * 1000)
  const { locale, zone } = WAYS[language]
  const day = date.toLocaleDateString(locale, { timeZone: ZONE, month: 'long', day: 'numeric', weekday: 'short' })
  const time = date.toLocaleTimeString(locale, { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
  return `${day} ${time}${zone}`
}
