/**
 * The code on the outer envelope of an absentee vote (不在者投票用外封筒): its election, the voter's station and ticket, and the contest whose
 * ballot is in it. The outer envelope bears the voter's name by law (PEO Order 56), so the code says no more than the paper. It is never on the
 * inner envelope, which bears nothing at all: nothing of it goes with the ballot once the outer envelope is open (PAP-11).
 *
 * `IE1/<election>/<station>/<ticket>/<contest>/<check>`, as the code of a ticket (ticket-code.ts).
 */
import { assert } from '../assert.ts'
import { textCheck } from '../code-check.ts'
import { contestId, electionId, stationId } from '../id-schemas.ts'
import type { ContestId, ElectionId, StationId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'

export interface EnvelopeCode {
  readonly electionId: ElectionId
  readonly station: StationId
  readonly ticket: string
  readonly contest: ContestId
}

const BEGINS = 'IE1/'
const FORM = /^IE1\/([0-9a-f]{16})\/([0-9A-Za-z_-]{1,32})\/([0-9A-Za-z_-]{1,32})\/([0-9A-Za-z_-]{1,32})\/(\d\d)$/

/** @throws AssertionError for a ticket number that no code can hold (`hasCode`) */
export function envelopeText({ electionId, station, ticket, contest }: EnvelopeCode): string {
  const said = `${BEGINS}${electionId}/${station}/${ticket}/${contest}`
  const text = `${said}/${textCheck(said)}`
  assert(FORM.test(text), 'envelope: a number that a code can hold')
  return text
}

/** @returns `foreign`: no envelope of this system; `garbled`: one of whose characters some were misread */
export function readEnvelope(text: string): Result<EnvelopeCode, 'foreign' | 'garbled'> {
  if (!text.startsWith(BEGINS)) return err('foreign')
  const [, election, place, ticket = '', of, check] = FORM.exec(text) ?? []
  const ids = [electionId.safeParse(election), stationId.safeParse(place), contestId.safeParse(of)] as const
  const [id, station, contest] = ids
  if (!id.success || !station.success || !contest.success) return err('garbled')
  if (textCheck(text.slice(0, text.lastIndexOf('/'))) !== check) return err('garbled')
  return ok({ electionId: id.data, station: station.data, ticket, contest: contest.data })
}
