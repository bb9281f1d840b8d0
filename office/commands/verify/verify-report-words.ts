/** The differences between a station report and the media, in words. */
import { toldWords } from '#ui/messages/doubts.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import type { ReportDifference } from '#verify/count/report-differences.ts'
import type { RollListFinding } from '#verify/count/roll-round.ts'
import type { RefusedRound } from '#verify/count/roll-rounds.ts'
import type { ReadReport } from '#verify/count/station-reports.ts'
import { mediumWords, reportWords } from '#words/verify.ts'
import { onOneLine } from '../../terminal/plain-text.ts'

export function differenceInWords({ code, station, pair, facts }: ReportDifference, language: Language): string {
  const place =
    pair === null
      ? fill(mediumWords.station[language], { station })
      : fill(mediumWords.who[language], { station, pair })
  const { told } = facts
  const values = { place, ...facts, ...(told === undefined ? {} : { told: toldInWords(told, language) }) }
  const { title, next } = verifyRefusals[`report-${code}`][language]
  return [`NO    [report-${code}] ${fill(title, values)}`, `→ ${fill(next, values)}`].join('\n      ')
}

export function rollListInWords({ code, ...facts }: RollListFinding, language: Language): string {
  const { title, next } = verifyRefusals[code][language]
  const values = { ...facts, station: facts.station ?? '' }
  return [`NO    [${code}] ${fill(title, values)}`, `→ ${fill(next, values)}`].join('\n      ')
}

export function refusedRoundInWords({ code, file }: RefusedRound, language: Language): string {
  const { title, next } = verifyRefusals[code][language]
  return [`NO    [${code}] ${fill(title, { file: onOneLine(file) })}`, `→ ${next}`].join('\n      ')
}

/** Its number is that of the printed sheet: people hold one against the other. */
export function numberedReport(report: ReadReport, language: Language): string {
  const { file, station, version, madeAt, number, ofNobody } = report
  const values = { station, version, madeAt: madeAt.replace('T', ' '), number }
  const read = `OK    ${onOneLine(file)}  ${fill(reportWords.read[language], values)}`
  const votes = Object.entries(ofNobody).map(([contest, count]) => `${contest} ${count}`)
  if (votes.length === 0) return read
  return `${read}\n      ${fill(reportWords.ofNobody[language], { votes: votes.join(', ') })}`
}

/** A machine's name stays as it is. */
function toldInWords(told: string, language: Language): string {
  return Object.hasOwn(toldWords, told) ? toldWords[told as keyof typeof toldWords][language] : told
}
