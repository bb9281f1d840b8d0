/** 移動期日前投票所: the pages on which a place stands where another station has a day. */
import type { Stop } from '#election/definition/definition.ts'
import { hoursOfStops } from '#election/definition/stops.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { votes } from '#simulation/doors/kiosk-session.ts'
import { type Act, comes, type Picture, story } from '#simulation/pictures/kiosk-picture.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const [DAY, DAY_AFTER] = ['2002-06-20', '2002-06-21'] as [LocalDate, LocalDate]
const STOPS = [
  { place: '朝霧公民館', opens: '09:00', closes: '11:00' },
  { place: '沢渡集会所', opens: '13:00', closes: '15:00' },
  { place: '市役所前', opens: '10:00', closes: '16:00' },
] as Stop[]
const station = {
  ...FACTS.station,
  earlyVoting: true,
  dates: [DAY, DAY, DAY_AFTER],
  stops: STOPS,
  ...hoursOfStops(STOPS),
}
const MOVING = { ...FACTS, station }
const starts: Act = (kiosk) => kiosk.start()
const is =
  (facts: Partial<PretendKiosk>) =>
  (kiosk: PretendKiosk): unknown =>
    Object.assign(kiosk, facts)
const at = (time: string) => is({ now: `${DAY}T${time}` as LocalMinute })
const passes =
  (time: string): Act =>
  (kiosk) => {
    at(time)(kiosk)
    kiosk.happen({ type: 'minute' })
  }
const oneVotes: Act = (kiosk) => votes(kiosk, 101, 201).lift()
const leads =
  (...of: Parameters<PretendKiosk['lead']>): Act =>
  (kiosk) =>
    kiosk.lead(...of)

export function ofAStop(): readonly Picture[] {
  const machine = (time: string) => new PretendKiosk(MOVING, `${DAY}T${time}` as LocalMinute)
  const open = () => machine('09:00').open(`${DAY}T09:00` as LocalMinute)
  return [
    ...story(machine('09:00'), ['zero-check-of-a-stop', starts]),
    ...story(
      open(),
      ['staff-close-of-a-stop', at('11:05'), leads('close', 'staff-witnesses')],
      ['closed-stop', leads('close', 'closed')],
    ),
    ...story(open(), ['staff-early-of-a-stop', at('10:20'), leads('close', 'staff-early')]),
    ...story(machine('13:00').open(`${DAY}T13:00` as LocalMinute), [
      'staff-no-permission-of-a-stop',
      ...[at('15:05'), is({ permission: { day: DAY, final: false } }), leads('close', 'staff-no-permission')],
    ]),
    ...story(open(), ['stop-left-open', comes(), oneVotes, passes('12:30'), comes(2)]),
    ...story(onTheNextDay(open()), ['next-stop']),
  ]
}

function onTheNextDay(kiosk: PretendKiosk): PretendKiosk {
  kiosk.lead('close', 'staff-early').lead('close', 'closed').lift()
  kiosk.now = `${DAY_AFTER}T09:40` as LocalMinute
  return kiosk.startedAgain()
}
