/** ELG-01: a person who is to be entered at the desk is on no roll, on no list and in no other row of the desk. */
import { isSamePerson } from '#election/definition/same-person.ts'
import { below } from '#election/randomness.ts'
import { eligibility } from '#election/roll/eligibility.ts'
import { type OrderRow, orderNumber, type PersonByOrder, rollRowOf } from '#election/roll/order-row.ts'
import { dateOf } from '#election/time.ts'
import { type Notice, notice, type VoterCode } from '#issuer/session/codes.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { OpenStation } from '../station.ts'

export function lookUpPerson(open: OpenStation, person: PersonByOrder): IssuerEvent {
  const { books, election, station, now, randomness } = open
  const no = (why: Notice<VoterCode>): IssuerEvent => ({ type: 'person-looked-up', row: null, notice: why })
  const known = books.bornOn(person.birthDate).find((voter) => isSamePerson(voter, person))
  if (known !== undefined) return no(notice('stands-on-roll', { number: known.rollNo }))
  const free = books.freeOrderPlaces()
  // The next free one would show who came before whom.
  const place = free[below(randomness, Math.max(1, free.length))]
  if (place === undefined) return no(notice('order-places-full'))
  const { rules } = election.electionPackage
  const row: OrderRow = { ...person, place, rollNo: orderNumber(place), residentSince: rules.residentSinceLatest }
  const visit = { station: station.id, today: dateOf(now()) }
  const answer = eligibility(rollRowOf(row, station.id), rules, visit)
  return answer.type === 'refused' ? no(notice(answer.reason)) : { type: 'person-looked-up', row, notice: null }
}
