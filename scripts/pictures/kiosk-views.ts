/** A view of each page of the voting machine. The real session plays them on a pretended kiosk. */
import { PACKAGE_CODES } from '#election/definition/loaded-election.ts'
import type { ContestMask } from '#election/ids.ts'
import { err, ok } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { Happening } from '#kiosk/session/event.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import type { Lacking, Situation } from '#kiosk/session/pair-report.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import { toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { withCandidates } from '#simulation/pictures/invented-candidates.ts'
import {
  type Act,
  cast,
  comes,
  inSession,
  next,
  type Picture,
  select,
  story,
  withAFailedMedium,
  withAnotherCard,
} from '#simulation/pictures/kiosk-picture.ts'
import { came, keys } from '#simulation/rooms/keys-in-hand.ts'
import { byKana, FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { OPERATOR_UID, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { ofAQuestion } from './kiosk-views-of-a-question.ts'
import { ofAStop } from './kiosk-views-of-a-stop.ts'
import { ofJudges } from './kiosk-views-of-judges.ts'
import { manyPictures } from './kiosk-views-of-many.ts'
import { ofOpenLists } from './kiosk-views-of-open-lists.ts'
import { ofParties } from './kiosk-views-of-parties.ts'
import { ofSevenContests } from './kiosk-views-of-seven-contests.ts'
import { settingTheClock } from './kiosk-views-of-the-clock.ts'
import { overALine } from './kiosk-views-over-a-line.ts'

export function kioskPictures(): readonly Picture[] {
  return [
    ...openingPictures(),
    ...onTheEve(),
    ...packagePictures(),
    ...retirePictures(),
    ...feltPictures(),
    ...devicePictures(),
    ...slotPictures(),
    ...restartPictures(),
    ...votingPictures(),
    ...keyPictures(),
    ...troublePictures(),
    ...staffPictures(),
    ...releasePictures(),
    ...takeOverPictures(),
    ...[overALine(), ofAQuestion(), ofParties(), ofOpenLists(), ofJudges(), ofSevenContests(), ofAStop()].flat(),
    ...manyPictures(),
  ]
}

const confirmed: Press = { type: 'officer-confirmed' }
const back: Press = { type: 'back' }
const menu = (item: Extract<Press, { type: 'menu' }>['item']): Press => ({ type: 'menu', item })
const is =
  (facts: Partial<PretendKiosk>): Act =>
  (kiosk) =>
    Object.assign(kiosk, facts)
const at = (now: string) => is({ now: now as LocalMinute })
const happens =
  (happening: Happening): Act =>
  (kiosk) =>
    kiosk.happen(happening)
const leads =
  (...errand: Parameters<PretendKiosk['lead']>): Act =>
  (kiosk) =>
    kiosk.lead(...errand)
const chooses =
  (...wishes: readonly number[]): Act =>
  (kiosk) =>
    votes(kiosk, ...wishes)
const lifts: Act = (kiosk) => kiosk.lift()
const settles: Act = (kiosk) => kiosk.settle()
const starts: Act = (kiosk) => kiosk.start()
const unlocks: Act = (kiosk) => kiosk.unlock()
const answersUntil =
  (type: KioskEffect['type']): Act =>
  (kiosk) => {
    while (kiosk.busy && kiosk.pending[0]?.type !== type) kiosk.answer()
  }

const [DAY, DAY_AFTER] = ['2002-06-23', '2002-06-24'] as [LocalDate, LocalDate]
const TWO_DAYS: KioskFacts = { ...FACTS, station: { ...FACTS.station, dates: [DAY, DAY_AFTER] } }
/** Switched off in the midst of a session: one of two contests is recorded. */
const INTERRUPTED = {
  untouched: false,
  journal: { token: 'x', contests: 3 as ContestMask, done: 1 as ContestMask },
}

function openingPictures(): readonly Picture[] {
  return [
    ...story(
      new PretendKiosk(),
      ['starting'],
      [
        'zero-reading',
        happens({ type: 'card', presence: { type: 'absent' } }),
        answersUntil('zero-check'),
        (kiosk) => kiosk.answer(),
      ],
      ['zero-check', settles, { type: 'witness', witness: 0, mark: 'confirmed' }, confirmed],
      ['operator-card', at('2002-06-23T07:00'), leads('open', 'operator-card')],
      ['pin-wrong', (kiosk) => kiosk.unlock('111111')],
    ),
    ...story(new PretendKiosk(), ['recovered', is({ ...INTERRUPTED, repairedPages: 3 }), starts, unlocks]),
    ...story(
      new PretendKiosk(),
      ['unknown-media', is({ ...INTERRUPTED, memoryDamaged: true, day: DAY }), starts, unlocks],
      ['unknown-media-witnesses', confirmed],
      ['recovered-memory', leads('open', 'recovered')],
    ),
    ...story(new PretendKiosk(), ['starting-memory', is({ memoryDamaged: true }), answersUntil('zero-check')]),
  ]
}

/** A value for each place in the words of all these refusals. */
const PACKAGE_VALUES = {
  path: 'fonts/names.ttf',
  where: 'contests.1.candidates.3.number',
  version: 2,
  problem: 'wrong-version',
  machine: '2-K3',
  date: '2002-06-23',
}

function onTheEve(): readonly Picture[] {
  return story(new PretendKiosk(FACTS, '2002-06-22T14:00'), ['starting-eve', is({ eveOf: DAY }), starts])
}

function packagePictures(): readonly Picture[] {
  return PACKAGE_CODES.flatMap((code) =>
    story(new PretendKiosk(), [
      `starting-${code}`,
      happens({ type: 'machine-checked', result: ok(FACTS.machine) }),
      happens({ type: 'package-checked', result: err({ bad: code, values: PACKAGE_VALUES }) }),
    ]),
  )
}

function feltPictures(): readonly Picture[] {
  const kiosk = new PretendKiosk().open()
  const opened = happens({ type: 'front', front: 'open' })
  const battery = happens({ type: 'power', power: { source: 'battery', percent: 84 } })
  return [
    ...story(
      kiosk,
      ['waiting-battery', happens({ type: 'front', front: 'closed' }), battery],
      ['refused-battery', comes()],
      ['status-battery', lifts, toStaffMenu, menu('status')],
      ['front-opened', lifts, opened],
    ),
    ...story(kiosk.startedAgain(), ['recovered-front', opened]),
    ...story(new PretendKiosk(), ['zero-front', opened, starts, confirmed]),
  ]
}

/** Fitted, and of no use: refused, not plugged in, silent. */
function devicePictures(): readonly Picture[] {
  const reader = happens({ type: 'card', presence: { type: 'reader-lost', why: 'refused' } })
  const keypad = happens({ type: 'keypad', event: { type: 'disconnected', why: 'refused' } })
  const headphones = happens({ type: 'headphones', event: { type: 'disconnected', why: 'not-there' } })
  return [
    ...story(
      new PretendKiosk(),
      ['starting-devices', settles, reader, keypad, headphones],
      ['zero-check-devices', happens({ type: 'card', presence: { type: 'absent' } }), settles],
    ),
    ...story(new PretendKiosk().open(), ['status-devices', keypad, headphones, toStaffMenu, menu('status')]),
  ]
}

function retirePictures(): readonly Picture[] {
  return story(
    new PretendKiosk(),
    ['retire-card', starts, leads('retire', 'operator-card')],
    ['retire-confirm', leads('retire', 'retire-confirm')],
    ['retired', confirmed, happens({ type: 'signing-key', erased: true })],
    ['retired-not-erased', happens({ type: 'signing-key', erased: false })],
  )
}

/** Each fault that the admission of media may find at a slot (docs/formats/ballot-box.md §16). */
const SLOT_FAULTS = {
  mount: { original: 'medium-mount', duplicate: null },
  'file-system': { original: 'medium-file-system', duplicate: null },
  holes: { original: null, duplicate: 'medium-holes' },
  leftovers: { original: null, duplicate: 'medium-leftovers' },
  slow: { original: null, duplicate: 'medium-slow' },
  full: { original: 'medium-full', duplicate: null },
  protected: { original: 'medium-read-only', duplicate: null },
  'one-device': { original: 'media-on-one-device', duplicate: 'media-on-one-device' },
  swapped: { original: 'media-swapped', duplicate: 'media-swapped' },
  'no-answer': { original: null, duplicate: 'duplicate-unreadable' },
} as const

function slotPictures(): readonly Picture[] {
  return Object.entries(SLOT_FAULTS).flatMap(([name, faults]) => {
    const refused = happens({ type: 'media-admitted', result: err(faults) })
    return story(new PretendKiosk(), [`starting-${name}`, answersUntil('admit-media'), refused])
  })
}

/** Restarts that find something: a pair that is closed already, a lost page, a day that was left open. */
function restartPictures(): readonly Picture[] {
  const finds = (journal: Situation['journal'], lostPages = 0) =>
    is({ untouched: false, situation: () => ({ journal, outOfService: null, lostPages }) })
  const closed = finds({ type: 'closed', day: DAY, final: true, damaged: 'duplicate' })
  const forToday = finds({ type: 'closed', day: DAY, final: false, damaged: null })
  const expires = '2002-06-25T00:00' as LocalMinute
  return [
    ...story(new PretendKiosk(), ['closed-after-restart', closed, starts, unlocks]),
    ...story(new PretendKiosk(TWO_DAYS), ['closed-for-today', forToday, starts, unlocks]),
    ...story(new PretendKiosk(), ['recovered-page-lost', finds({ type: 'idle', day: DAY }, 1), starts, unlocks]),
    ...story(new PretendKiosk(TWO_DAYS).open(), [
      'midnight',
      ...[at('2002-06-23T23:50'), comes(1, { expires }), chooses(101)],
      ...[at('2002-06-24T00:01'), chooses(201)],
    ]),
  ]
}

function votingPictures(): readonly Picture[] {
  return [
    ...story(new PretendKiosk().open(), ['waiting']),
    ...story(
      inSession(),
      ['how-to'],
      ['choose', next],
      ['choose-selected', select(102)],
      ['confirm', next],
      ['leave', { type: 'leave' }],
      ['leave-sure', { type: 'leave-scope', scope: 'all' }],
      ['recording', back, next, cast],
      ['recorded', settles],
      ['choose-council', next],
      ['confirm-long-party', select(204), next],
      ['take-card', cast, settles],
    ),
    ...story(new PretendKiosk().open().plugIn(), ['audio', comes(1, { presentation: 'audio' })]),
    ...story(new PretendKiosk().open(), [
      'confirm-assisted',
      ...[comes(1, { operatingMode: 'assisted' }), next, next, select(101), next],
    ]),
  ]
}

function troublePictures(): readonly Picture[] {
  const issuedElsewhere: Act = (kiosk) => {
    const card = kiosk.issue(1)
    card.counter = 256 * 5 + 8
    kiosk.lay(card.uid)
    kiosk.settle()
  }
  const afterTheHour = [at('2002-06-23T20:05'), happens({ type: 'minute' })]
  const noMedium = { journal: null, outOfService: { type: 'no-medium' }, lostPages: 0 } as const
  const away = story(inSession(), ['card-away', lifts])
  return [
    ...story(new PretendKiosk().open(), ['refused', issuedElsewhere]),
    ...[...away, ...away.flatMap(withAnotherCard)],
    ...story(inSession(), ['card-away-one-recorded', chooses(102), lifts], ['card-away-other-card', comes(2)]),
    ...story(inSession(), ['out-of-service', is({ mediumFails: true }), chooses(102)]),
    ...story(new PretendKiosk().open(), [
      'out-of-service-after-the-hour',
      ...[is({ mediumFails: true }), comes(), chooses(102), ...afterTheHour],
    ]),
    // Both media were pulled while it ran.
    ...story(new PretendKiosk().open(), [
      'out-of-service-both-out-after-the-hour',
      ...[happens({ type: 'settled', situation: noMedium }), ...afterTheHour],
    ]),
  ]
}

function staffPictures(): readonly Picture[] {
  const closing = new PretendKiosk().open().lead('close', 'staff-witnesses')
  const first = story(closing, ['staff-close', confirmed], ['staff-early', leads('close', 'staff-early')])
  const unpermitted = story(
    new PretendKiosk().open(),
    [
      'staff-no-permission-of-today',
      is({ now: '2002-06-23T20:05' as LocalMinute, permission: { day: '2002-06-22' as LocalDate, final: false } }),
      leads('close', 'staff-no-permission'),
    ],
    ['staff-no-permission', lifts, is({ permission: null }), leads('close', 'staff-no-permission'), confirmed],
    ['closed-unpermitted', leads('close', 'closed')],
  )
  const lacking = LACKING.flatMap((each) => {
    const name = `staff-one-medium-${each.why}-${each.medium ?? 'both'}`
    const taken = story(closing, [name, is({ lacking: each }), leads('close', 'staff-one-medium')])
    closing.press(back)
    return taken
  })
  const closed = story(
    closing,
    ['closed-early', is({ lacking: null }), leads('close', 'closed')],
    ['closed', at('2002-06-23T20:05')],
  )
  return [
    ...story(
      inSession(),
      ['pin', lifts, { type: 'staff' }, (kiosk) => kiosk.lay(OPERATOR_UID)],
      ['staff-menu', back, lifts, toStaffMenu],
      ['staff-status', menu('status')],
      ['staff-log', menu('log'), settles],
      ['staff-end', back, menu('end-session')],
    ),
    ...[...first, ...unpermitted, ...lacking, ...closed, ...closed.slice(-1).flatMap(withAFailedMedium)],
    ...clockPictures(),
  ]
}

const LACKING: readonly Lacking[] = [
  { medium: 'original', why: 'away' },
  { medium: 'duplicate', why: 'other' },
  { medium: 'original', why: 'failed' },
  { medium: null, why: 'away' },
]

/** A clock that is wrong: fast, so that a card seems expired; set back while a voter votes; and past the last voting date at closing. */
function clockPictures(): readonly Picture[] {
  return [
    ...story(
      new PretendKiosk().open(),
      ['refused-clock', comes(1, { expires: '2002-06-23T06:30' as LocalMinute })],
      ['waiting-clock', lifts],
    ),
    ...settingTheClock(),
    ...story(inSession(TWO_DAYS), [
      'staff-date',
      ...[chooses(101, 201), lifts, at('2003-06-24T19:00'), leads('close', 'staff-date')],
    ]),
    ...story(
      inSession(TWO_DAYS),
      ['clock-ahead', chooses(101), at('2002-06-25T12:00'), next, select(201), next, cast, settles],
      ['staff-ending-date', lifts, leads('menu'), menu('end-session')],
    ),
  ]
}

/** Pages that keys reach, for a voter who sees the screen and hears the voice. */
function keyPictures(): readonly Picture[] {
  const take =
    (...pressed: Parameters<typeof keys>[1][]): Act =>
    (kiosk) =>
      keys(kiosk, ...pressed)
  return [
    ...(['proxy', 'assisted'] as const).flatMap((operatingMode) =>
      story(came({ presentation: 'normal', operatingMode }).kiosk, [`roles-${operatingMode}`]),
    ),
    ...story(
      came({ presentation: 'both', facts: byKana(withCandidates(26)) }).kiosk,
      ['choose-by-keys', take('select', 'select', 'down')],
      ['settings', take('help', 'help', 'help')],
      ['rows', take('select')],
    ),
    ...story(
      came({ presentation: 'both' }).kiosk,
      ['sure-to-go', take('select', 'select', 'help', 'help', 'help'), { type: 'option', option: 'go' }],
      ['take-unused', { type: 'sure' }],
    ),
  ]
}

function releasePictures(): readonly Picture[] {
  const kiosk = inSession()
  const [card] = [...kiosk.cards.values()]
  return story(
    kiosk,
    ['staff-menu-release', chooses(102), is({ mediumFails: true }), chooses(201), lifts, toStaffMenu],
    ['staff-release', leads('release', 'staff-witnesses')],
    ['release-card', leads('release', 'release-card'), lifts],
    ['release-card-other', comes(2)],
    ['released', lifts, (each) => each.lay(card?.uid ?? OPERATOR_UID), settles],
  )
}

function takeOverPictures(): readonly Picture[] {
  const taken = { ...INTERRUPTED, repairedPages: 2, otherPair: { pair: FACTS.pair, serial: 'NM-0201' } }
  return story(
    new PretendKiosk(FACTS, '2002-06-23T19:10'),
    ['take-over-early', is(taken), starts, { type: 'take-over', reason: 'machine-died' }],
    ['take-over-witnesses', at('2002-06-23T20:10'), leads('open', 'staff-witnesses')],
    ['taken-over', leads('open', 'taken-over')],
    ['taken-over-waits', leads('open')],
    [
      'staff-close-keep-key',
      ...[leads('end-session', 'staff-witnesses'), leads('end-session', 'staff-menu')],
      ...[leads('close', 'staff-witnesses'), { type: 'keep-key', keep: true } as const],
    ],
    ['closed-taken-over', leads('close', 'closed')],
  )
}
