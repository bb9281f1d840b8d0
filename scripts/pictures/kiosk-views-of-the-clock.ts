/** The officer sets the clock of a voting machine: set back under a voter, at the self-test, and where the machine cannot. */
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import { type Act, cast, inSession, next, type Picture, select, story } from '#simulation/pictures/kiosk-picture.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const confirmed: Press = { type: 'officer-confirmed' }
const dayBefore: Act = (kiosk) => Object.assign(kiosk, { now: '2002-06-22T19:00' as LocalMinute })
const settles: Act = (kiosk) => kiosk.settle()
const lifts: Act = (kiosk) => kiosk.lift()
const menu: Act = (kiosk) => kiosk.lead('menu')
const witnessed: Act = (kiosk) => kiosk.confirmByWitnesses()
const cannot: Act = (kiosk) => Object.assign(kiosk, { clockOutcome: 'not-set' })
const outsideItsDates: Act = (kiosk) =>
  Object.assign(kiosk, {
    dateRefusal: { bad: 'live-outside-its-dates', values: { date: '2002-06-23' as LocalDate } },
  })

export function settingTheClock(): readonly Picture[] {
  return [
    ...story(
      inSession(),
      ['clock', next, select(101), next, dayBefore, cast, settles],
      ['staff-clock', lifts, menu, { type: 'menu', item: 'clock' }],
      ['staff-clock-witnesses', { type: 'clock-typed', digits: '200206231159' }, confirmed],
      ['staff-clock-refused', cannot, witnessed, confirmed, settles],
    ),
    ...story(new PretendKiosk(FACTS, '2001-01-01T00:09'), [
      'starting-clock',
      outsideItsDates,
      (kiosk) => kiosk.start(),
    ]),
  ]
}
