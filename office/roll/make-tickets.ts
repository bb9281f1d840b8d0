/** 投票所入場券 of each station: lines for a printing house, and sheets. */
import { ticketsCsv, ticketsOf, ticketsOnPaper } from '#documents/office/tickets.ts'
import { assert } from '#election/assert.ts'
import { ok, type Result } from '#election/result.ts'
import { eachStationsRoll } from './each-stations-roll.ts'
import type { RollsOnPaperError, RollsOnPaperInput } from './rolls-on-paper.ts'

export interface MadeTickets {
  readonly files: readonly string[]
  readonly tickets: number
  /** Whose number in the roll is none that a code can hold: the desk finds them by name. */
  readonly withoutCode: number
}

/** @param only this station; null: each that is open on election day */
export async function makeTickets(
  input: RollsOnPaperInput,
  only: string | null,
): Promise<Result<MadeTickets, RollsOnPaperError>> {
  const { electionPackage } = input.election
  const made = { tickets: 0, withoutCode: 0 }
  const files = await eachStationsRoll(input, { only, name: 'tickets' }, async ({ station, rows, head, fonts }) => {
    const tickets = ticketsOf({ electionPackage, station, rows })
    const drawn = await ticketsOnPaper({ head, station, tickets }, fonts)
    assert(drawn.ok, 'tickets: a letter that no font has is 〓')
    made.tickets += tickets.length
    made.withoutCode += tickets.filter(({ code }) => code === null).length
    return { csv: ticketsCsv(station, tickets), pdf: drawn.value.pdf }
  })
  return files.ok ? ok({ files: files.value, ...made }) : files
}
