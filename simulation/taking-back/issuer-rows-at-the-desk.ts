/** One voter at the desk: what the clerk presses, and what takes it back. */
import { notice } from '#issuer/session/codes.ts'
import { ALL, COUNCIL, counts, MAYOR, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { ALONE, ASSISTED, at, CANCEL, checked, dayOf, found, play, press } from './issuer-days.ts'
import { does, pressed, type Row, row } from './issuer-row.ts'

const desk = (day: object) => () => at(openRecord(), { day })
const LEFT = { type: 'voter-left' } as const
const NOBODY = { desk: { type: 'refused', notice: notice('not-on-roll'), voter: null } }
const OUT = voter({ out: ALL, issued: [1, 1], cardsIssued: 1 } as never)
const HAS_CARD = { desk: { type: 'refused', notice: notice('already-issued'), voter: OUT } }
const WAYS = () => play(desk(found())(), [press({ type: 'ways-requested' })])
const REPLACING = { ...HAS_CARD, check: { type: 'voting-card', failure: null, working: false } }
const READY = { type: 'voter-sought', text: '0007', by: 'any' } as const
const MATCHES = { type: 'voters-found', voters: [voter(), voter({}, '0008')], more: false, byTicket: false } as const
const ENTRIES = {
  kind: 'judgment',
  by: 'court',
  date: '2026-11-01',
  name: '名',
  kana: 'な',
  sex: 'F',
  birthDate: '1980-01-01',
  address: 'x',
} as const
const MARKED = voter({ marks: ALL } as never)

export const AT_THE_DESK: readonly Row[] = [
  row('a voter is sought', ['voter-sought', 'voter-left'], desk({}), does([press(READY), MATCHES], [press(LEFT)])),
  pressed(
    'one of several is chosen',
    () => play(desk({})(), [press(READY), MATCHES]),
    { type: 'voter-chosen', rollNo: '0007' as never },
    LEFT,
    { shows: (state) => dayOf(state).desk.type === 'found' },
  ),
  row(
    'the identity is confirmed, and the voter goes',
    ['identity-confirmed', 'voter-left'],
    desk(found()),
    does(
      [press({ type: 'identity-confirmed' })],
      [press(LEFT), press(READY), { type: 'voters-found', voters: [voter()], more: false, byTicket: true }],
    ),
  ),
  row(
    'marks that are in force are struck',
    ['identity-confirmed', 'voter-left'],
    desk({}),
    does(
      [press(READY), { type: 'voters-found', voters: [MARKED], more: false, byTicket: true }],
      [press(LEFT), { type: 'standing-recorded', voter: voter(), counts: counts() }],
    ),
  ),
  pressed(
    'the contests of the card',
    desk(checked()),
    { type: 'contests-chosen', contests: [MAYOR] },
    { type: 'contests-chosen', contests: [MAYOR, COUNCIL] },
  ),
  pressed(
    'a card for the voice',
    desk(checked()),
    { type: 'presentation-chosen', presentation: 'audio' },
    { type: 'presentation-chosen', presentation: 'normal' },
  ),
  pressed('two assistants', desk(checked()), ASSISTED, ALONE),
  pressed(
    'the question before a card for one contest',
    desk(checked({ chosen: 1 })),
    { type: 'issue-requested' },
    { type: 'question-answered', yes: false },
  ),
  pressed(
    'everything declined, and then not',
    desk(checked()),
    { type: 'contests-chosen', contests: [] },
    { type: 'question-answered', yes: false },
  ),
  pressed(
    'the question answered, and the card not laid down',
    () => play(desk(checked({ chosen: 1 }))(), [press({ type: 'issue-requested' })]),
    { type: 'question-answered', yes: true },
    CANCEL,
    { shows: (state) => dayOf(state).desk.type === 'card-awaited' },
  ),
  pressed('a card is asked for', desk(checked()), { type: 'issue-requested' }, CANCEL),
  pressed('the other ways', desk(found()), { type: 'ways-requested' }, CANCEL, {
    shows: (state) => dayOf(state).desk.type === 'ways',
  }),
  pressed('the page of one way', WAYS, { type: 'way-chosen', way: 'braille' }, CANCEL),
  row(
    'ballot papers are recorded and not handed out',
    ['way-decided', 'paper-withdrawn'],
    () => play(WAYS(), [press({ type: 'way-chosen', way: 'braille' })]),
    does(
      [
        press({
          type: 'way-decided',
          entries: {
            ticks: ['cannot-see'],
            ticketReason: null,
            papers: null,
            ground: null,
            decidedBy: null,
            words: '',
            contests: [MAYOR],
          },
        }),
        { type: 'standing-recorded', voter: voter({ paper: 'braille' } as never), counts: counts({ onPaper: 1 }) },
      ],
      [press({ type: 'paper-withdrawn' }), { type: 'standing-recorded', voter: voter(), counts: counts() }],
    ),
    { shows: (state) => dayOf(state).counts },
  ),
  row(
    'a row by a judgment is typed and not entered',
    ['order-typed', 'operation-cancelled'],
    desk(NOBODY),
    does(
      [
        press({ type: 'ways-requested' }),
        press({ type: 'order-typed', entries: ENTRIES }),
        { type: 'person-looked-up', row: null, notice: notice('not-on-roll') },
      ],
      [press(CANCEL)],
    ),
    { shows: (state) => [dayOf(state).desk.type === 'by-order', dayOf(state).record.roll.byOrder] },
  ),
  pressed('a card is to come back', desk(HAS_CARD), { type: 'return-requested', declined: [] }, CANCEL, {
    shows: (state) => dayOf(state).desk.type === 'return-awaited',
  }),
  pressed('a card check', desk({}), { type: 'card-check-requested' }, CANCEL),
  pressed(
    'a card in place of a lost one is asked for',
    desk(REPLACING),
    { type: 'replacement-requested', card: 'lost' },
    CANCEL,
    { shows: (state) => dayOf(state).check.type === 'replacing' },
  ),
  row(
    'cards brought from the return window, a slip',
    ['cards-brought', 'cards-brought-undone'],
    desk({ counts: counts({ cardsOut: 9 }) }),
    does(
      [press({ type: 'cards-brought', count: 7 }), { type: 'circulation-counted', counts: counts({ cardsOut: 2 }) }],
      [press({ type: 'cards-brought-undone' }), { type: 'circulation-counted', counts: counts({ cardsOut: 9 }) }],
    ),
  ),
]
