/** 前回の投票率 of a station: a percentage for each contest of its district, in their order; an empty one is unknown. */
import type { Contest } from '#election/definition/definition.ts'
import type { CellReader } from './cell.ts'
import type { TableRow } from './table.ts'
import { halfWidth } from './written-forms.ts'

/** The whole, in hundredths of a percent. */
const ALL = 10_000
const PERCENT = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/

/** @returns hundredths of a percent; null: nothing is known, or it is reported */
export function readLastTurnout(
  row: TableRow,
  contests: readonly Contest[] | null,
  cells: CellReader,
): readonly (number | null)[] | null {
  const parts = cells.parts(row, 'last_turnout')
  if (parts.every((part) => part === '') || contests === null) return []
  const refuse = (code: 'not-a-number' | 'number-out-of-range' | 'not-in-list', allowed: string) =>
    cells.refuse(row, 'last_turnout', code, allowed)
  if (parts.length !== contests.length) return refuse('not-in-list', contests.map(({ id }) => id).join(';'))
  const read: (number | null)[] = []
  for (const part of parts) {
    const [whole, percent, hundredths = ''] = PERCENT.exec(halfWidth(part)) ?? []
    if (part !== '' && whole === undefined) return refuse('not-a-number', '0.00…100.00')
    const value = part === '' ? null : Number(percent) * 100 + Number(hundredths.padEnd(2, '0'))
    if (value !== null && value > ALL) return refuse('number-out-of-range', '0.00…100.00')
    read.push(value)
  }
  return read
}
