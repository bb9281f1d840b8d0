/**
 * The city's own roll system (名簿対照システム), played: on its line it knows at each station who was checked at any, prints a slip for each voter once, and
 * tells the office whose slips they are. docs/formats/slip-list.md is all that it knows of us.
 */
import { assert } from '#election/assert.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { readSlip, slipNumber } from '#election/definition/slips.ts'
import type { RollNumber } from '#election/ids.ts'
import type { Visit } from './visits.ts'

export interface RefusedAtReception {
  readonly line: number
  readonly rollNo: string
  readonly reason: 'not-in-the-city' | 'checked-before'
}

export class CityRollSystem {
  readonly #sources: ElectionSources
  /** By slip. */
  readonly #printed = new Map<string, RollNumber>()
  readonly refused: RefusedAtReception[] = []

  constructor(sources: ElectionSources) {
    this.#sources = sources
  }

  /** The visits to the desks: with a slip at a station without a roll, at the others as they are. In the order of arrival over the whole city. */
  received(visits: readonly Visit[]): readonly Visit[] {
    return visits.flatMap((visit) => this.#receive(visit))
  }

  #receive(visit: Visit): readonly Visit[] {
    const { line, rollNo, station } = visit
    const place = this.#sources.stations.find(({ id }) => id === station)
    // Somebody goes past the reception with a slip, an own one or a copy.
    if (place === undefined || place.slips === null || readSlip(rollNo).ok) return [visit]
    const row = this.#sources.roll.find((each) => each.rollNo === rollNo)
    const isKnown = [...this.#printed.values()].includes(rollNo)
    if (row === undefined || isKnown) {
      this.refused.push({ line, rollNo, reason: row === undefined ? 'not-in-the-city' : 'checked-before' })
      return []
    }
    const all = place.slips.filter(({ sex }) => sex === row.sex).flatMap(({ first, last }) => serials(first, last))
    const slip = all.map(slipNumber).find((number) => !this.#printed.has(number))
    assert(slip !== undefined, 'city: a slip of this kind is left')
    this.#printed.set(slip, rollNo)
    return [{ ...visit, rollNo: slip }]
  }

  /** Every slip that was printed, for changes.csv of the office; null: none was. */
  changesCsv(): string | null {
    if (this.#printed.size === 0) return null
    const rows = [...this.#printed].sort().map(([slip, rollNo]) => `${rollNo},early_voted,early-voting,${slip}\r\n`)
    return `roll_no,mark,cause,slip\r\n${rows.join('')}`
  }

  /** @throws AssertionError for a used slip that it has not printed, or of which it named no voter */
  reads(slipsUsed: string): void {
    const [head, ...lines] = slipsUsed.trimEnd().split('\r\n')
    assert(head === 'slip,station,contests,by,state', 'city: the head of slips-used.csv')
    for (const line of lines) {
      const [slip = '', , , , state] = line.split(',')
      assert(this.#printed.has(slip) && state === '', `city: a slip of ours, used once: ${line}`)
    }
  }
}

function serials(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
