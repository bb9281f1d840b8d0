/** The totals of the ledger as the table of docs/proof.md, between its two marks: one row a lane. */
import { LANE_NAMES } from '#simulation/lane.ts'
import type { Explanation } from './explained.ts'
import { laneOf } from './lanes.ts'
import { type Run, type Total, totalOf } from './ledger.ts'
import { number } from './report.ts'

const BEGIN = '<!-- figures: npm run prove -- --ledger docs/proof-runs.jsonl --table docs/proof.md -->'
const END = '<!-- end of figures -->'

export async function proofTable(runs: readonly Run[], explanations: readonly Explanation[] = []): Promise<string> {
  const rows = [
    '| lane | counted | seeds | runs | minutes | violations | open | last run |',
    '|---|---:|---:|---:|---:|---:|---:|---|',
  ]
  for (const name of LANE_NAMES) {
    const { unit, seedsInAll } = await laneOf(name)
    const total = totalOf(runs, name, seedsInAll, explanations)
    const last = runs.findLast(({ lane }) => lane === name)
    const cells = [
      name,
      `${number(total.counted)} ${unit}${furthestIn(total)}`,
      seedsInAll === null ? number(total.seeds) : `${number(total.seeds)} of ${number(seedsInAll)}`,
      total.runs,
      number(Math.round(total.minutes * 10) / 10),
      total.violations,
      total.open,
      last === undefined ? 'none' : `${last.date}, \`${last.commit}\``,
    ]
    rows.push(`| ${cells.join(' | ')} |`)
  }
  return rows.join('\n')
}

/** The largest deviation from chance of the measures that add up with their variance (order, guesses). */
function furthestIn({ details }: Total): string {
  const deviations = Object.entries(details).flatMap(([name, variance]) => {
    const [, measure, sum] = /^(.*)variance of (S|hits)$/.exec(name) ?? []
    if (measure === undefined || !(Number(variance) > 0)) return []
    const expected = Number(details[`${measure}hits by chance`] ?? 0)
    return [Math.abs(Number(details[`${measure}${sum}`]) - expected) / Math.sqrt(Number(variance))]
  })
  return deviations.length === 0 ? '' : `; ${Math.max(...deviations).toFixed(1)} σ from chance at most`
}

/** @throws Error when the document has no place for it. */
export function withTable(document: string, table: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`the document has no place for the figures: ${BEGIN} … ${END}`)
  return `${document.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${document.slice(end)}`
}
