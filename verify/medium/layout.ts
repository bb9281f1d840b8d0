/** ballot-box.md §1: the places of a medium's sections. Written from the format document alone. */

export const PAGE = 4096

export interface Layout {
  readonly ballots: readonly [first: number, count: number]
  readonly spent: readonly [first: number, count: number]
  readonly log: readonly [first: number, count: number]
  /** F: everything before it, but the header, is under the root. */
  readonly sealsFrom: number
  readonly dates: number
  readonly pages: number
}

export function layout(capacity: number, lists: number, logPages: number, dates: number): Layout {
  const ballots = [48, lists * capacity] as const
  const spent = [ballots[0] + ballots[1], capacity] as const
  const log = [spent[0] + spent[1], logPages] as const
  const sealsFrom = log[0] + log[1]
  return { ballots, spent, log, sealsFrom, dates, pages: sealsFrom + 16 * (dates + 1) }
}

export type Section = 'header' | 'journal' | 'ballot' | 'spent' | 'log' | 'seal' | 'gap'

export function sectionOf(at: Layout, page: number): Section {
  if (page === 0) return 'header'
  if (page === 16 || page === 32) return 'journal'
  if (page < 48) return 'gap'
  if (page < at.spent[0]) return 'ballot'
  if (page < at.log[0]) return 'spent'
  if (page < at.sealsFrom) return 'log'
  return (page - at.sealsFrom) % 16 === 0 ? 'seal' : 'gap'
}
