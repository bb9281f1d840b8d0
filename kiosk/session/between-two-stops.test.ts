/** 移動期日前投票所: from the closing of one stop to the hour of the next a machine takes no card, also where both are on one date. */
import { expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { Stop } from '#election/definition/definition.ts'
import { hoursOfStops } from '#election/definition/stops.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { closeByStaff, votes } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { viewOf } from './view-of.ts'

const DAY = '2002-06-20' as LocalDate
const STOPS = [
  { place: '朝霧公民館', opens: '09:00', closes: '11:00' },
  { place: '沢渡集会所', opens: '13:00', closes: '15:00' },
] as Stop[]
const station = { ...FACTS.station, earlyVoting: true, dates: [DAY, DAY], stops: STOPS, ...hoursOfStops(STOPS) }
const MOVING = { ...FACTS, station }
const LONG = { expires: '2002-06-21T00:00' as LocalMinute }

function openAt(time: string): PretendKiosk {
  const at = `${DAY}T${time}` as LocalMinute
  return new PretendKiosk(MOVING, at).open(at)
}

function passes(kiosk: PretendKiosk, time: string): void {
  kiosk.now = `${DAY}T${time}` as LocalMinute
  kiosk.happen({ type: 'minute' })
}

/** @returns the page that a fresh card brings, and whether the card is as it was issued */
function lays(kiosk: PretendKiosk, number: number) {
  const { uid } = kiosk.issue(number, LONG)
  kiosk.lay(uid)
  kiosk.settle()
  return { page: kiosk.page, card: stateOf(kiosk.cards.get(uid)?.counter ?? 0).type }
}

it('before the hour of the next stop a card is refused and stays as it was issued; from the hour on it votes', () => {
  const kiosk = openAt('09:00')
  passes(kiosk, '12:30')
  expect(lays(kiosk, 1)).toMatchObject({ page: { refusal: 'before-stop-opens' }, card: 'issued' })
  kiosk.lift()
  passes(kiosk, '12:59')
  expect(lays(kiosk, 2)).toMatchObject({ page: { refusal: 'before-stop-opens' }, card: 'issued' })
  kiosk.lift()
  passes(kiosk, '13:00')
  expect(lays(kiosk, 3).card).toBe('taken')
})

it('who is inside at the closing hour votes; once the next stop has begun, the stop that is left open takes nobody', () => {
  const kiosk = openAt('09:00')
  passes(kiosk, '12:29')
  lays(kiosk, 1)
  votes(kiosk, 101)
  votes(kiosk, 201)
  kiosk.lift()
  passes(kiosk, '12:30')
  const { page, card } = lays(kiosk, 2)
  expect(page).toMatchObject({ type: 'out-of-service', fault: 'not-closed-earlier-day', closable: true })
  expect(card).toBe('issued')
})

it('the page of a closed stop says where the next one is, and when; a card brings nothing there', () => {
  const kiosk = openAt('09:00')
  lays(kiosk, 1)
  votes(kiosk, 101)
  votes(kiosk, 201)
  kiosk.lift()
  passes(kiosk, '11:00')
  closeByStaff(kiosk)
  const next = { date: DAY, place: '沢渡集会所', opens: '13:00', closes: '15:00' }
  expect(kiosk.page).toMatchObject({ type: 'closed', final: false, day: DAY, next, early: null })
  // Its pages say “place” where others say “day”.
  expect(viewOf(kiosk.state).moves).toBe(true)
  kiosk.lift()
  expect(lays(kiosk, 2)).toMatchObject({ page: { type: 'closed' }, card: 'issued' })
})
