/** Days and minutes as the papers beside a machine say them: by era in Japanese (K13). */
import { inEra } from '#election/japanese-date.ts'
import type { LocalDate } from '#election/time.ts'
import { useLanguage } from './language.tsx'

export function useDate(): (date: LocalDate) => string {
  const language = useLanguage()
  return (date) => (language === 'ja' ? inEra(date) : date)
}

/** @returns of `YYYY-MM-DDTHH:MM`, with or without seconds, the day and the time after it */
export function useMinute(): (minute: string) => string {
  const shown = useDate()
  return (minute) => `${shown(minute.slice(0, 10) as LocalDate)} ${minute.slice(11)}`
}
