/** Morning and hours of voting: what the issuer's screens do there, and what takes it back. */
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import { K1, MAYOR, openRecord } from '#simulation/rooms/issuer-session.ts'
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
  SET_APART,
  tick,
  whole,
} from './issuer-days.ts'
import { open, type Row, row } from './issuer-row.ts'

const ROUND = { hour: '12:00', note: '' } as never
const UNPRINTED = { type: 'unknown', trouble: 'printer-unknown' } as const
const UNKNOWN = { name: 'confirmation-sheet', path: 'sheet.pdf', state: UNPRINTED } as const
const QUICK = { until: '12:00', cardsIssued: 0, contests: [], told: 'x' } as never
const LATER_DAY = () => {
  const { counts } = whole(at(morning()))
  const overnight = { counts, told: [], morning: [{ machine: K1, counts: [null, null] }] }
  return at(morning({ days: { before: [], overnight, list: null, rested: null } }))
}
const atDawn = () => at(morning())
const withStaff = (here: boolean) => () => at(morning({ staff: [{ name: 'x', here }] }))
const OFFICERS_CARD = () => at(openRecord(), { reader: 'card', day: { cardDealtWith: true } })
const ALL_HERE = open({ witnesses: { ...openRecord().witnesses, present: [true, true, true] } })
const OVER_A_LINE = open({
  witnesses: {
    ...openRecord().witnesses,
    present: [true, true, true],
    lines: [{ name: 'c', act: 'begun', at: '2026-11-22T07:00' as never, was: { came: null, left: null } }],
  },
})
const line = (act: 'cut' | 'undo') => ({ type: 'witness-line', witness: 2, act }) as const
const SUBSTITUTE = { witness: 2, party: '', namesake: false, seen: '' } as const
const cards = (count: number) => ({ type: 'cards-received', count }) as const
const officers = (officer: string, deputy: string) => ({ type: 'officers-named', officer, deputy }) as const
const isHere = (present: boolean) => ({ type: 'witness-marked', witness: 2, present }) as const
const staff = (...names: string[]) => ({ type: 'staff-named', names }) as const
const clerk = (here: boolean) => ({ type: 'staff-marked', place: 0, here }) as const
const sheet = (form: 'blank' | 'printed', reason: string) =>
  ({ type: 'confirmation-sheet-signed', form, reason }) as const
const cameOut = (cameOut: boolean) => ({ type: 'confirmation-sheet-looked-for', cameOut }) as const
const shown = (count: number | null): IssuerScreenEvent => {
  return { type: 'morning-told', machine: K1, contest: MAYOR, count }
}
const travels = (witness: number) => ({ type: 'transport-witness-named', witness }) as const
const keys = (to: 'deputy' | 'officer') => ({ type: 'keys-handed', to }) as const
const round = (note: string) => ({ type: 'round-made', note }) as const
const NOTED = { machine: K1, number: 'K-304', stops: 'one-device', measure: 'exchanged' } as const
const TROUBLE = { type: 'trouble-noted', ...NOTED } as const
const quick = (to: string) => ({ type: 'quick-report-told', at: '12:00', to }) as const
const page = (tab: 'watch' | 'vote') => ({ type: 'tab-chosen', tab }) as const
const language = (language: 'en' | 'ja') => ({ type: 'language-chosen', language }) as const
const FROM_MEDIA = [tick('fronts-locked'), tick('notice-posted'), tick('locks-whole'), tick('papers-whole')]

