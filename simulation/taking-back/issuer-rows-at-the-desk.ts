/** One voter at the desk: what the clerk presses, and what takes it back. */
import { notice } from '#issuer/session/codes.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerState } from '#issuer/session/state.ts'
import { ALL, COUNCIL, counts, MAYOR, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { at, CANCEL, checked, dayOf, found, play } from './issuer-days.ts'
import { type Row, row } from './issuer-row.ts'

const desk = (day: object) => () => at(openRecord(), { day })
const isAt = (type: string) => ({ shows: (state: IssuerState) => dayOf(state).desk.type === type })
const LEFT = { type: 'voter-left' } as const
const NOBODY = { desk: { type: 'refused', notice: notice('not-on-roll'), voter: null } }
const OUT = voter({ out: ALL, issued: [1, 1], cardsIssued: 1 } as never)
const HAS_CARD = { desk: { type: 'refused', notice: notice('already-issued'), voter: OUT } }
const WAYS_REQUESTED = { type: 'ways-requested' } as const
const MISTAKEN = { type: 'mistaken-requested' } as const
const hears = (done: boolean) => ({ type: 'said-heard', what: 'name', done }) as const
const BRAILLE = { type: 'way-chosen', way: 'braille' } as const
const WAYS = () => play(desk(found())(), [WAYS_REQUESTED])
const REPLACING = { ...HAS_CARD, check: { type: 'voting-card', failure: null, working: false } }
const READY = { type: 'voter-sought', text: '0007', by: 'any' } as const
const FOUND = { type: 'voters-found', voters: [voter()], by: ['ticket'], more: false } as const
const MATCHES = { type: 'voters-found', voters: [voter(), voter({}, '0008')], by: ['else'], more: false } as const
const PERSON = { name: '名', kana: 'な', sex: 'F', birthDate: '1980-01-01', address: 'x' } as const
const ENTRIES = { kind: 'judgment', conditions: [], clerk: '', by: 'court', date: '2026-11-01', ...PERSON } as const
const NO_ENTRIES = { ticketReason: null, papers: null, ground: null, decidedBy: null, words: '' }
const MARKED = voter({ marks: ALL } as never)
const ONE_CONTEST = desk(checked({ chosen: 1 }))
const ISSUES = { type: 'issue-requested' } as const
const answers = (yes: boolean) => ({ type: 'question-answered', yes }) as const
const chooses = (...contests: (typeof MAYOR)[]) => ({ type: 'contests-chosen', contests }) as const
const presents = (presentation: 'audio' | 'normal') => ({ type: 'presentation-chosen', presentation }) as const
const assisted = (mode: 'assisted' | 'voter', ...assistants: string[]): IssuerScreenEvent => {
  return { type: 'assistance-chosen', mode, assistants, cause: null, heard: true, agreed: true }
}
const circulation = (cardsOut: number, stays: number) =>
  ({ type: 'circulation-counted', counts: counts({ cardsOut }), stays }) as const
const recorded = (of: ReturnType<typeof voter>, changes = {}) =>
  ({ type: 'standing-recorded', voter: of, counts: counts(changes) }) as const

export const AT_THE_DESK: readonly Row[] = [
  row('a voter is sought', desk({}), [READY, MATCHES], LEFT),
  row(
    'one of several is chosen',
    () => play(desk({})(), [READY, MATCHES]),
    { type: 'voter-chosen', rollNo: '0007' as never },
    LEFT,
    isAt('found'),
  ),
  row('the identity is confirmed, and the voter goes', desk(found()), { type: 'identity-confirmed' }, [
    LEFT,
    READY,
    FOUND,
  ]),
  row(
    'marks that are in force are struck',
    desk({}),
    [READY, { ...FOUND, voters: [MARKED] }],
    [LEFT, recorded(voter())],
  ),
  row('the contests of the card', desk(checked()), chooses(MAYOR), chooses(MAYOR, COUNCIL)),
  row('a card for the voice', desk(checked()), presents('audio'), presents('normal')),
  row('two assistants', desk(checked()), assisted('assisted', 'a', 'b'), assisted('voter')),
  row('the question before a card for one contest', ONE_CONTEST, ISSUES, answers(false)),
  row('everything declined, and then not', desk(checked()), chooses(), answers(false)),
  row(
    'the question answered, and the card not laid down',
    () => play(ONE_CONTEST(), [ISSUES]),
    answers(true),
    CANCEL,
    isAt('card-awaited'),
  ),
  row('a card is asked for', desk(checked()), ISSUES, CANCEL),
  row('what the voter says was heard', desk({ desk: { ...found().desk, said: [] } }), hears(true), hears(false)),
  row('a row that was marked for somebody else', desk(HAS_CARD), MISTAKEN, CANCEL, isAt('mistaken')),
  row(
    'who voted under it is looked for',
    () => play(desk(HAS_CARD)(), [MISTAKEN]),
    [
      { type: 'mark-owner-sought', text: null },
      { type: 'mark-owner-found', owner: { type: 'nobody', place: 3 }, notice: null },
    ],
    [CANCEL, MISTAKEN],
  ),
  row('the other ways', desk(found()), WAYS_REQUESTED, CANCEL, isAt('ways')),
  row('the page of one way', WAYS, BRAILLE, CANCEL),
  row(
    'ballot papers are recorded and not handed out',
    () => play(WAYS(), [BRAILLE]),
    [
      { type: 'way-decided', entries: { ticks: ['cannot-see'], ...NO_ENTRIES, contests: [MAYOR] } },
      recorded(voter({ paper: 'braille' } as never), { onPaper: 1 }),
    ],
    [{ type: 'paper-withdrawn' }, recorded(voter())],
    { shows: (state) => dayOf(state).counts },
  ),
  row(
    'a row by a judgment is typed and not entered',
    desk(NOBODY),
    [
      WAYS_REQUESTED,
      { type: 'order-typed', entries: ENTRIES },
      { type: 'person-looked-up', row: null, notice: notice('not-on-roll') },
    ],
    CANCEL,
    { shows: (state) => [dayOf(state).desk.type === 'by-order', dayOf(state).record.roll.byOrder] },
  ),
  row(
    'a card is to come back',
    desk(HAS_CARD),
    { type: 'return-requested', declined: [] },
    CANCEL,
    isAt('return-awaited'),
  ),
  row('a card check', desk({}), { type: 'card-check-requested' }, CANCEL),
  row(
    'a card in place of a lost one is asked for',
    desk(REPLACING),
    { type: 'replacement-requested', card: 'lost' },
    CANCEL,
    { shows: (state) => dayOf(state).check.type === 'replacing' },
  ),
  row(
    'cards brought from the return window, a slip',
    desk({ counts: counts({ cardsOut: 9 }) }),
    [{ type: 'cards-brought', count: 7 }, circulation(2, 7)],
    [{ type: 'cards-brought-undone' }, circulation(9, 0)],
  ),
]
