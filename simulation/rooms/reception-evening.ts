/** The evening at a desk of tests: closing as the machines told, the report, and the officer's end of the day. */
import {
  ending,
  evening,
  inOrder,
  type KnownInTheEvening,
  leaving,
  lockingTheBox,
  sealing,
} from '#simulation/people/issuer-day.ts'
import { CARDS, type Reception } from './reception.ts'

/** Everything up to the report. @param records of the first machine, in each contest; the others have none */
export function closeAsRecorded(
  desk: Reception,
  records: number,
  date = '2002-06-23',
  changes: Partial<KnownInTheEvening> = {},
  closes = '20:00',
): void {
  desk.clock.set(`${date}T${closes}`)
  const { kiosks } = desk.day().record
  const known: KnownInTheEvening = {
    cardsOut: 'taken home',
    cardsInCase: CARDS,
    records: (asked) => {
      const place = kiosks.findIndex(({ machine }) => machine === asked)
      return kiosks[place]?.state === 'started' ? (place === 0 ? records : 0) : undefined
    },
    seal: () => null,
    ...changes,
  }
  desk.plays(evening(known))
}

/** Until it is written, or refused in words. A report that is signed anew asks for card and PIN. */
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
  desk.plays(inOrder(sealing(desk.stationIndex), lockingTheBox))
}

export async function endTheDay(desk: Reception): Promise<void> {
  desk.plays(inOrder(leaving, ending))
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.signingKey !== 'erasing', 'the end of the day')
}

/** D-31: after the end of the day, with card and PIN; the books are gone when the start page stands there. */
export async function eraseTheBooks(desk: Reception, handedTo: string): Promise<void> {
  desk.app.send({ type: 'books-erasure-requested', handedTo })
  await desk.withCard(desk.pin, (view) => view.screen === 'refused', 'erased')
}
