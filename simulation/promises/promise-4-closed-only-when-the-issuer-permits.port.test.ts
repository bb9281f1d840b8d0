/**
 * Promise 4, CLS-03: who is still to vote finds a machine. The issuer's word goes onto the operator card after all ticks alone, and a
 * machine is closed with the card of that evening, or by people who answer for it.
 */
import { expect, it } from 'vitest'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { PERMISSION_ANSWERS } from '#kiosk/session/screen-event.ts'
import { IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const DATES = ['2002-06-23', '2002-06-24', '2002-06-25'] as LocalDate[]
const [FIRST, SECOND, LAST] = DATES as [LocalDate, LocalDate, LocalDate]
const THREE_DAYS = { ...FACTS, station: { ...FACTS.station, dates: DATES } }

/** The permission that the issuer writes on the officer's card on the evening of this day; null: nothing. */
function writtenBy(day: LocalDate, kiosksMayClose: boolean): ClosingPermission | null {
  const [openedAt, closedAt] = [`${day}T07:00`, `${day}T20:00`] as [LocalMinute, LocalMinute]
  const record = openRecord({ stage: 'closing', openedAt, closedAt })
  const closing = { ...record.closing, kiosksMayClose }
  const session = new IssuerSession(
    { record: { ...record, closing } },
    { now: `${day}T20:10`, facts: { dates: DATES } },
  )
  session.press({ type: 'closing-permission-requested' })
  session.send({ type: 'reader', reader: 'card' })
  const [written] = session.press({ type: 'pin-entered', pin: '12345678' })
  return (written?.type === 'authorise' && written.permission) || null
}

/** After the hour, with card, PIN and witnesses. */
function closed(day: LocalDate, permission: ClosingPermission | null): PretendKiosk {
  const kiosk = new PretendKiosk(THREE_DAYS, `${day}T06:55`).open(`${day}T07:00` as LocalMinute)
  kiosk.now = `${day}T20:15` as LocalMinute
  kiosk.happen({ type: 'minute' })
  kiosk.permission = permission
  return kiosk.lead('close', 'staff-no-permission', 'closed')
}

it('before all ticks no card permits anything, and no machine is closed', () => {
  expect(writtenBy(LAST, false)).toBeNull()
  expect(closed(LAST, writtenBy(LAST, false)).closed).toBe(false)
})

it('the card of this evening closes it: for the day, and on the last one for good', () => {
  expect(closed(FIRST, writtenBy(FIRST, true)).page).toMatchObject({ type: 'closed', final: false, unpermitted: false })
  expect(closed(LAST, writtenBy(LAST, true)).page).toMatchObject({ type: 'closed', final: true, unpermitted: false })
})

it('the card of the evening before closes nothing', () => {
  expect(closed(SECOND, writtenBy(FIRST, true)).closed).toBe(false)
  expect(closed(LAST, writtenBy(SECOND, true)).closed).toBe(false)
})

it('without a card of the issuer each answer is needed, and the closing says that nobody permitted it', () => {
  for (const missing of [...PERMISSION_ANSWERS, null]) {
    const kiosk = closed(LAST, null)
    for (const answer of PERMISSION_ANSWERS)
      if (answer !== missing) kiosk.press({ type: 'permission-answer', answer, done: true })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(kiosk.closed).toBe(missing === null)
    expect(kiosk.unpermitted).toBe(missing === null)
  }
})
