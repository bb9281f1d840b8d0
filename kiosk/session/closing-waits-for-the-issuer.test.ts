/** CLS-03: no machine is closed before the issuer's four ticks; they come on the officer's card, for one day, and by no other way unseen. */
import { describe, expect, it } from 'vitest'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { PERMISSION_ANSWERS } from './screen-event.ts'

const FIRST = '2002-06-23' as LocalDate
const SECOND = '2002-06-24' as LocalDate
const TODAY = { day: FIRST, final: true }
const TWO_DAYS = { ...FACTS, station: { ...FACTS.station, dates: [FIRST, SECOND] } }

/** In the evening: card, PIN, the witnesses. */
function closing(permission: ClosingPermission | null, kiosk = new PretendKiosk().open()): PretendKiosk {
  kiosk.now = `${kiosk.now.slice(0, 10)}T20:05` as LocalMinute
  kiosk.happen({ type: 'minute' })
  kiosk.permission = permission
  return kiosk.lead('close', 'staff-no-permission', 'closed')
}

const closes = ({ asked }: PretendKiosk) => asked.filter((effect) => effect.type === 'close')

describe('the permission on the card (CLS-03)', () => {
  it('of this day lets it be closed, and the log says nothing else', () => {
    const kiosk = closing(TODAY)
    expect(kiosk.page).toMatchObject({ type: 'closed', final: true, unpermitted: false })
    expect(closes(kiosk)).toMatchObject([{ unpermitted: false }])
  })

  it.each([
    ['none, or one that was torn off', null],
    ['that of the day before', { day: '2002-06-22' as LocalDate, final: true }],
    ['that of an evening after which voting goes on', { ...TODAY, final: false }],
  ])('%s closes nothing, and says what it is', (_, permission) => {
    const kiosk = closing(permission)
    const shown = { found: permission, day: FIRST, final: true, answered: [], refusal: null }
    expect(kiosk.page).toEqual({ type: 'staff-no-permission', ...shown })
    expect(closes(kiosk)).toEqual([])
    kiosk.press({ type: 'back' })
    expect(kiosk.page.type).toBe('staff-menu')
  })

  it('is fetched: the same card, laid on again, closes it', () => {
    const kiosk = closing(null)
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
    expect(closing(TODAY, kiosk).page.type).toBe('closed')
  })

  it('is on a card, not in the machine: another card without it closes nothing', () => {
    const kiosk = closing(TODAY)
    expect(kiosk.state.stage).not.toHaveProperty('permission')
    const other = closing(null)
    other.permission = TODAY
    other.press({ type: 'officer-confirmed' })
    expect(other.page).toMatchObject({ type: 'staff-no-permission' })
  })

  it('of the first of two days closes that day, not the second, and never for good', () => {
    const first = { day: FIRST, final: false }
    const kiosk = closing(first, new PretendKiosk(TWO_DAYS).open())
    expect(kiosk.page).toMatchObject({ type: 'closed', final: false })
    const later = new PretendKiosk(TWO_DAYS, `${SECOND}T06:55`).open(`${SECOND}T07:00` as LocalMinute)
    expect(closing(first, later).page).toMatchObject({ type: 'staff-no-permission', found: first, day: SECOND })
  })

  it('names the day that the journal has open, also after midnight', () => {
    const kiosk = new PretendKiosk(TWO_DAYS).open()
    kiosk.day = FIRST
    const again = kiosk.startedAgain()
    again.lead('open', 'waiting')
    again.now = `${SECOND}T00:20` as LocalMinute
    again.happen({ type: 'minute' })
    again.permission = { day: FIRST, final: false }
    again.lead('close', 'staff-no-permission', 'closed')
    expect(closes(again)).toMatchObject([{ unpermitted: false }])
  })
})

describe('where no issuer can permit it (CLS-03)', () => {
  it.each(PERMISSION_ANSWERS)('nothing is closed while %s is not answered', (missing) => {
    const kiosk = closing(null)
    for (const answer of PERMISSION_ANSWERS)
      kiosk.press({ type: 'permission-answer', answer, done: answer !== missing })
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page).toMatchObject({ type: 'staff-no-permission', refusal: 'permission-answers-missing' })
    expect(closes(kiosk)).toEqual([])
  })

  it('officer and witness answer for it, and log and closing page say so, also after another start', () => {
    const kiosk = closing(null)
    for (const answer of PERMISSION_ANSWERS) kiosk.press({ type: 'permission-answer', answer, done: true })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(closes(kiosk)).toMatchObject([{ unpermitted: true, final: true }])
    expect(kiosk.page).toMatchObject({ type: 'closed', unpermitted: true })
    expect(kiosk.startedAgain().page).toMatchObject({ type: 'closed', unpermitted: true })
  })

  it('an answer is taken back by the same press', () => {
    const kiosk = closing(null)
    kiosk.press({ type: 'permission-answer', answer: 'issuer-unusable', done: true })
    expect(kiosk.page).toMatchObject({ answered: ['issuer-unusable'] })
    kiosk.press({ type: 'permission-answer', answer: 'issuer-unusable', done: false })
    expect(kiosk.page).toMatchObject({ answered: [] })
  })

  it('the answers are gone with the card', () => {
    const kiosk = closing(null)
    for (const answer of PERMISSION_ANSWERS) kiosk.press({ type: 'permission-answer', answer, done: true })
    kiosk.lift()
    expect(closing(null, kiosk).page).toMatchObject({ answered: [] })
  })
})
