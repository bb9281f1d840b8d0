/**
 * 発券のみ: the books of a station without a roll have a row for each slip that the package signs. Nobody's name, day or address is in it: who
 * came with it, the city's own roll system knows. Its number is the slip's, and is its ticket.
 */
import type { RollRow, Station } from '#election/definition/definition.ts'
import { eachSlip } from '#election/definition/slips.ts'
import { NO_DAY } from './moved-mark.ts'

export function slipRows({ id, slips }: Pick<Station, 'id' | 'slips'>): readonly RollRow[] {
  const nothing = { kana: '', birthDate: NO_DAY, address: '', residentSince: NO_DAY, mark: 'none' } as const
  return [...eachSlip(slips ?? [])].map(({ number, sex }) => {
    return { ...nothing, rollNo: number, station: id, name: `引換券 ${number}`, sex, ticket: number }
  })
}
