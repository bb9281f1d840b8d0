/** The totals of the ledger as tables of docs/proof.md, between its two marks. */
import { LANE_NAMES } from '#simulation/prove/lane.ts'
import type { Explanation } from './explained.ts'
import { laneOf } from './lanes.ts'
import { type Run, type Total, totalOf } from './ledger.ts'
import { number } from './report.ts'

const BEGIN = '<!-- figures: npm run prove -- --ledger docs/proof-runs.jsonl --table docs/proof.md -->'
const END = '<!-- end of figures -->'

/** Of the inputs of a fuzzed decoder so many were taken as good: a column of their own. */
const ACCEPTED = ', accepted'

export async function proofTable(runs: readonly Run[], explanations: readonly Explanation[] = []): Promise<string> {
  const rows = [
    '| lane | counted | seeds | runs | minutes | violations | of them open |',
    '|---|---:|---:|---:|---:|---:|---:|',
  ]
  const details: string[] = []
  for (const name of LANE_NAMES) {
    const lane = await laneOf(name)
    const total = totalOf(runs, name, lane.seedsInAll, explanations)
    const seeds =
      lane.seedsInAll === null ? number(total.seeds) : `${number(total.seeds)} of ${number(lane.seedsInAll)}`
    const minutes = number(Math.round(total.minutes * 10) / 10)
    const cells = [
      name,
      `${number(total.counted)} ${lane.unit}`,
      seeds,
      total.runs,
      minutes,
      total.violations,
      total.open,
    ]
    rows.push(`| ${cells.join(' | ')} |`)
    if (Object.keys(total.details).length > 0) details.push(folded(name, total))
  }
  return [...rows, '', ...details].join('\n')
}

/** Figures of one lane, closed until somebody opens them: some lanes have fifty. */
function folded(lane: string, { details }: Total): string {
  const figures = Object.entries(details).filter(([what]) => !what.endsWith(ACCEPTED))
  const twofold = figures.some(([what]) => `${what}${ACCEPTED}` in details)
  const head = twofold ? ['| | inputs | accepted |', '|---|---:|---:|'] : ['| | |', '|---|---:|']
  const rows = figures.map(([what, value]) => {
    const cells = [withoutLane(what, lane), shown(value)]
    if (twofold) cells.push(shown(details[`${what}${ACCEPTED}`] ?? ''))
    return `| ${cells.join(' | ')} |`
  })
  return ['<details>', `<summary>${lane}: the figures</summary>`, '', ...head, ...rows, '', '</details>', ''].join('\n')
}

/** "kills: voters" is "voters" under the heading of its lane. */
function withoutLane(what: string, lane: string): string {
  return what.startsWith(`${lane}: `) ? what.slice(lane.length + 2) : what
}

function shown(value: number | string): string {
  return typeof value === 'number' ? number(value) : value.replaceAll('|', '\\|')
}

/** @throws Error when the document has no place for it. */
export function withTable(document: string, table: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`the document has no place for the figures: ${BEGIN} … ${END}`)
  return `${document.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${document.slice(end)}`
}
