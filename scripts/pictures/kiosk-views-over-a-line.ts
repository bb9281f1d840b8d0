/** ROL-11: each page on which witnesses say that they have seen, where one of them takes part over a line. */
import type { ContestMask } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import { type Act, inSession, type Picture, story } from '#simulation/pictures/kiosk-picture.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const OVER_LINE = { ...FACTS, settings: { ...FACTS.settings, witnessOverLine: true } }
const confirmed: Press = { type: 'officer-confirmed' }
const starts: Act = (kiosk) => kiosk.start()
const unlocks: Act = (kiosk) => kiosk.unlock()
const lifts: Act = (kiosk) => kiosk.lift()
const at =
  (now: string): Act =>
  (kiosk) =>
    Object.assign(kiosk, { now: now as LocalMinute })
const is =
  (facts: Partial<PretendKiosk>): Act =>
  (kiosk) =>
    Object.assign(kiosk, facts)
const leads =
  (...of: Parameters<PretendKiosk['lead']>): Act =>
  (kiosk) =>
    kiosk.lead(...of)
/** One is here, one says it over the line, one has not said it yet. */
const twoSay: readonly Press[] = [
  { type: 'witness', witness: 0, mark: 'confirmed' },
  { type: 'witness', witness: 1, mark: 'over-line' },
]
const OPEN_BEFORE = {
  untouched: false,
  memoryDamaged: true,
  day: '2002-06-23' as LocalDate,
  journal: { token: 'x', contests: 3 as ContestMask, done: 1 as ContestMask },
}

export function overALine(): readonly Picture[] {
  const machine = () => new PretendKiosk(OVER_LINE)
  return [
    ...story(machine(), ['zero-check-over-a-line', starts, ...twoSay]),
    ...story(machine(), ['unknown-media-over-a-line', ...[is(OPEN_BEFORE), starts, unlocks, confirmed, ...twoSay]]),
    ...story(machine().open(), ['staff-witnesses-over-a-line', leads('close', 'staff-witnesses'), ...twoSay]),
    ...story(inSession(OVER_LINE), [
      'staff-end-over-a-line',
      lifts,
      leads('end-session', 'staff-witnesses'),
      ...twoSay,
    ]),
    ...story(machine().open(), [
      'staff-clock-over-a-line',
      ...[lifts, leads('menu'), { type: 'menu', item: 'clock' } as const],
      ...[{ type: 'clock-typed', digits: '200206231159' } as const, confirmed, ...twoSay],
    ]),
    ...story(new PretendKiosk(OVER_LINE, '2002-06-23T19:10'), [
      'take-over-over-a-line',
      ...[is({ ...OPEN_BEFORE, memoryDamaged: false, otherPair: { pair: FACTS.pair, serial: 'NM-0201' } }), starts],
      ...[{ type: 'take-over', reason: 'machine-died' } as const, at('2002-06-23T20:10')],
      ...[leads('open', 'staff-witnesses'), ...twoSay],
    ]),
  ]
}
