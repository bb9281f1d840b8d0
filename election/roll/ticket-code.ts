/**
 * What a 入場券 says to a scanner: of which election and station it is, and its number. No name: whoever finds the paper reads the
 * name printed on it anyway, but a camera over the desk reads none. It proves nothing; who stands there is asked (ELG-06).
 *
 * `IP1/<election>/<station>/<ticket>/<check>`: election id in hex, check by ISO/IEC 7064 MOD 97-10 over everything before its slash.
 */
import type { ElectionId, StationId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'

export interface TicketCode {
  readonly electionId: ElectionId
  readonly station: StationId
  readonly ticket: string
}

const FORM = /^IP1\/([0-9a-f]{16})\/([0-9A-Za-z-]{1,16})\/([0-9A-Za-z-]{1,32})\/(\d\d)$/

export function ticketText({ electionId, station, ticket }: TicketCode): string {
  const said = `IP1/${electionId}/${station}/${ticket}`
  return `${said}/${checkOf(said)}`
}

/** @returns `foreign`: no ticket of this system; `garbled`: one of whose characters some were misread */
export function readTicket(text: string): Result<TicketCode, 'foreign' | 'garbled'> {
  if (!text.startsWith('IP1/')) return err('foreign')
  const found = FORM.exec(text)
  if (found === null) return err('garbled')
  const [, electionId = '', station = '', ticket = '', check] = found
  if (checkOf(text.slice(0, text.lastIndexOf('/'))) !== check) return err('garbled')
  return ok({ electionId: electionId as ElectionId, station: station as StationId, ticket })
}

/** Two digits that a wrong or swapped character changes. Letters count as two digits each, capital or not by different values. */
function checkOf(text: string): string {
  const digits = [...text].map((each) => String(100 + (each.codePointAt(0) ?? 0))).join('')
  const rest = [...`${digits}00`].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0)
  return String(98 - rest).padStart(2, '0')
}
