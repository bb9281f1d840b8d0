/** Findings as people read them: one line a check, one verdict. */
import { CHECKS, type Check, type Finding } from './finding.ts'
import type { BundleVerification } from './verify-bundle.ts'

export interface CheckLine {
  readonly check: Check
  readonly result: Finding['result']
  /** Where it fails, or could not be made; each once. */
  readonly places: readonly { readonly file: string; readonly row: number | null }[]
}

type Conclusion = 'allHold' | 'partHolds' | 'withoutSeals' | 'publicHolds' | 'someFail'

/** Who was given less learns what that leaves open. */
function conclusionOf(lines: readonly CheckLine[], isPublicPart: boolean): Conclusion {
  const verdict = verdictOf(lines)
  if (verdict !== 'part-holds') return verdict === 'holds' ? 'allHold' : 'someFail'
  if (isPublicPart) return 'publicHolds'
  return lines.some(({ check, result }) => check === 'V15' && result === 'not-checked') ? 'withoutSeals' : 'partHolds'
}

export interface Statement {
  readonly word: Conclusion | 'notCompared' | 'seals' | 'onlineLost' | 'holdsRoll'
  readonly values: { readonly [name: string]: number | readonly Check[] }
}

/** All that a person may say of it. The seals are named only where the list was held against them; that they are all, no bundle shows (V03). */
export function statementsOf(
  lines: readonly CheckLine[],
  { seals, isPublicPart, holdsRoll }: Pick<BundleVerification, 'seals' | 'isPublicPart' | 'holdsRoll'>,
): readonly Statement[] {
  const conclusion = { word: conclusionOf(lines, isPublicPart), values: {} }
  // First: who reads one line only must not hand it on.
  if (conclusion.word === 'someFail')
    return [...(holdsRoll ? [{ word: 'holdsRoll', values: {} } as const] : []), conclusion]
  const checksOf = (result: Finding['result'], checks: ReadonlySet<Check>) =>
    lines.flatMap((line) => (checks.has(line.check) && line.result === result ? [line.check] : []))
  const checks = checksOf('not-checked', OF_PAPER)
  const held = checksOf('holds', OF_SEALS).length > 0 ? seals : null
  return [
    ...(held === null ? [] : [{ word: 'seals', values: { pairs: held.pairs, of: held.of } } as const]),
    ...(seals?.online === 'lost' ? [{ word: 'onlineLost', values: {} } as const] : []),
    conclusion,
    // All else may hold in a bundle of somebody else, or of another count.
    ...(checks.length === 0 ? [] : [{ word: 'notCompared', values: { checks } } as const]),
  ]
}

const OF_PAPER: ReadonlySet<Check> = new Set(['V05', 'V34'])
const OF_SEALS: ReadonlySet<Check> = new Set(['V15'])

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
