/** A day as the papers beside the machine say it: by era in Japanese (K13). */
import { inEra } from '#election/japanese-date.ts'
import type { LocalDate } from '#election/time.ts'
import { useLanguage } from '#ui/language/language.tsx'

export function useDate(): (date: LocalDate) => string {
  const language = useLanguage()
  return (date) => (language === 'ja' ? inEra(date) : date)
}