export const MORNING: readonly Row[] = [
  row('the number of cards received', atDawn, cards(21), cards(20)),
  row('names of officer and deputy', atDawn, officers('p', 'd'), officers('', '')),
  row('a witness is named by mistake', atDawn, name('a', 'b', 'd'), name('a', 'b', 'c')),
  row('a witness is marked as here', atDawn, isHere(true), isHere(false), {
    shows: (state) => [dayOf(state).record.witnesses.present, dayOf(state).opening],
  }),
  row('the list of clerks', withStaff(true), staff('x', 'y'), staff('x')),
  row('a clerk is here', withStaff(false), clerk(true), clerk(false)),
  row('media are in: what follows from it falls with it', atDawn, tick('media-in'), tick('media-in', false), {
    built: FROM_MEDIA,
  }),
  row('a line of the day before', atDawn, tick('prepared-clean'), tick('prepared-clean', false)),
  row('a machine stands ready, by a wrong tap', atDawn, mark('started'), mark('waiting')),
  row('a machine is out of use, by a wrong tap', open(), mark('failed', 'dark'), mark('started'), {
    shows: (state) => [dayOf(state).record.kiosks, dayOf(state).kiosksStarted],
  }),
  row(
    'the blank form was pressed, the printed one was signed',
    open(),
    sheet('blank', 'no paper'),
    sheet('printed', ''),
  ),
  row(
    'the sheet came out after all',
    () => at(morning({ sheet: 'unknown', kiosks: openRecord().kiosks }), { day: { papers: [UNKNOWN] } }),
    cameOut(true),
    cameOut(false),
    { shows: (state) => dayOf(state).record.sheet === 'printed' },
  ),
  row('a number that a machine shows in the morning', LATER_DAY, shown(3), shown(null)),
]

export const STATION: readonly Row[] = [
  row(
    'a substitute comes, and the appointed one after all',
    ALL_HERE,
    [
      isHere(false),
      { type: 'witness-substituted', voter: '0007', ...SUBSTITUTE },
      { type: 'substitute-found', asked: SUBSTITUTE, found: { name: '代', refusal: null }, isCandidate: false },
    ],
    { type: 'witness-released', witness: 2 },
    { shows: (state) => [dayOf(state).record.witnesses.names, dayOf(state).record.witnesses.present] },
  ),
  row('a line that was not cut after all', OVER_A_LINE, line('cut'), line('undo'), {
    shows: (state) => [dayOf(state).record.witnesses.present, dayOf(state).record.witnesses.lines],
  }),
  row('who travels with the boxes', () => at(closing(), EVENING), travels(1), travels(0)),
  row('all keys to the deputy', open({ officers: { officer: 'p', deputy: 'd' } }), keys('deputy'), keys('officer'), {
    shows: (state) => dayOf(state).record.keys.moves.at(-1)?.to.name ?? 'p',
  }),
  row('the note of a round', open({ rounds: [ROUND] }), round('lamp'), round('')),
  row('a trouble that was another one', open(), TROUBLE, {
    type: 'trouble-taken-back',
    trouble: { at: '2026-11-22T12:30', ...NOTED },
  }),
  row('to whom a report was told', open({ quick: [QUICK] }), quick('y'), quick('x')),
  row('somebody else was meant to be set apart', open(), SET_APART, apart('dropped')),
  row('who waits has voted, by a wrong tap', () => play(at(openRecord()), SET_APART), apart('voted'), apart('open')),
  row(
    'voting is suspended',
    open(),
    { type: 'voting-suspended', cause: 'dark', expected: '', machinesLeft: 0, waiting: 2, leaving: 0 },
    { type: 'voting-resumed' },
    { shows: (state) => [dayOf(state).suspension, dayOf(state).noCardNow] },
  ),
  row('the desk is locked', OFFICERS_CARD, { type: 'desk-lock-requested' }, OFFICER),
  row('a postponement that no card confirms', open(), { type: 'postponement-requested', reason: 'flood' }, CANCEL),
  row('a change of clerk that no card confirms', open(), { type: 'clerk-change-requested', name: 'x' }, CANCEL),
  row('a call about a voter is corrected by another one', OFFICERS_CARD, change('early_voted'), change('none'), {
    shows: (state) => dayOf(state).record.roll.changes.filter(({ mark }) => mark !== 'none'),
  }),
  row('the log, that nobody opens', open(), { type: 'log-requested' }, CANCEL),
  row('another page', open(), page('watch'), page('vote'), { shows: (state) => dayOf(state).tab }),
  row('the other language', open(), language('en'), language('ja'), { shows: ({ language }) => language }),
]
