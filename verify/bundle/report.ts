/** Findings as people read them: one line a check, one verdict. */
import type { CountedList } from './bundle-documents.ts'
import { CHECKS, type Check, type Finding } from './finding.ts'
import type { BundleVerification } from './verify-bundle.ts'

export interface CheckLine {
  readonly check: Check
  readonly result: Finding['result']
  /** Where it fails, or could not be made; each once. */
  readonly places: readonly { readonly file: string; readonly row: number | null }[]
}

type Conclusion = 'allHold' | 'partHolds' | 'publicHolds' | 'someFail'

/** "Nothing was left out" is said where every check was made and holds, and nowhere else. Who was given less reads what that leaves open. */
function conclusionOf(lines: readonly CheckLine[], isPublicPart: boolean): Conclusion {
  const verdict = verdictOf(lines)
  if (verdict !== 'part-holds') return verdict === 'holds' ? 'allHold' : 'someFail'
  return isPublicPart ? 'publicHolds' : 'partHolds'
}

export interface Statement {
  readonly word:
    | Conclusion
    | 'notCompared'
    | 'pairs'
    | 'onlineLost'
    | 'booksDiffer'
    | 'listsShort'
    | 'unmixed'
    | 'holdsRoll'
  readonly values: { readonly [name: string]: number | readonly string[] }
}

type Said = Pick<BundleVerification, 'district' | 'isPublicPart' | 'holdsRoll' | 'unmixed' | 'names'>

/** All that a person may say of it. */
export function statementsOf(
  lines: readonly CheckLine[],
  { district, isPublicPart, holdsRoll, unmixed, names }: Said,
): readonly Statement[] {
  const conclusion = { word: conclusionOf(lines, isPublicPart), values: {} }
  // First: who reads one line only must not hand it on.
  if (conclusion.word === 'someFail')
    return [...(holdsRoll ? [{ word: 'holdsRoll', values: {} } as const] : []), conclusion]
  const checks = lines.flatMap(({ check, result }) => (OF_PAPER.has(check) && result === 'not-checked' ? [check] : []))
  const { seals, others, online, differing, shortLists } = district
  const short = names.flatMap(({ list, title }) => (shortLists.includes(list) ? [title] : []))
  const without = (why: (typeof others)[number]['why']) => others.filter((each) => each.why === why).length
  const pairs = {
    pairs: seals.length,
    of: seals.length + others.length,
    unused: without('unused'),
    lost: without('lost'),
  }
  return [
    { word: 'pairs', values: pairs },
    ...(online === 'lost' ? [{ word: 'onlineLost', values: {} } as const] : []),
    ...(differing.length === 0 ? [] : [{ word: 'booksDiffer', values: { stations: differing } } as const]),
    ...(short.length === 0 ? [] : [{ word: 'listsShort', values: { lists: short } } as const]),
    ...(unmixed.length === 0 ? [] : [{ word: 'unmixed', values: { files: unmixed } } as const]),
    conclusion,
    // All else may hold in a bundle of somebody else, or of another count.
    ...(checks.length === 0 ? [] : [{ word: 'notCompared', values: { checks } } as const]),
  ]
}

const OF_PAPER: ReadonlySet<Check> = new Set(['V05', 'V34'])

type Candidate = BundleVerification['names'][number]['candidates'][number]

/** Who has no vote has no entry in `count.json` (bundle.md §5), and is shown all the same. Last: votes for nobody of the current list. */
export function withNobodyLeftOut(
  { selections }: CountedList,
  candidates: readonly Candidate[],
): readonly { readonly candidate: Candidate | undefined; readonly records: number }[] {
  const records = new Map(selections.map((each) => [each.id, each.records]))
  const others = selections.filter(({ id }) => !candidates.some((each) => each.id === id))
  return [
    ...candidates.map((candidate) => ({ candidate, records: records.get(candidate.id) ?? 0 })),
    ...others.map((each) => ({ candidate: undefined, records: each.records })),
  ]
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
