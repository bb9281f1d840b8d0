/** LAW-12: an issuer of an early-voting station of three days, at its evenings and mornings. */
import type { ContestId, MachineId } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { KEY_ENVELOPES } from '#issuer/session/day-names.ts'
import type { Counts, DayRecord } from '#issuer/session/state.ts'
import { viewOf } from '#issuer/session/view-of.ts'
import {
  CLOSED_SCREENS,
  COUNCIL,
  contestCounts,
  counts,
  IssuerSession,
  K1,
  K2,
  MAYOR,
  openRecord,
  TICKED,
} from './issuer-session.ts'

export const DATES = ['2026-11-20', '2026-11-21', '2026-11-24'] as LocalDate[]
export const [FIRST, SECOND, LAST] = DATES as [LocalDate, LocalDate, LocalDate]
export const facts = { dates: DATES, stops: [], earlyVoting: true }

/** @param voters of all days so far; half of them are women, and all voted at one machine */
export function voted(voters: number): Counts {
  const contest = (id: ContestId) =>
    contestCounts(id, { issued: voters, marks: voters, men: voters / 2, women: voters / 2 })
  return counts({ contests: [contest(MAYOR), contest(COUNCIL)], cardsIssued: voters, ticketsHeld: voters })
}

/** Everything is told and counted, and agrees. */
export function evening(day: LocalDate, voters: number, tickets: number, days?: DayRecord['days']): DayRecord {
  const record = openRecord({ openedAt: `${day}T07:00` as LocalMinute, cardsReceived: 100 })
  return {
    ...record,
    stage: 'closing',
    closedAt: `${day}T20:00` as LocalMinute,
    inside: { rollNos: [], fixed: true },
    closing: {
      ...record.closing,
      ticks: TICKED,
      kiosksMayClose: true,
      ticketsCounted: tickets,
      cardsInCase: 100,
      told: [
        { machine: K1, counts: [voters, voters] },
        { machine: K2, counts: [0, 0] },
      ],
      noSeals: day === LAST ? CLOSED_SCREENS.noSeals : [],
    },
    days: days ?? record.days,
  }
}

export function atEvening(day: LocalDate, voters: number, tickets = voters, days?: DayRecord['days']): IssuerSession {
  const record = evening(day, voters, tickets, days)
  return new IssuerSession({ record, counts: voted(voters) }, { facts, now: `${day}T20:30`, reader: 'card' })
}

export function officer(session: IssuerSession) {
  session.press({ type: 'pin-entered', pin: '123456' })
  return session.send({ type: 'authorised' })
}

export function rest(session: IssuerSession) {
  session.press({ type: 'rest-requested' })
  return officer(session)
}

export function leave(session: IssuerSession) {
  session.send({ type: 'day-list-written', number: 1, voters: 4, digits: '1'.repeat(20) })
  session.press({ type: 'day-ticked', tick: 'polling-record-made', done: true, witnesses: [0, 1] })
  session.press({
    type: 'sealing-ticked',
    tick: 'ballot-box-locked',
    done: true,
    witnesses: [0, 1],
    label: '',
    again: '',
  })
  for (const envelope of KEY_ENVELOPES) {
    const keeper = envelope.startsWith('officer') ? 'officer' : 0
    session.press({ type: 'key-envelope-sealed', envelope, keeper, sealedWith: 0, note: '' })
  }
}

export function nextMorning(voters = 4): IssuerSession {
  const session = atEvening(FIRST, voters)
  rest(session)
  leave(session)
  session.send({ type: 'minute', now: `${SECOND}T06:30` as LocalMinute })
  session.press({ type: 'next-day-requested' })
  officer(session)
  return session
}

export function tells(session: IssuerSession, machine: MachineId, mayor: number, council: number): void {
  session.press({ type: 'morning-told', machine, contest: MAYOR, count: mayor })
  session.press({ type: 'morning-told', machine, contest: COUNCIL, count: council })
}

export const start = (session: IssuerSession, machine: MachineId) =>
  session.press({ type: 'kiosk-marked', machine, state: 'started', note: '' })
export const stateOf = (session: IssuerSession, machine: MachineId) =>
  session.day.record.kiosks.find((kiosk) => kiosk.machine === machine)
export const closingOf = (session: IssuerSession) => {
  const view = viewOf(session.state)
  return view.screen === 'day' ? view.closing.map(({ step }) => step) : []
}
