/** The evening at a desk of tests: closing as the machines told, the report, and the officer's end of the day. */
import type { ContestId } from '#election/ids.ts'
import { CLOSING_TICKS } from '#issuer/session/screen-event.ts'
import { leavingActs, noSealActs, sealingActs } from '#simulation/people/day-acts.ts'
import { PREPARED_PIN } from './prepared-cards.ts'
import type { Reception } from './reception.ts'

/** Everything up to the report. @param records of the first machine, in each contest; the others have none */
export function closeAsRecorded(desk: Reception, records: number, date = '2002-06-23'): void {
  desk.clock.set(`${date}T20:00`)
  const { send } = desk.app
  if (desk.day().stage === 'voting') send({ type: 'closing-declared' })
  send({ type: 'inside-list-fixed' })
  for (const tick of CLOSING_TICKS) send({ type: 'closing-ticked', tick, done: true, cardsOut: 'taken home' })
  send({ type: 'transport-witness-named', witness: 0 })
  send({ type: 'kiosks-closing' })
  send({ type: 'tickets-counted', count: desk.day().ticketsExpected })
  send({ type: 'cards-counted', inCase: 20 })
  for (const [place, { machine, state }] of desk.day().record.kiosks.entries()) {
    if (state !== 'started') continue
    for (const contest of ['mayor', 'council'] as ContestId[]) {
      send({ type: 'records-told', machine, contest, count: place === 0 ? records : 0 })
    }
  }
  for (const act of noSealActs(desk.day().record)) send(act)
}

/** Until it is written, or refused in words. What is signed anew asks for card and PIN. */
export async function writeReport(desk: Reception): Promise<void> {
  desk.app.send({ type: 'station-report-requested' })
  if (desk.day().officer !== null) await desk.officer()
  await desk.until(
    (view) =>
      view.screen === 'day' &&
      view.report.type !== 'writing' &&
      (view.alarm !== null || view.report.type === 'written'),
    'report',
  )
}

/** Every medium of a machine that was started, by a number, then containers, boxes and ballot box (CLS-06, CLS-07). */
export function sealEverything(desk: Reception): void {
  const { send } = desk.app
  for (const act of sealingActs(desk.day().record, desk.stationIndex)) send(act)
}

export async function endTheDay(desk: Reception): Promise<void> {
  for (const act of leavingActs(desk.day().record)) desk.app.send(act)
  desk.app.send({ type: 'end-of-day-requested' })
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.signingKey !== 'erasing', 'the end of the day')
}

/** D-31: after the end of the day, with card and PIN; the books are gone when the start page stands there. */
export async function eraseTheBooks(desk: Reception, handedTo: string): Promise<void> {
  desk.app.send({ type: 'books-erasure-requested', handedTo })
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'refused', 'erased')
  desk.reader.tray.remove()
}
