/** What a station report says otherwise than the media, in words. */
import { toldWords } from '#ui/messages/doubts.ts'
import { fill } from '#ui/messages/message.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import type { ReportDifference } from '#verify/count/report-differences.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'

export function differenceInWords(
  { code, station, pair, facts }: ReportDifference,
  language: OfficeIo['language'],
): string {
  const place =
    language === 'ja'
      ? `投票所 ${station}${pair === null ? '' : ` 組 ${pair}`}`
      : `station ${station}${pair === null ? '' : ` pair ${pair}`}`
  const { told } = facts
  const values = { place, ...facts, ...(told === undefined ? {} : { told: toldInWords(told, language) }) }
  const { title, next } = verifyRefusals[`report-${code}`][language]
  return [`NO    [${code}] ${fill(title, values)}`, `→ ${fill(next, values)}`].join('\n      ')
}

/** A machine's name stays as it is. */
function toldInWords(told: string, language: OfficeIo['language']): string {
  return Object.hasOwn(toldWords, told) ? toldWords[told as keyof typeof toldWords][language] : told
}
