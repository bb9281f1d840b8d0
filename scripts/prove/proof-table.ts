/** The totals of the ledger as the table of docs/proof.md, between its two marks. */
import { LANE_NAMES } from '#simulation/prove/lane.ts'
import { laneOf } from './lanes.ts'
import { type Run, totalOf } from './ledger.ts'
import { number } from './report.ts'

const BEGIN = '<!-- figures: npm run prove -- --ledger docs/proof-runs.jsonl --table docs/proof.md -->'
const END = '<!-- end of figures -->'

export async function proofTable(runs: readonly Run[]): Promise<string> {
  const rows = ['| lane | counted | seeds | runs | minutes | violations |', '|---|---:|---:|---:|---:|---:|']
  const details: string[] = []
  for (const name of LANE_NAMES) {
    const lane = await laneOf(name)
    const total = totalOf(runs, name, lane.seedsInAll)
    const seeds =
      lane.seedsInAll === null ? number(total.seeds) : `${number(total.seeds)} of ${number(lane.seedsInAll)}`
    const minutes = number(Math.round(total.minutes * 10) / 10)
    rows.push(
      `| ${name} | ${number(total.counted)} ${lane.unit} | ${seeds} | ${total.runs} | ${minutes} | ${total.violations} |`,
    )
    const figures = Object.entries(total.details).map(
      ([what, value]) => `${what}: ${typeof value === 'number' ? number(value) : value}`,
    )
    if (figures.length > 0) details.push(`* ${name} – ${figures.join('; ')}`)
  }
  return [...rows, '', ...details].join('\n')
}

/** @throws Error when the document has no place for it. */
export function withTable(document: string, table: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`the document has no place for the figures: ${BEGIN} … ${END}`)
  return `${document.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${document.slice(end)}`
}
