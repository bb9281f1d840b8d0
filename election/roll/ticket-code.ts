/**
 * The code of a 入場券 for a scanner: its election, its station and its number. No name: a person who finds the paper can read the printed
 * name anyway, but a camera over the desk reads none. The code proves nothing; the voter is asked (ELG-06).
 *
 * `IP1/<election>/<station>/<ticket>/<check>`: election id in hex, check by ISO/IEC 7064 MOD 97-10 over everything before its slash. A slip
 * on which a ticket is made out anew has `~` for its number: nobody knows beforehand whose it will be (decision 020).
 */
import { assert } from '../assert.ts'
import { textCheck } from '../code-check.ts'
import { electionId, stationId } from '../id-schemas.ts'
import type { ElectionId, StationId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'

export interface TicketCode {
  readonly electionId: ElectionId
  readonly station: StationId
  /** Null: of a ticket that is made out anew. */
  readonly ticket: string | null
}

const ANEW = '~'

const NUMBER = /^[0-9A-Za-z_-]{1,32}$/
const FORM = /^IP1\/([0-9a-f]{16})\/([0-9A-Za-z_-]{1,32})\/([0-9A-Za-z_-]{1,32}|~)\/(\d\d)$/

/** A roll may have others, of another system's print: its tickets have no code of ours. */
export function hasCode(ticket: string): boolean {
  return NUMBER.test(ticket)
}

/** @throws AssertionError for a ticket number of other characters than letters, digits, `-` and `_`, or of more than 32 */
export function ticketText({ electionId, station, ticket }: TicketCode): string {
  const said = `IP1/${electionId}/${station}/${ticket ?? ANEW}`
  const text = `${said}/${textCheck(said)}`
  assert(FORM.test(text), 'ticket: a number that a code can hold')
  return text
}

/** @returns `foreign`: no ticket of this system; `garbled`: one of whose characters some were misread */
export function readTicket(text: string): Result<TicketCode, 'foreign' | 'garbled'> {
  if (!text.startsWith('IP1/')) return err('foreign')
  const found = FORM.exec(text)
  if (found === null) return err('garbled')
  const [, election, place, ticket = '', check] = found
  const [id, station] = [electionId.safeParse(election), stationId.safeParse(place)]
  if (!id.success || !station.success || textCheck(text.slice(0, text.lastIndexOf('/'))) !== check)
    return err('garbled')
  return ok({ electionId: id.data, station: station.data, ticket: ticket === ANEW ? null : ticket })
}
