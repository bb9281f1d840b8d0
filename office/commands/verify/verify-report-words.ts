/** What a station report says otherwise than the media, in words. */
import { toldWords } from '#ui/messages/doubts.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import { mediumWords } from '#ui/messages/verify-report.ts'
import type { ReportDifference } from '#verify/count/report-differences.ts'

export function differenceInWords({ code, station, pair, facts }: ReportDifference, language: Language): string {
  const place =
    pair === null
      ? fill(mediumWords.station[language], { station })
      : fill(mediumWords.who[language], { station, pair })
  const { told } = facts
  const values = { place, ...facts, ...(told === undefined ? {} : { told: toldInWords(told, language) }) }
  const { title, next } = verifyRefusals[`report-${code}`][language]
  return [`NO    [${code}] ${fill(title, values)}`, `→ ${fill(next, values)}`].join('\n      ')
}

/** A machine's name stays as it is. */
function toldInWords(told: string, language: Language): string {
  return Object.hasOwn(toldWords, told) ? toldWords[told as keyof typeof toldWords][language] : told
}
