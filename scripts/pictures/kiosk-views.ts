/** A view of each page of the voting machine. The real session plays them on a pretended kiosk. */
import { PACKAGE_CODES } from '#election/definition/loaded-election.ts'
import type { ContestMask } from '#election/ids.ts'
import { err, ok } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import type { Lacking, Situation } from '#kiosk/session/pair-report.ts'
import { toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { withCandidates } from '#simulation/pictures/invented-candidates.ts'
import {
  cast,
  inSession,
  next,
  type Picture,
  picture,
  select,
  withAFailedMedium,
  withAnotherCard,
} from '#simulation/pictures/kiosk-picture.ts'
import { came, keys } from '#simulation/rooms/keys-in-hand.ts'
import { byKana, FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { OPERATOR_UID, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { bothOutAfterTheHour, releasePictures, takeOverPictures } from './kiosk-rescues.ts'
import { manyPictures } from './kiosk-views-of-many.ts'

export function kioskPictures(): readonly Picture[] {
  return [
    ...openingPictures(),
    onTheEve(),
    ...packagePictures(),
    ...retirePictures(),
    ...feltPictures(),
    ...slotPictures(),
    ...restartPictures(),
    ...votingPictures(),
    ...keyPictures(),
    ...troublePictures(),
    ...staffPictures(),
    ...releasePictures(),
    ...takeOverPictures(),
    ...manyPictures(),
  ]
}

function openingPictures(): readonly Picture[] {
  const pictures: Picture[] = []
  const kiosk = new PretendKiosk()
  pictures.push(picture('starting', kiosk))
  kiosk.happen({ type: 'card', presence: { type: 'absent' } })
  while (kiosk.pending[0]?.type !== 'zero-check') kiosk.answer()
  kiosk.answer()
  pictures.push(picture('zero-reading', kiosk))
  kiosk.settle()
  kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
  kiosk.press({ type: 'officer-confirmed' })
  pictures.push(picture('zero-check', kiosk))
  kiosk.now = '2002-06-23T07:00' as LocalMinute
  pictures.push(picture('operator-card', kiosk.lead('open', 'operator-card')))
  kiosk.unlock('111111')
  pictures.push(picture('pin-wrong', kiosk))
  const restarted = new PretendKiosk()
  restarted.untouched = false
  restarted.repairedPages = 3
  restarted.journal = { token: 'x', contests: 3 as ContestMask, done: 1 as ContestMask }
  restarted.start()
  restarted.unlock()
  pictures.push(picture('recovered', restarted))
  const forgetful = new PretendKiosk()
  forgetful.untouched = false
  forgetful.memoryDamaged = true
  forgetful.journal = { token: 'x', contests: 3 as ContestMask, done: 1 as ContestMask }
  forgetful.day = '2002-06-23' as LocalDate
  forgetful.start()
  forgetful.unlock()
  pictures.push(picture('unknown-media', forgetful))
  forgetful.press({ type: 'officer-confirmed' })
  pictures.push(picture('unknown-media-witnesses', forgetful))
  pictures.push(picture('recovered-memory', forgetful.lead('open', 'recovered')))
  const damaged = new PretendKiosk()
  damaged.memoryDamaged = true
  while (damaged.pending.length > 0 && damaged.pending[0]?.type !== 'zero-check') damaged.answer()
  pictures.push(picture('starting-memory', damaged))
  return pictures
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

function onTheEve(): Picture {
  const kiosk = new PretendKiosk(FACTS, '2002-06-22T14:00')
  kiosk.eveOf = '2002-06-23' as LocalDate
  kiosk.start()
  return picture('starting-eve', kiosk)
}

function packagePictures(): readonly Picture[] {
  return PACKAGE_CODES.map((code) => {
    const kiosk = new PretendKiosk()
    kiosk.happen({ type: 'machine-checked', result: ok(FACTS.machine) })
    kiosk.happen({ type: 'package-checked', result: err({ bad: code, values: PACKAGE_VALUES }) })
    return picture(`starting-${code}`, kiosk)
  })
}

function feltPictures(): readonly Picture[] {
  const kiosk = new PretendKiosk().open()
  kiosk.happen({ type: 'front', front: 'closed' })
  kiosk.happen({ type: 'power', power: { source: 'battery', percent: 84 } })
  const waiting = picture('waiting-battery', kiosk)
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  const refused = picture('refused-battery', kiosk)
  kiosk.lift()
  toStaffMenu(kiosk)
  kiosk.press({ type: 'menu', item: 'status' })
  const status = picture('status-battery', kiosk)
  kiosk.lift()
  kiosk.happen({ type: 'front', front: 'open' })
  const front = picture('front-opened', kiosk)
  const again = kiosk.startedAgain()
  again.happen({ type: 'front', front: 'open' })
  const report = picture('recovered-front', again)
  const zero = new PretendKiosk()
  zero.happen({ type: 'front', front: 'open' })
  zero.start()
  zero.press({ type: 'officer-confirmed' })
  return [waiting, refused, status, front, report, picture('zero-front', zero)]
}

function retirePictures(): readonly Picture[] {
  const kiosk = new PretendKiosk()
  kiosk.start()
  const card = picture('retire-card', kiosk.lead('retire', 'operator-card'))
  const confirm = picture('retire-confirm', kiosk.lead('retire', 'retire-confirm'))
  kiosk.press({ type: 'officer-confirmed' })
  const ends = [true, false].map((erased) => {
    kiosk.happen({ type: 'signing-key', erased })
    return picture(erased ? 'retired' : 'retired-not-erased', kiosk)
  })
  return [card, confirm, ...ends]
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
  return Object.entries(SLOT_FAULTS).map(([name, faults]) => {
    const kiosk = new PretendKiosk()
    while (kiosk.pending[0]?.type !== 'admit-media') kiosk.answer()
    kiosk.happen({ type: 'media-admitted', result: err(faults) })
    return picture(`starting-${name}`, kiosk)
  })
}

const DAYS = ['2002-06-23' as LocalDate, '2002-06-24' as LocalDate]
const TWO_DAYS: KioskFacts = { ...FACTS, station: { ...FACTS.station, dates: DAYS } }

/** Restarts that find something: a pair that is closed already, a lost page, a day that was left open. */
function restartPictures(): readonly Picture[] {
  const closed = restartedWith(FACTS, { type: 'closed', day: DAYS[0] as LocalDate, final: true, damaged: 'duplicate' })
  const forToday = restartedWith(TWO_DAYS, { type: 'closed', day: DAYS[0] as LocalDate, final: false, damaged: null })
  const lost = restartedWith(FACTS, { type: 'idle', day: DAYS[0] as LocalDate }, 1)
  const midnight = new PretendKiosk(TWO_DAYS).open()
  midnight.now = '2002-06-23T23:50' as LocalMinute
  midnight.lay(midnight.issue(1, { expires: '2002-06-25T00:00' as LocalMinute }).uid)
  midnight.settle()
  votes(midnight, 101)
  midnight.now = '2002-06-24T00:01' as LocalMinute
  votes(midnight, 201)
  return [
    picture('closed-after-restart', closed),
    picture('closed-for-today', forToday),
    picture('recovered-page-lost', lost),
    picture('midnight', midnight),
  ]
}

function restartedWith(facts: KioskFacts, journal: Situation['journal'], lostPages = 0): PretendKiosk {
  const kiosk = new PretendKiosk(facts)
  kiosk.untouched = false
  kiosk.situation = () => ({ journal, outOfService: null, lostPages })
  kiosk.start()
  kiosk.unlock()
  return kiosk
}

function votingPictures(): readonly Picture[] {
  const pictures: Picture[] = [picture('waiting', new PretendKiosk().open())]
  const kiosk = inSession()
  pictures.push(picture('how-to', kiosk))
  kiosk.press(next)
  pictures.push(picture('choose', kiosk))
  kiosk.press(select(102))
  pictures.push(picture('choose-selected', kiosk))
  kiosk.press(next)
  pictures.push(picture('confirm', kiosk))
  kiosk.press({ type: 'leave' })
  pictures.push(picture('leave', kiosk))
  kiosk.press({ type: 'leave-scope', scope: 'all' })
  pictures.push(picture('leave-sure', kiosk))
  kiosk.press({ type: 'back' })
  kiosk.press(next)
  kiosk.press(cast)
  pictures.push(picture('recording', kiosk))
  kiosk.settle()
  pictures.push(picture('recorded', kiosk))
  kiosk.press(next)
  pictures.push(picture('choose-council', kiosk))
  kiosk.press(select(204))
  kiosk.press(next)
  pictures.push(picture('confirm-long-party', kiosk))
  kiosk.press(cast)
  kiosk.settle()
  pictures.push(picture('take-card', kiosk))
  const audio = new PretendKiosk().open().plugIn()
  audio.lay(audio.issue(1, { presentation: 'audio' }).uid)
  audio.settle()
  pictures.push(picture('audio', audio))
  const assisted = new PretendKiosk().open()
  assisted.lay(assisted.issue(1, { operatingMode: 'assisted' }).uid)
  assisted.settle()
  for (const press of [next, next, select(101), next]) assisted.press(press)
  pictures.push(picture('confirm-assisted', assisted))
  return pictures
}

function troublePictures(): readonly Picture[] {
  const pictures: Picture[] = []
  const refused = new PretendKiosk().open()
  const elsewhere = refused.issue(1)
  elsewhere.counter = 128 * 5 + 8
  refused.lay(elsewhere.uid)
  refused.settle()
  pictures.push(picture('refused', refused))
  const away = inSession()
  away.lift()
  const waits = picture('card-away', away)
  pictures.push(waits, ...withAnotherCard(waits))
  const between = inSession()
  votes(between, 102).lift()
  pictures.push(picture('card-away-one-recorded', between))
  between.lay(between.issue(2).uid)
  between.settle()
  pictures.push(picture('card-away-other-card', between))
  const failed = inSession()
  failed.mediumFails = true
  pictures.push(picture('out-of-service', votes(failed, 102)))
  const late = new PretendKiosk().open()
  late.mediumFails = true
  late.lay(late.issue(1).uid)
  late.settle()
  votes(late, 102)
  late.now = '2002-06-23T20:05' as LocalMinute
  late.happen({ type: 'minute' })
  pictures.push(picture('out-of-service-after-the-hour', late))
  pictures.push(bothOutAfterTheHour())
  return pictures
}

function staffPictures(): readonly Picture[] {
  const pictures: Picture[] = []
  const kiosk = inSession()
  kiosk.lift()
  kiosk.press({ type: 'staff' })
  kiosk.lay(OPERATOR_UID)
  pictures.push(picture('pin', kiosk))
  kiosk.press({ type: 'back' })
  kiosk.lift()
  toStaffMenu(kiosk)
  pictures.push(picture('staff-menu', kiosk))
  kiosk.press({ type: 'menu', item: 'status' })
  pictures.push(picture('staff-status', kiosk))
  kiosk.press({ type: 'menu', item: 'log' })
  kiosk.settle()
  pictures.push(picture('staff-log', kiosk))
  kiosk.press({ type: 'back' })
  kiosk.press({ type: 'menu', item: 'end-session' })
  pictures.push(picture('staff-end', kiosk))
  const closing = new PretendKiosk().open().lead('close', 'staff-witnesses')
  closing.press({ type: 'officer-confirmed' })
  pictures.push(picture('staff-close', closing))
  pictures.push(picture('staff-early', closing.lead('close', 'staff-early')))
  const unpermitted = new PretendKiosk().open()
  unpermitted.now = '2002-06-23T20:05' as LocalMinute
  unpermitted.permission = { day: '2002-06-22' as LocalDate, final: false }
  pictures.push(picture('staff-no-permission-of-today', unpermitted.lead('close', 'staff-no-permission')))
  unpermitted.lift()
  unpermitted.permission = null
  unpermitted.lead('close', 'staff-no-permission').press({ type: 'officer-confirmed' })
  pictures.push(picture('staff-no-permission', unpermitted))
  pictures.push(picture('closed-unpermitted', unpermitted.lead('close', 'closed')))
  for (const lacking of LACKING) {
    closing.lacking = lacking
    const name = `staff-one-medium-${lacking.why}-${lacking.medium ?? 'both'}`
    pictures.push(picture(name, closing.lead('close', 'staff-one-medium')))
    closing.press({ type: 'back' })
  }
  closing.lacking = null
  pictures.push(picture('closed-early', closing.lead('close', 'closed')))
  closing.now = '2002-06-23T20:05' as LocalMinute
  const closed = picture('closed', closing)
  pictures.push(closed, ...withAFailedMedium(closed))
  return [...pictures, ...clockPictures()]
}

const LACKING: readonly Lacking[] = [
  { medium: 'original', why: 'away' },
  { medium: 'duplicate', why: 'other' },
  { medium: 'original', why: 'failed' },
  { medium: null, why: 'away' },
]

/** A clock that is wrong: fast, so that a card seems expired; set back while a voter votes; and past the last voting date at closing. */
function clockPictures(): readonly Picture[] {
  const fast = new PretendKiosk().open()
  fast.lay(fast.issue(1, { expires: '2002-06-23T06:30' as LocalMinute }).uid)
  fast.settle()
  const doubted = picture('refused-clock', fast)
  fast.lift()
  const waiting = picture('waiting-clock', fast)
  const voting = inSession()
  for (const press of [next, select(101), next] as const) voting.press(press)
  voting.now = '2002-06-22T19:00' as LocalMinute
  voting.press(cast)
  voting.settle()
  const dates = ['2002-06-23', '2002-06-24'] as LocalDate[]
  const closing = votes(inSession({ ...FACTS, station: { ...FACTS.station, dates } }), 101, 201)
  closing.lift()
  closing.now = '2003-06-24T19:00' as LocalMinute
  const date = picture('staff-date', closing.lead('close', 'staff-date'))
  return [doubted, waiting, picture('clock', voting), date]
}

/** Pages that keys reach, for a voter who sees the screen and hears the voice. */
function keyPictures(): readonly Picture[] {
  const pictures = (['proxy', 'assisted'] as const).map((operatingMode) =>
    picture(`roles-${operatingMode}`, came({ presentation: 'normal', operatingMode }).kiosk),
  )
  const { kiosk } = came({ presentation: 'both', facts: byKana(withCandidates(26)) })
  const take = (...pressed: Parameters<typeof keys>[1][]) => keys(kiosk, ...pressed)
  take('select', 'select', 'down')
  pictures.push(picture('choose-by-keys', kiosk))
  take('help', 'help', 'help')
  pictures.push(picture('settings', kiosk))
  take('select')
  pictures.push(picture('rows', kiosk))
  const going = came({ presentation: 'both' }).kiosk
  keys(going, 'select', 'select', 'help', 'help', 'help')
  going.press({ type: 'option', option: 'go' })
  pictures.push(picture('sure-to-go', going))
  going.press({ type: 'sure' })
  pictures.push(picture('take-unused', going))
  return pictures
}
