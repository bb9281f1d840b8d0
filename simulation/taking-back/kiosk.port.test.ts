/** Taking back at a voting machine, act by act (`taken-back.ts`); and of every other act of its screens, why it has no way back. */

import type { PairNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { kioskScreenEventSchema, type Press } from '#kiosk/session/screen-event.ts'
import type { KioskState } from '#kiosk/session/state.ts'
import { step } from '#kiosk/session/step.ts'
import { viewOf } from '#kiosk/session/view-of.ts'
import { toStaffMenu } from '#simulation/doors/kiosk-session.ts'
import { byKana, FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { EXPLAINED_FACTS } from '#simulation/rooms/question-facts.ts'
import { everyActIsTakenBack, type TakenBack } from './taken-back.ts'

type Type = Press['type']
type Row = TakenBack<KioskState, Press, Type>

/** All that its screens show. The number of the page alone is another one with each page. */
function whole(state: KioskState): unknown {
  const { serial: _, ...shown } = viewOf(state)
  return shown
}

/** Nothing but presses: no effect of these is answered, so nothing is done by one of them that a press could not take back. */
function play(state: KioskState, presses: readonly Press[]): KioskState {
  return presses.reduce(
    (now, press) => step(now, { type: 'screen', event: { on: now.serial, press }, at: now.now }).state,
    state,
  )
}

/** Whether the voter stands before the names, and what is chosen among them: from a question one comes back to the names. */
function choosing(state: KioskState): unknown {
  const { page } = viewOf(state)
  if (page.type === 'confirm') return { chosen: page.candidate.id, row: null }
  return page.type === 'choose' ? { chosen: page.selected, row: page.row } : { asked: page.type }
}
/** A page that was seen stays seen (D-12). */
function pageOfNames(state: KioskState): unknown {
  const { page } = viewOf(state)
  return page.type === 'choose' ? page.pageIndex : null
}

const EVENING = '2002-06-23T20:10' as LocalMinute
const of = (kiosk: PretendKiosk) => () => kiosk.state
const atZeroCheck = () => {
  const kiosk = new PretendKiosk(FACTS, '2002-06-23T07:05')
  kiosk.start()
  return kiosk
}
const waiting = () => new PretendKiosk().open()
function voting(...presses: readonly Press[]): PretendKiosk {
  return votes(waiting(), presses)
}
function votes(
  kiosk: PretendKiosk,
  presses: readonly Press[],
  presentation: 'normal' | 'both' = 'normal',
): PretendKiosk {
  kiosk.lay(kiosk.issue(1, { presentation }).uid)
  kiosk.settle()
  for (const press of presses) kiosk.press(press)
  return kiosk
}
const NEXT = { type: 'next' } as const
const BACK = { type: 'back' } as const
const MANY = byKana(FACTS)
const byKeys = (facts = FACTS) => {
  const kiosk = new PretendKiosk(facts).open().plugIn()
  votes(kiosk, [NEXT, NEXT], 'both')
  kiosk.settle()
  return kiosk
}
const staffMenu = () => toStaffMenu(waiting())
const sealing = () => {
  const kiosk = waiting()
  kiosk.now = EVENING
  toStaffMenu(kiosk).press({ type: 'menu', item: 'close' })
  return kiosk
}
const unpermitted = () => {
  const kiosk = Object.assign(waiting(), { now: EVENING, permission: null })
  return kiosk.lead('close', 'staff-no-permission')
}
const otherPair = () => {
  const kiosk = Object.assign(new PretendKiosk(FACTS, EVENING), {
    otherPair: { pair: 1 as PairNumber, serial: 'NM-0201' },
    untouched: false,
  })
  kiosk.start()
  return kiosk
}
const takingOver = () => {
  const kiosk = otherPair()
  kiosk.press({ type: 'take-over', reason: 'machine-died' })
  kiosk.unlock()
  return kiosk
}

function row(name: string, kiosk: () => PretendKiosk, does: Press, undoes: Press, more: Partial<Row> = {}): Row {
  const before = () => of(kiosk())()
  return { act: does.type, back: undoes.type, name, before, does: [does], undoes: [undoes], shows: whole, ...more }
}

const BOOTH: readonly Row[] = [
  row('larger letters', voting, { type: 'text-size', size: 'large' }, { type: 'text-size', size: 'standard' }),
  row(
    'other colours',
    voting,
    { type: 'scheme', scheme: 'light-on-dark' },
    { type: 'scheme', scheme: 'dark-on-light' },
  ),
  row('buttons low', voting, { type: 'low', low: true }, { type: 'low', low: false }),
  row('the other language', voting, { type: 'language', language: 'en' }, { type: 'language', language: 'ja' }),
  row('a name is selected', () => voting(NEXT), { type: 'select', candidate: 101 }, { type: 'select', candidate: 101 }),
  row(
    'another name is selected in its place',
    () => voting(NEXT, { type: 'select', candidate: 101 }),
    { type: 'select', candidate: 102 },
    { type: 'select', candidate: 101 },
  ),
  row('to the page that confirms', () => voting(NEXT, { type: 'select', candidate: 101 }), NEXT, BACK),
  row('a name is chosen and confirmed by nobody yet', () => voting(NEXT), { type: 'select', candidate: 101 }, BACK, {
    thenDone: [NEXT],
    undoes: [BACK, { type: 'select', candidate: 101 }],
  }),
  row(
    'what a choice means is read',
    () => votes(new PretendKiosk(EXPLAINED_FACTS).open(), [NEXT]),
    { type: 'explain', at: 0 },
    BACK,
    {
      shows: choosing,
    },
  ),
  row('to end without voting', () => voting(NEXT), { type: 'leave' }, BACK),
  row(
    'to end without voting, in the middle of confirming',
    () => voting(NEXT, { type: 'select', candidate: 101 }, NEXT),
    { type: 'leave' },
    BACK,
    { shows: choosing },
  ),
  ...(['contest', 'all'] as const).map((scope) =>
    row(
      `as far as the question whether one is sure: ${scope}`,
      () => voting(NEXT, { type: 'select', candidate: 101 }),
      { type: 'leave-scope', scope },
      BACK,
      { does: [{ type: 'leave' }, { type: 'leave-scope', scope }], shows: choosing },
    ),
  ),
  row(
    'another page of names',
    () => voting(NEXT, { type: 'pages', count: 3, perPage: 1 }),
    { type: 'turn-page', page: 1 },
    { type: 'turn-page', page: 0 },
    { shows: pageOfNames },
  ),
  row('settings', byKeys, { type: 'settings' }, BACK),
  row(
    'a language by keys',
    () => votesOn(byKeys(), { type: 'settings' }),
    { type: 'option', option: 'language' },
    { type: 'option', option: 'language' },
  ),
  row('one row of names', () => byKeys(MANY), { type: 'row', row: 'ta' }, BACK, {
    does: [{ type: 'settings' }, { type: 'option', option: 'rows' }, { type: 'row', row: 'ta' }],
    shows: choosing,
  }),
]
function votesOn(kiosk: PretendKiosk, ...presses: readonly Press[]): PretendKiosk {
  for (const press of presses) kiosk.press(press)
  return kiosk
}

const OPENING: readonly Row[] = [
  row(
    'the clock was compared',
    atZeroCheck,
    { type: 'clock-confirmed', done: true },
    { type: 'clock-confirmed', done: false },
  ),
  row(
    'the time to be set was typed',
    () => votesOn(staffMenu(), { type: 'menu', item: 'clock' }),
    { type: 'clock-typed', digits: '200206231200' },
    BACK,
  ),
  row(
    'the first voter has looked',
    atZeroCheck,
    { type: 'voter-confirmed', done: true },
    { type: 'voter-confirmed', done: false },
  ),
  ...(['confirmed', 'absent'] as const).map((mark) =>
    row(
      `a witness is ${mark}`,
      atZeroCheck,
      { type: 'witness', witness: 1, mark },
      { type: 'witness', witness: 1, mark: 'open' },
    ),
  ),
  row(
    'the officer goes on to the card',
    () => {
      const kiosk = atZeroCheck()
      kiosk.confirmByWitnesses()
      return votesOn(kiosk, { type: 'clock-confirmed' }, { type: 'voter-confirmed' })
    },
    { type: 'officer-confirmed' },
    BACK,
  ),
  row('a machine that was not used', atZeroCheck, { type: 'retire' }, BACK),
]

const STAFF: readonly Row[] = [
  row('the staff button', waiting, { type: 'staff' }, BACK),
  row('the status', staffMenu, { type: 'menu', item: 'status' }, BACK),
  row('the log', () => votesOn(staffMenu(), { type: 'menu', item: 'status' }), { type: 'menu', item: 'log' }, BACK, {
    undoes: [BACK, { type: 'menu', item: 'status' }],
  }),
  row('closing', staffMenu, { type: 'menu', item: 'close' }, BACK, {
    thenDone: [{ type: 'witness', witness: 0, mark: 'confirmed' }],
  }),
  row('closing before the hour, as far as the question', staffMenu, { type: 'menu', item: 'close' }, BACK, {
    thenDone: [
      ...[0, 1, 2].map((witness) => ({ type: 'witness', witness, mark: 'confirmed' }) as const),
      { type: 'officer-confirmed' },
    ],
  }),
  row('the key is kept', sealing, { type: 'keep-key', keep: true }, { type: 'keep-key', keep: false }),
  row(
    'a witness of the closing',
    sealing,
    { type: 'witness', witness: 0, mark: 'confirmed' },
    { type: 'witness', witness: 0, mark: 'open' },
  ),
]

const RESCUE: readonly Row[] = [
  row(
    'an answer for the issuer',
    unpermitted,
    { type: 'permission-answer', answer: 'issuer-unusable', done: true },
    { type: 'permission-answer', answer: 'issuer-unusable', done: false },
  ),
  row('the pair of a dead machine', otherPair, { type: 'take-over', reason: 'machine-died' }, BACK),
  row(
    'a witness of the taking over',
    takingOver,
    { type: 'witness', witness: 0, mark: 'confirmed' },
    { type: 'witness', witness: 0, mark: 'open' },
  ),
]

const NEVER: Readonly<Partial<Record<Type, string>>> = {
  cast: 'the vote is recorded (KSK-06); the page before says so, and 選びなおす is on it',
  'leave-confirmed': 'the second press after the question; the right is used up, and the page says so',
  sure: 'the second press after the question: the voter goes on by touch, or takes the card away unused',
  pin: 'tried at the card, which counts; who leaves the page has opened nothing',
  date: 'the second press after the question, before all witnesses: the pair is sealed',
  'close-early': 'the second press after the question, before all witnesses: the pair is sealed',
  'close-with-one':
    'the second press after the question, before all witnesses: the pair is sealed without the medium that lacks',
  pages: 'the screen says how many pages it needs; nobody presses it',
  glass: 'the screen says how large it is; nobody presses it',
}

const pressSchema = kioskScreenEventSchema.shape.press
everyActIsTakenBack({
  app: 'kiosk',
  types: pressSchema.options.map(({ shape }) => shape.type.value),
  play,
  rows: [...BOOTH, ...OPENING, ...STAFF, ...RESCUE],
  never: NEVER,
})
