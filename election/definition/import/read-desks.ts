/** Column `desks` of stations.csv (D-24): `1-0001..1-0900;1-0901..1-1800`. An overlap and a row of the roll in no slice are refused. */
import type { RollRow, Station } from '#election/definition/definition.ts'
import { areDisjoint, compareRollNumbers, DESKS_MAX, isInSlice, type RollSlice } from '#election/definition/desks.ts'
import { rollNumber } from '#election/id-schemas.ts'
import type { CellReader } from './cell.ts'
import type { TableRow } from './table.ts'
import { halfWidth, trimmed } from './written-forms.ts'

const FORM = `2…${DESKS_MAX} × 1-0001..1-0900`
/** As it is typed in Japan as well. */
const BETWEEN = /\.\.|[〜～~]/u
const NUMBER_MAX = 20

/** @returns empty: one desk; null: refused */
export function readDesks(
  row: TableRow,
  { isEarly, isOnline }: { readonly isEarly: boolean; readonly isOnline: boolean },
  cells: CellReader,
): Station['desks'] | null {
  if (trimmed(row.cell('desks') ?? '') === '') return []
  // Its days, nights and lists are those of one desk (decision 045).
  if (isOnline) return cells.refuse(row, 'desks', 'desks-with-online-box', 'empty')
  if (isEarly) return cells.refuse(row, 'desks', 'desks-at-early-voting', 'empty')
  const slices = cells.parts(row, 'desks').map(sliceOf)
  const read = slices.filter((slice) => slice !== null)
  if (read.length !== slices.length || read.length < 2 || read.length > DESKS_MAX) {
    return cells.refuse(row, 'desks', 'not-desks', FORM)
  }
  return areDisjoint(read) ? read : cells.refuse(row, 'desks', 'desks-overlap', FORM)
}

function sliceOf(part: string): RollSlice | null {
  const ends = part.split(BETWEEN).map((end) => rollNumber.safeParse(halfWidth(end)))
  const [from, to] = ends
  if (ends.length !== 2 || from?.success !== true || to?.success !== true) return null
  if (from.data.length > NUMBER_MAX || to.data.length > NUMBER_MAX) return null
  return compareRollNumbers(from.data, to.data) > 0 ? null : { from: from.data, to: to.data }
}

interface StationRows {
  readonly ids: ReadonlyMap<string, TableRow>
  readonly stations: readonly Station[]
}

/** Every row of the station is served by a desk, and every desk has somebody. */
export function checkDesks(stations: StationRows, roll: readonly RollRow[], cells: CellReader): void {
  for (const { id, desks } of stations.stations) {
    const row = stations.ids.get(id)
    if (desks.length === 0 || row === undefined) continue
    const own = roll.filter(({ station }) => station === id)
    const left = own.find(({ rollNo }) => !desks.some((slice) => isInSlice(slice, rollNo)))
    if (left !== undefined) cells.refuse(row, 'desks', 'desks-with-a-gap', left.rollNo)
    const empty = desks.find((slice) => !own.some(({ rollNo }) => isInSlice(slice, rollNo)))
    if (empty !== undefined && own.length > 0)
      cells.refuse(row, 'desks', 'desk-without-voters', `${empty.from}..${empty.to}`)
  }
}
