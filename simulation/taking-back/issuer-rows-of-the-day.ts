/** Morning and hours of voting: what the issuer's screens do there, and what takes it back. */
import { K1, MAYOR, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import {
  apart,
  at,
  CANCEL,
  change,
  closing,
  dayOf,
  EVENING,
  mark,
  morning,
  name,
  OFFICER,
  play,
  press,
  SET_APART,
  tick,
  whole,
} from './issuer-days.ts'
import { does, open, pressed, type Row, row } from './issuer-row.ts'

const ROUND = { hour: '12:00', note: '' } as never
const UNKNOWN = {
  name: 'confirmation-sheet',
  path: 'sheet.pdf',
  state: { type: 'unknown', trouble: 'printer-unknown' },
} as const
const QUICK = { until: '12:00', cardsIssued: 0, contests: [], told: 'x' } as never
const LATER_DAY = () => {
  const { counts } = whole(at(morning()))
  const overnight = { counts, told: [], morning: [{ machine: K1, counts: [null, null] }] }
  return at(morning({ days: { before: [], overnight, list: null, rested: null } }))
}
const withStaff = (here: boolean) => () => at(morning({ staff: [{ name: 'x', here }] }))
const OFFICERS_CARD = () => at(openRecord(), { reader: 'card', day: { cardDealtWith: true } })
const ALL_HERE = open({ witnesses: { ...openRecord().witnesses, present: [true, true, true] } })
const SUBSTITUTE = { witness: 2, party: '', namesake: false } as const

export const MORNING: readonly Row[] = [
  pressed(
    'the number of cards received',
    () => at(morning()),
    { type: 'cards-received', count: 21 },
    { type: 'cards-received', count: 20 },
  ),
  pressed(
    'names of officer and deputy',
    () => at(morning()),
    { type: 'officers-named', officer: 'p', deputy: 'd' },
    { type: 'officers-named', officer: '', deputy: '' },
  ),
  row(
    'a witness is named by mistake',
    ['witnesses-named', 'witnesses-named'],
    () => at(morning()),
    does([name('a', 'b', 'd')], [name('a', 'b', 'c')]),
  ),
  pressed(
    'a witness is marked as here',
    () => at(morning()),
    { type: 'witness-marked', witness: 2, present: true },
    { type: 'witness-marked', witness: 2, present: false },
    { shows: (state) => [dayOf(state).record.witnesses.present, dayOf(state).opening] },
  ),
  pressed(
    'the list of clerks',
    withStaff(true),
    { type: 'staff-named', names: ['x', 'y'] },
    { type: 'staff-named', names: ['x'] },
  ),
  pressed(
    'a clerk is here',
    withStaff(false),
    { type: 'staff-marked', place: 0, here: true },
    { type: 'staff-marked', place: 0, here: false },
  ),
  row(
    'media are in: what follows from it falls with it',
    ['day-ticked', 'day-ticked'],
    () => at(morning()),
    does([tick('media-in')], [tick('media-in', false)]),
    { built: [tick('fronts-locked'), tick('notice-posted'), tick('locks-whole'), tick('papers-whole')] },
  ),
  row(
    'a line of the day before',
    ['day-ticked', 'day-ticked'],
    () => at(morning()),
    does([tick('prepared-clean')], [tick('prepared-clean', false)]),
  ),
  row(
    'a machine stands ready, by a wrong tap',
    ['kiosk-marked', 'kiosk-marked'],
    () => at(morning()),
    does([mark('started')], [mark('waiting')]),
  ),
  row(
    'a machine is out of use, by a wrong tap',
    ['kiosk-marked', 'kiosk-marked'],
    open(),
    does([mark('failed', 'dark')], [mark('started')]),
    { shows: (state) => [dayOf(state).record.kiosks, dayOf(state).kiosksStarted] },
  ),
  pressed(
    'the blank form was pressed, the printed one was signed',
    open(),
    { type: 'confirmation-sheet-signed', form: 'blank', reason: 'no paper' },
    { type: 'confirmation-sheet-signed', form: 'printed', reason: '' },
  ),
  pressed(
    'the sheet came out after all',
    () => at(morning({ sheet: 'unknown', kiosks: openRecord().kiosks }), { day: { papers: [UNKNOWN] } }),
    { type: 'confirmation-sheet-looked-for', cameOut: true },
    { type: 'confirmation-sheet-looked-for', cameOut: false },
    { shows: (state) => dayOf(state).record.sheet === 'printed' },
  ),
  pressed(
    'a number that a machine shows in the morning',
    LATER_DAY,
    { type: 'morning-told', machine: K1, contest: MAYOR, count: 3 },
    { type: 'morning-told', machine: K1, contest: MAYOR, count: null },
  ),
]

export const STATION: readonly Row[] = [
  row(
    'a substitute comes, and the appointed one after all',
    ['witness-substituted', 'witness-released'],
    ALL_HERE,
    does(
      [
        press({ type: 'witness-marked', witness: 2, present: false }),
        press({ type: 'witness-substituted', voter: '0007', ...SUBSTITUTE }),
        { type: 'substitute-found', asked: SUBSTITUTE, voter: { ...voter(), name: '代' }, isCandidate: false },
      ],
      [press({ type: 'witness-released', witness: 2 })],
    ),
    { shows: (state) => [dayOf(state).record.witnesses.names, dayOf(state).record.witnesses.present] },
  ),
  pressed(
    'who travels with the boxes',
    () => at(closing(), EVENING),
    { type: 'transport-witness-named', witness: 1 },
    { type: 'transport-witness-named', witness: 0 },
  ),
  pressed(
    'all keys to the deputy',
    open({ officers: { officer: 'p', deputy: 'd' } }),
    { type: 'keys-handed', to: 'deputy' },
    { type: 'keys-handed', to: 'officer' },
    { shows: (state) => dayOf(state).record.keys.moves.at(-1)?.to.name ?? 'p' },
  ),
  pressed(
    'the note of a round',
    open({ rounds: [ROUND] }),
    { type: 'round-made', note: 'lamp' },
    { type: 'round-made', note: '' },
  ),
  pressed(
    'to whom a report was told',
    open({ quick: [QUICK] }),
    { type: 'quick-report-told', at: '12:00', to: 'y' },
    { type: 'quick-report-told', at: '12:00', to: 'x' },
  ),
  row(
    'somebody else was meant to be set apart',
    ['voter-set-apart', 'apart-voter-settled'],
    open(),
    does(SET_APART, [apart('dropped')]),
  ),
  row(
    'who waits has voted, by a wrong tap',
    ['apart-voter-settled', 'apart-voter-settled'],
    () => play(at(openRecord()), SET_APART),
    does([apart('voted')], [apart('open')]),
  ),
  pressed(
    'voting is suspended',
    open(),
    { type: 'voting-suspended', cause: 'dark', expected: '', machinesLeft: 0, waiting: 2, leaving: 0 },
    { type: 'voting-resumed' },
    { shows: (state) => [dayOf(state).suspension, dayOf(state).noCardNow] },
  ),
  row(
    'the desk is locked',
    ['desk-lock-requested', 'pin-entered'],
    OFFICERS_CARD,
    does([press({ type: 'desk-lock-requested' })], OFFICER),
  ),
  pressed('a postponement that no card confirms', open(), { type: 'postponement-requested', reason: 'flood' }, CANCEL),
  pressed('a change of clerk that no card confirms', open(), { type: 'clerk-change-requested', name: 'x' }, CANCEL),
  row(
    'a call about a voter is corrected by another one',
    ['roll-change-told', 'roll-change-told'],
    OFFICERS_CARD,
    does(change('early_voted'), change('none')),
    { shows: (state) => dayOf(state).record.roll.changes.filter(({ mark }) => mark !== 'none') },
  ),
  pressed('the log, that nobody opens', open(), { type: 'log-requested' }, CANCEL),
  pressed(
    'another page',
    open(),
    { type: 'tab-chosen', tab: 'watch' },
    { type: 'tab-chosen', tab: 'vote' },
    { shows: (state) => dayOf(state).tab },
  ),
  pressed(
    'the other language',
    open(),
    { type: 'language-chosen', language: 'en' },
    { type: 'language-chosen', language: 'ja' },
    { shows: ({ language }) => language },
  ),
]
