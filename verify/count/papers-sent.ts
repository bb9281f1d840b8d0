/**
 * count.md §2, §5: the ballot papers that the stations' reports send, against what was said of paper. Stage 1 has the reports that the count
 * used; whether they are the signed ones is compared there.
 */
import { CONTESTS_MAX } from '../medium/page-fields.ts'
import { canonical, type JsonObject } from '../package/canonical.ts'
import { object, objects, text, whole } from '../package/fields.ts'
import type { CountFinding } from './count-finding.ts'
import type { PaperWord } from './paper.ts'

const COUNTED = '4-counted/report.json'
const KINDS = ['braille', 'absentee', 'provisional', 'ordinary'] as const
const LARGEST = 10_000_000
const MOST = 99_999_999

const NOTHING = { braille: 0, absentee: 0, provisional: 0, ordinary: 0 }
type Kinds = Record<(typeof KINDS)[number], number>
export type PapersSent = ReadonlyMap<string, Kinds>

/** @param received 1-received */
export function papersSentIn(received: JsonObject): PapersSent {
  const sums = new Map<string, Kinds>()
  for (const report of objects(received, 'reports', 0, 2000)) {
    for (const line of objects(report, 'contests', 0, CONTESTS_MAX)) {
      const papers = object(line, 'onPaper')
      const sum = sums.get(text(line, 'contest', /./su)) ?? { ...NOTHING }
      for (const kind of KINDS) sum[kind] += whole(papers, kind, 0, LARGEST)
      sum.absentee += whole(papers, 'notAccepted', 0, LARGEST)
      sums.set(text(line, 'contest', /./su), sum)
    }
  }
  return sums
}

/** @returns whether a kind differs without a reason for exactly this difference: then the result is not final */
export function comparePapers(
  word: PaperWord,
  sent: PapersSent,
  explained: ReadonlySet<string>,
  finding: CountFinding,
): boolean {
  let isOpen = false
  for (const [contest, { paper }] of word) {
    if (paper === undefined) continue
    const kinds = sent.get(contest) ?? NOTHING
    if (paper === null) {
      if (KINDS.some((kind) => kinds[kind] > 0)) finding.compare(COUNTED, `paper ${contest}`, kinds, 'none')
      continue
    }
    const doubts = KINDS.map((kind) => ({ contest, kind, sent: kinds[kind], typed: typedOf(paper, kind) }))
    const differing = doubts.filter((each) => each.sent !== each.typed)
    isOpen ||= differing.some((facts) => !explained.has(['paper-differs', null, null, canonical(facts)].join(' ')))
  }
  return isOpen
}

/** Accepted and not accepted. */
function typedOf(paper: JsonObject, kind: (typeof KINDS)[number]): number {
  const not = object(paper, 'notAccepted')
  return whole(object(paper, 'voters'), kind, 0, MOST) + (not[kind] === undefined ? 0 : whole(not, kind, 0, MOST))
}
