/** The rows of changes.csv as two people read them before they approve (ELG-02a): who it is, and what becomes of the row. */
import { contestsIn } from '#election/contests.ts'
import type { ElectionSources, ReceptionContest } from '#election/definition/definition.ts'
import type { ContestMask } from '#election/ids.ts'
import type { ReadRollChanges } from '#election/roll/import/read-roll-changes.ts'
import type { RollCause } from '#election/roll/roll-list.ts'

/** A screen full: who looks for a row types its number or a part of the name. */
const ROWS_SHOWN = 20

export interface ChangedRow {
  readonly rollNo: string
  /** Empty: an earlier list added the row. */
  readonly name: string
  readonly station: string
  readonly cause: RollCause
  /** Null: a new row. */
  readonly mark: ElectionSources['roll'][number]['mark'] | null
  /** Titles of the contests of an early vote for a part of them. */
  readonly contests?: readonly string[] | undefined
  /** ELG-21: titles of the contests that are not this voter's; of a new row as well. Left out: the row says nothing of it. */
  readonly unentitled?: readonly string[] | undefined
}

/**
 * A row that an early-voting station learns too is one row of the file; a word beside the online box of a voter is another one. In the order
 * of roll numbers: when somebody was entered says nothing to an approver.
 */
export function rowsOfChanges(
  { stations, slips }: ReadRollChanges,
  roll: ElectionSources['roll'],
  contests: readonly ReceptionContest[],
): readonly ChangedRow[] {
  const people = new Map(roll.map((row) => [row.rollNo, row]))
  const rows = new Map<string, ChangedRow>()
  const titlesOf = (mask: ContestMask) => contestsIn(mask, contests).map(({ title }) => title)
  for (const [station, { changes, added }] of stations) {
    for (const { rollNo, mark, cause, early, unentitled } of changes) {
      const person = people.get(rollNo)
      rows.set(`${cause === 'online' ? 'box' : 'row'} ${rollNo}`, {
        rollNo,
        name: person?.name ?? '',
        station: person?.station ?? station,
        cause,
        mark,
        ...(early === undefined ? {} : { contests: titlesOf(early) }),
        ...(unentitled === undefined ? {} : { unentitled: titlesOf(unentitled) }),
      })
    }
    for (const { row, cause } of added) {
      const { rollNo, name, unentitled } = row
      const part = unentitled === undefined ? {} : { unentitled: titlesOf(unentitled) }
      rows.set(`row ${rollNo}`, { rollNo, name, station: row.station, cause, mark: null, ...part })
    }
  }
  // 発券のみ: a voter of several slips is one row.
  for (const rollNo of slips.values()) {
    // A slip of nobody has no row: a warning names it.
    if (rollNo === null) continue
    const { name = '', station = '' } = people.get(rollNo) ?? {}
    rows.set(`slip ${rollNo}`, { rollNo, name, station, cause: 'early-voting', mark: 'early_voted' })
  }
  return [...rows.values()].sort((one, other) => one.rollNo.localeCompare(other.rollNo, 'en', { numeric: true }))
}

export interface RowsSeen {
  /** changes.csv that they are of: its SHA-256, hex. */
  readonly sha256: string
  readonly query: string
  readonly rows: readonly ChangedRow[]
  readonly found: number
  readonly all: number
}

/** @param query a roll number, or a part of a name however it is spaced; empty: the first of all */
export function rowsSeen(sha256: string, all: readonly ChangedRow[], query: string): RowsSeen {
  const sought = closeUp(query)
  const found = all.filter(
    ({ rollNo, name }) => sought === '' || closeUp(rollNo) === sought || closeUp(name).includes(sought),
  )
  return { sha256, query, rows: found.slice(0, ROWS_SHOWN), found: found.length, all: all.length }
}

function closeUp(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}
