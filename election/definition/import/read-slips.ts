/**
 * Column `slips` of stations.csv (発券のみ): `1000001..1003000/M;1003001..1006000/F`, with `/mayor` for slips of these contests alone (several: `+`).
 * A number in two places, a station with a roll beside one with slips, and a day that is not of early voting are refused.
 */
import type { Contest, Station } from '#election/definition/definition.ts'
import {
  areApart,
  SLIP_RANGES_MAX,
  SLIP_SERIAL,
  SLIPS_MAX,
  type SlipRange,
  slipsIn,
} from '#election/definition/slips.ts'
import type { CellReader } from './cell.ts'
import { listOf } from './cell.ts'
import type { TableRow } from './table.ts'
import { halfWidth } from './written-forms.ts'

const FORM = '1000001..1003000/M;1003001..1006000/F/mayor'
const PART = /^(\d{7})(?:\.\.|[〜～~])(\d{7})\/([MF])(?:\/([^/]+))?$/u

interface About {
  readonly isEarly: boolean
  readonly isOnline: boolean
  /** Those of the station's district; null: contests.csv could not be read. */
  readonly contests: readonly Contest[] | null
}

/** @returns empty: the station has a roll; null: refused */
export function readSlips(row: TableRow, about: About, cells: CellReader): readonly SlipRange[] | null {
  const parts = cells.parts(row, 'slips')
  if (parts.length === 0) return []
  if (!about.isEarly) return cells.refuse(row, 'slips', 'slips-not-early', 'empty')
  if (about.isOnline) return cells.refuse(row, 'slips', 'slips-with-online-box', 'empty')
  const read: SlipRange[] = []
  for (const part of parts) {
    const found = PART.exec(halfWidth(part))
    const [first, last] = [Number(found?.[1]), Number(found?.[2])]
    if (found === null || first < SLIP_SERIAL.min || first > last) return cells.refuse(row, 'slips', 'not-slips', FORM)
    const contests = contestsNamed(found[4], about.contests ?? [])
    if (contests === null)
      return cells.refuse(row, 'slips', 'unknown-contest', listOf((about.contests ?? []).map(({ id }) => id)))
    read.push({ first, last, sex: found[3] as SlipRange['sex'], contests })
  }
  if (read.length > SLIP_RANGES_MAX || slipsIn(read) > SLIPS_MAX)
    return cells.refuse(row, 'slips', 'too-long', `1…${SLIPS_MAX}`)
  return areApart(read) ? read : cells.refuse(row, 'slips', 'slips-overlap', FORM)
}

/** Left out: every contest of the station. */
function contestsNamed(names: string | undefined, contests: readonly Contest[]): SlipRange['contests'] | null {
  const named = names?.split('+').map((name) => name.trim()) ?? contests.map(({ id }) => id)
  const known = contests.filter(({ id }) => named.includes(id)).map(({ id }) => id)
  return new Set(named).size === known.length && known.length > 0 ? known : null
}

interface StationRows {
  readonly ids: ReadonlyMap<string, TableRow>
  readonly stations: readonly Station[]
}

/** ISS-02: a slip is of one station, and nobody has a roll at one early-voting station and a slip for another. */
export function checkSlips({ ids, stations }: StationRows, cells: CellReader): void {
  const before: SlipRange[] = []
  for (const { id, slips, earlyVoting, district } of stations) {
    const row = ids.get(id)
    if (row === undefined || !earlyVoting) continue
    const others = stations.filter((each) => each.earlyVoting && each.district === district)
    if (slips === null) {
      if (others.some((each) => each.slips !== null)) cells.refuse(row, 'slips', 'roll-beside-slips', FORM)
      continue
    }
    if (!areApart([...before, ...slips])) cells.refuse(row, 'slips', 'slips-overlap', FORM)
    before.push(...slips)
  }
}
