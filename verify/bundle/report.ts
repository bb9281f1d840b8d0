/** Findings as people read them: one line a check, one verdict. */
import { CHECKS, type Check, type Finding } from './finding.ts'

export interface CheckLine {
  readonly check: Check
  readonly result: Finding['result']
  /** Where it fails, or could not be made; each once. */
  readonly places: readonly { readonly file: string; readonly row: number | null }[]
}

export type Conclusion = 'allHold' | 'partHolds' | 'withoutSeals' | 'publicHolds' | 'someFail'

/** What a person may say of it: who was given less learns what that leaves open. */
export function conclusionOf(lines: readonly CheckLine[], isPublicPart: boolean): Conclusion {
  const verdict = verdictOf(lines)
  if (verdict !== 'part-holds') return verdict === 'holds' ? 'allHold' : 'someFail'
  if (isPublicPart) return 'publicHolds'
  return lines.some(({ check, result }) => check === 'V15' && result === 'not-checked') ? 'withoutSeals' : 'partHolds'
}

export type Verdict = 'holds' | 'part-holds' | 'fails'

export function linesOf(findings: readonly Finding[]): readonly CheckLine[] {
  return CHECKS.map((check) => lineOf(check, findings))
}

function lineOf(check: Check, findings: readonly Finding[]): CheckLine {
  const own = findings.filter((finding) => finding.check === check)
  const result = own.some((finding) => finding.result === 'fails')
    ? 'fails'
    : own.some((finding) => finding.result === 'not-checked') || own.length === 0
      ? 'not-checked'
      : 'holds'
  const places = new Map<string, CheckLine['places'][number]>()
  for (const finding of result === 'holds' ? [] : own) {
    const { file, row } = finding
    if (finding.result === result && file !== null) places.set(`${file} ${row}`, { file, row })
  }
  return { check, result, places: [...places.values()] }
}

export function verdictOf(lines: readonly CheckLine[]): Verdict {
  if (lines.some(({ result }) => result === 'fails')) return 'fails'
  return lines.every(({ result }) => result === 'holds') ? 'holds' : 'part-holds'
}
