/**
 * Column `serves` of stations.csv: the polling stations whose voters may vote early at this station. Several early-voting stations of one
 * district divide them: no line joins their issuers, so a voter belongs to exactly one (ISS-02, ELG-02a).
 */
import type { Station } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import { type CellReader, listOf } from './cell.ts'
import type { TableRow } from './table.ts'

/** @returns undefined: every station of its district */
export function readServes(row: TableRow, cells: CellReader): readonly StationId[] | null {
  const serves = cells.parts(row, 'serves') as readonly string[] as readonly StationId[]
  return serves.length === 0 ? null : serves
}

interface StationRows {
  readonly ids: ReadonlyMap<string, TableRow>
  readonly stations: readonly Station[]
}

export function checkServes({ ids, stations }: StationRows, cells: CellReader): void {
  for (const here of new Set(stations.map(({ district }) => district))) {
    const all = stations.filter(({ district }) => district === here)
    const withRoll = all.filter(({ slips }) => slips === null)
    const ordinary = all.filter(({ earlyVoting }) => !earlyVoting).map(({ id }) => id)
    for (const { id, serves, earlyVoting, slips } of all) {
      if (serves === null) continue
      // Any voter of the city may come with a slip.
      if (slips !== null) {
        refuse(id, 'empty', 'not-served-stations')
        continue
      }
      const areOfDistrict = serves.every((each) => ordinary.includes(each))
      if (!earlyVoting || !areOfDistrict) refuse(id, earlyVoting ? listOf(ordinary) : 'empty', 'not-served-stations')
    }
    divides(
      withRoll.filter(({ earlyVoting }) => earlyVoting),
      ordinary,
    )
  }

  function divides(early: readonly Station[], ordinary: readonly StationId[]): void {
    if (early.length > 1 && early.some(({ serves }) => serves === null)) {
      for (const { id } of early.slice(1)) {
        cells.refuse(ids.get(id) as TableRow, 'early_voting', 'second-early-voting-station', listOf(ordinary))
      }
      return
    }
    const served = new Set<StationId>()
    for (const { id, serves: named } of early) {
      const serves = named ?? ordinary
      if (serves.some((each) => served.has(each)) || new Set(serves).size < serves.length)
        refuse(id, 'once', 'station-served-twice')
      for (const each of serves) served.add(each)
    }
    const left = ordinary.filter((each) => !served.has(each))
    const last = early.at(-1)
    if (last !== undefined && left.length > 0) refuse(last.id, listOf(left), 'station-served-nowhere')
  }

  function refuse(
    id: StationId,
    allowed: string,
    code: 'not-served-stations' | 'station-served-twice' | 'station-served-nowhere',
  ) {
    cells.refuse(ids.get(id) as TableRow, 'serves', code, allowed)
  }
}
