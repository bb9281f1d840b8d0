/** 投票箱、記録媒体及び投票録の送致 (PEO 55, forms 4-5): when each station came, who received it, the numbers of its seals, and what was not whole. */
import type { LocalMinute } from '#election/time.ts'
import { type Form, INNER_WIDTH, minuteInWords } from './form.ts'
import { named, namesIn } from './lettering.ts'
import { NONE } from './ruled.ts'
import { type Column, table } from './table.ts'

export interface StationReceived {
  readonly name: string
  /** Null: taken without its list, by the command line; the pen fills it in. */
  readonly arrival: {
    readonly at: LocalMinute
    readonly clerk: string
    /** As they were read: of each container its name and number. */
    readonly seals: readonly string[]
    /** Seals and locks that were not whole, and what was not as the list said. */
    readonly faults: readonly string[]
    /** The election chair's decision that the container is accepted all the same. */
    readonly decision: { readonly reason: string; readonly by: readonly string[] } | null
  } | null
}

const NAME = 102
const WHEN = 86
const CLERK = 62
const SEALS = 102
const COLUMNS: readonly Column[] = [
  { header: '投票所', width: NAME },
  { header: '送致を受けた時刻', width: WHEN },
  { header: '受領した者', width: CLERK },
  { header: '封印番号', width: SEALS },
  { header: '封印、錠及び品目の異状', width: INNER_WIDTH - NAME - WHEN - CLERK - SEALS },
]

export function receivedStations(form: Form, stations: readonly StationReceived[]): void {
  form.heading('投票箱、記録媒体及び投票録の送致')
  const rows = stations.map(({ name, arrival }) => {
    if (arrival === null) return [name, '', '', '', '']
    const { at, clerk, seals, faults } = arrival
    return [name, minuteInWords(at), clerk, seals.join('\n'), faults.length === 0 ? NONE : faults.join('\n')]
  })
  table(
    form,
    COLUMNS,
    rows.map((row) => row.map((text) => ({ text, small: true }))),
  )
  for (const { name, arrival } of stations) {
    const decision = arrival?.decision ?? null
    if (decision === null) continue
    const { reason, by } = decision
    form.paragraph(
      `${named(name)}：封印又は錠のない容器を、選挙長の判断（${namesIn(by)}）により受領した。理由　${reason}`,
    )
  }
}
