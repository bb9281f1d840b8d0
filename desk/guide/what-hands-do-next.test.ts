/** The strip's words are true to what hands find: headphones that are out, a machine that another screen hides. */
import { expect, it } from 'vitest'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { isWayHidden } from '../screens/hidden-way.ts'
import { closingStep } from './closing-step.ts'
import { nextStep } from './next-step.ts'
import { openingStep } from './opening-step.ts'
import { intentionsOf } from './play.ts'
import type { Room } from './room.ts'
import { Told } from './told.ts'
import { voterOnTheWay, votingStep, waitingInside } from './voting-step.ts'

function listening(headphones: boolean): Room {
  const issuer = { screen: 'day', record: { kiosks: [] }, desk: { type: 'ready' } }
  const page = { type: 'audio', phase: 'choose', headphones }
  return {
    issuer: { id: '1-I1', spare: false, power: 'on', view: issuer },
    kiosks: [{ id: '1-K1', spare: false, power: 'on', view: { page } }],
    cards: [{ id: 'voting-1', kind: 'voting', number: 1, place: 'reader:1-K1' }],
  } as unknown as Room
}

const word = (room: Room) =>
  voterOnTheWay(room, room.issuer.view as Extract<typeof room.issuer.view, { screen: 'day' }>)

it('headphones are out: the strip says to plug them in, not to go on listening (V15)', () => {
  expect(word(listening(false))).toMatchObject({ word: 'ear-plug-in', app: '1-K1' })
  expect(word(listening(true))).toMatchObject({ word: 'ear-choose', app: '1-K1' })
})

it('a card for the voice at a machine without headphones: plugged in, and the same card again; another refused one goes to its voter', () => {
  const refused = (refusal: string) =>
    ({
      ...listening(false),
      issued: [{ card: 'voting-1', rollNo: '0001' }],
      votedCards: [],
      overdue: [],
      kiosks: [
        {
          id: '1-K1',
          spare: false,
          power: 'on',
          view: { page: { type: 'refused', refusal, clock: '2027-04-26T19:59' } },
        },
      ],
    }) as unknown as Room
  expect(word(refused('headphones-missing'))).toMatchObject({ word: 'ear-plug-lay', points: ['voting-1', 'hand'] })
  expect(word(refused('other-session-open'))).toMatchObject({ word: 'refused-to-voter', points: ['voting-1', 'hand'] })
  expect(word(refused('clock-or-card'))?.machine?.ja.title).toContain('2027-04-26 19:59')
})

it('a card in the hand for a machine that another screen hides: the way is shown; anything else leaves the desk as it is (V16)', () => {
  const step = { app: '1-K1', points: ['voting-1', 'reader:1-K1'] }
  expect(isWayHidden('voting-1', step, '1-I1')).toBe(true)
  expect(isWayHidden('voting-1', step, '1-K1')).toBe(false)
  expect(isWayHidden('voting-1', step, null)).toBe(false)
  expect(isWayHidden('voting-2', step, '1-I1')).toBe(false)
  expect(isWayHidden(null, step, '1-I1')).toBe(false)
})

const NOBODY = { mode: 'voter', assistants: [], cause: null, heard: false, agreed: false }

/** A card on the issuer's reader while a blank one is asked for. */
function atTheDesk(day: { issued?: readonly { card: string; rollNo: string }[]; takenBack?: boolean }): Room {
  const desk = { type: 'card-awaited', checked: { assistance: NOBODY }, failure: null }
  const record = { kiosks: [], witnesses: { names: [] }, closing: {} }
  const issuer = {
    screen: 'day',
    record,
    desk,
    unsettled: null,
    check: { type: 'none' },
    cardDealtWith: true,
    takenBack: day.takenBack ?? false,
  }
  return {
    issuer: { id: '1-I1', spare: false, power: 'on', view: issuer },
    kiosks: [],
    cards: [{ id: 'voting-1', kind: 'voting', number: 1, place: 'reader:1-I1' }],
    issued: day.issued ?? [],
    votedCards: [],
    overdue: [],
  } as unknown as Room
}

it.each([
  [
    'of the voter before: it is not said to be issued now',
    { issued: [{ card: 'voting-1', rollNo: '1' }] },
    'card-of-another',
    'hand',
  ],
  ['that came back: it is no blank card of the case', { takenBack: true }, 'returned-card-off', 'case'],
  ['of nobody: away with it', {}, 'wrong-card-off', 'case'],
] as const)('a card lies on the reader, one %s', (_, day, expected, place) => {
  expect(word(atTheDesk(day))).toMatchObject({ word: expected, points: ['voting-1', place] })
})

it('a proxy whose assistants are not named yet: the strip does not name a button that is not there', () => {
  const room = (assistance: object): Room => {
    const base = atTheDesk({})
    const view = { ...base.issuer.view, desk: { type: 'checked', checked: { assistance } } }
    return { ...base, cards: [], issuer: { ...base.issuer, view } } as unknown as Room
  }
  const proxy = { mode: 'proxy', assistants: ['佐藤 一郎', '鈴木 二郎'], cause: 'hands', heard: true, agreed: true }
  expect(word(room({ ...proxy, assistants: ['佐藤 一郎', '佐藤 一郎'] }))).toMatchObject({ word: 'fill-assistance' })
  expect(word(room(proxy))).toMatchObject({ word: 'issue' })
  expect(word(room(NOBODY))).toMatchObject({ word: 'issue' })
})

it('a voter walks off with the card: the strip asks for that one, not for another that was issued before it', () => {
  const told = new Told({ visits: [], sources: { roll: [] } } as unknown as ConstructorParameters<typeof Told>[0])
  const kiosk = (type: string) => ({ id: '1-K1', spare: false, power: 'on', view: { page: { type } } })
  const cards = (place: string) => [
    { id: 'voting-1', kind: 'voting', number: 1, place: 'hand' },
    { id: 'voting-4', kind: 'voting', number: 4, place },
  ]
  const seen = (type: string, place: string) => {
    const now = { issuer: { id: '1-I1', view: null }, kiosks: [kiosk(type)], cards: cards(place) }
    told.look(now as unknown as Parameters<Told['look']>[0])
    const issued = [1, 4].map((number) => ({ card: `voting-${number}`, rollNo: `${number}` }))
    return { ...listening(true), ...now, ...told.progress(), issued, issuer: listening(true).issuer } as unknown as Room
  }
  seen('choose', 'reader:1-K1')
  expect(word(seen('card-away', 'hand'))).toMatchObject({ word: 'card-back', points: ['voting-4', 'reader:1-K1'] })
})

it('a card whose time is over leads its voter to the desk, and not to the machines again (ISS-21)', () => {
  const quiet = { ...atTheDesk({}).issuer.view, desk: { type: 'ready' } }
  const room = (place: string, overdue: readonly string[]) =>
    ({
      ...atTheDesk({ issued: [{ card: 'voting-1', rollNo: '1-0003' }] }),
      kiosks: [{ id: '1-K1', spare: false, power: 'on', view: { page: { type: 'waiting' } } }],
      cards: [{ id: 'voting-1', kind: 'voting', number: 1, place }],
      issuer: { id: '1-I1', spare: false, power: 'on', view: quiet },
      overdue,
    }) as unknown as Room
  expect(word(room('hand', []))).toMatchObject({ word: 'card-to-kiosk' })
  expect(word(room('hand', ['voting-1']))).toMatchObject({ word: 'card-over', values: { card: 1, rollNo: '1-0003' } })
})

it('a card is overdue from the refusal until its voter has none, or another one', () => {
  const told = new Told({ visits: [], sources: { roll: [] } } as unknown as ConstructorParameters<typeof Told>[0])
  const voter = (out: number) => ({ rollNo: '1-0003', standing: { out } })
  const look = (desk: object, place: string, page: object) =>
    told.look({
      issuer: { id: '1-I1', view: { screen: 'day', record: { kiosks: [] }, desk } },
      kiosks: [{ id: '1-K1', spare: false, power: 'on', view: { page } }],
      cards: [{ id: 'voting-1', kind: 'voting', number: 1, place }],
    } as unknown as Parameters<Told['look']>[0])
  const waiting = { type: 'waiting' }
  look({ type: 'hand-over', checked: { voter: voter(3) } }, 'reader:1-I1', waiting)
  look({ type: 'ready' }, 'reader:1-K1', { type: 'refused', refusal: 'card-expired' })
  expect(told.progress().overdue).toEqual(['voting-1'])
  look({ type: 'checked', checked: { voter: voter(0) } }, 'case', waiting)
  expect(told.progress()).toMatchObject({ overdue: [], issued: [] })
})

it('at the hour the declaration comes before whoever is on the way; then those who came in time (CLS-01, CLS-02)', () => {
  const view = {
    ...listening(false).issuer.view,
    now: '2002-06-23T20:00',
    closing: [],
    insideServed: ['1-0001'],
    record: { kiosks: [], inside: { rollNos: ['1-0001', '1-0002', '1-0005'] } },
  }
  const hours = { opens: '2002-06-23T07:00', closes: '2002-06-23T20:00' }
  const room = { ...listening(false), now: '2002-06-23T20:00', hours, dealtWith: ['1-0002'] } as unknown as Room
  const day = view as unknown as Parameters<typeof votingStep>[1]
  expect(votingStep(room, day)).toBeNull()
  expect(closingStep(room, day)).toMatchObject({ word: 'declare-closing' })
  const declared = { ...view, closing: [{ step: 'declaration', done: true }] } as unknown as typeof day
  expect(closingStep(room, declared)).toMatchObject({ word: 'fix-listed' })
  expect(waitingInside(room, day)).toMatchObject({ word: 'seek-inside', values: { rollNo: '1-0005' } })
})

/** The evening: the list of those inside is fixed, and all that the given steps name is done. */
function evening(done: readonly string[], closing: object, kiosks: readonly object[] = []): Room {
  const counts = { cardsOut: 1, cardsInEnvelope: 1, cardsFound: 1 }
  const steps = ['declaration', 'inside', ...done].map((step) => ({ step, done: true }))
  const record = { kiosks: [], inside: { rollNos: [] }, reports: { correcting: '' }, replacements: [], closing }
  const quiet = { desk: { type: 'ready' }, unsettled: null, check: { type: 'none' }, insideServed: [] }
  const view = { screen: 'day', stage: 'closing', closing: steps, record, counts, ...quiet }
  const issued = [{ card: 'voting-1', rollNo: '1-0003' }]
  const cards = [1, 2, 3, 4].map((number) => ({ id: `voting-${number}`, kind: 'voting', number, place: 'hand' }))
  const issuer = { id: '1-I1', spare: false, power: 'on', view }
  return { issuer, kiosks, cards, issued, votedCards: [], overdue: [], hours: null } as unknown as Room
}
const inTheEvening = (room: Room) =>
  closingStep(room, room.issuer.view as Extract<typeof room.issuer.view, { screen: 'day' }>)

it('a machine that comes back after the hour is led to its page for the voters who are still inside (CLS-02)', () => {
  const kiosk = { id: '1-K1', spare: false, power: 'on', view: { page: { type: 'recovered' } } }
  expect(inTheEvening(evening([], {}, [kiosk]))).toMatchObject({ key: 'open-kiosk', word: 'press-next', app: '1-K1' })
})

it('the cards of the case are counted without those in envelopes and those that never came back (TRN-09)', () => {
  const sealing = { 'originals-sealed': true, 'duplicates-sealed': true, 'ballot-box-locked': true }
  const closing = {
    ticks: {},
    kiosksMayClose: true,
    permittedAt: '20:10',
    sealing,
    boxesReady: 'now',
    ticketsCounted: 3,
    cardsInCase: null,
  }
  const room = { ...evening(['ticks', 'transport', 'kiosks'], closing), issued: [] }
  expect(inTheEvening(room)).toMatchObject({ word: 'enter-case', values: { count: 1 } })
})

it('voting is suspended, or a witness is away: back to it before a voter is called whom the issuer refuses (FLT-07, D-02)', () => {
  const { issuer, ...room } = evening([], {})
  const after = (suspension: object | null, present: readonly boolean[]) => {
    const record = { stage: 'voting', openedAt: '07:00', witnesses: { names: ['一', '二'], present } }
    const day = { ...issuer.view, stage: 'voting', suspension, officer: null, report: { type: 'none' } }
    const view = {
      ...day,
      opening: [],
      record: { ...record, reports: { correcting: '' }, kiosks: [{ machine: '1-K1' }] },
    }
    const tally = { id: 'tally', power: 'on', view: { phase: 'receive' } }
    const whole = { ...room, media: [], tally, issuer: { ...issuer, view } }
    return nextStep(whole as unknown as Room)
  }
  expect(after({}, [true, false])).toMatchObject({ key: 'trouble', word: 'mark-witnesses' })
  expect(after({}, [true, true])).toMatchObject({ key: 'trouble', word: 'resume-voting' })
  expect(after(null, [true, false])).toMatchObject({ key: 'trouble', word: 'mark-witnesses' })
})

it('a bent card that nobody exchanged before the machines may close leads nowhere any more: what is done next is said (CLS-03)', () => {
  const closing = { ticks: {}, kiosksMayClose: true, permittedAt: null }
  const bent = (done: readonly string[], over: object) => {
    const room = evening(done, over)
    return inTheEvening({ ...room, cards: room.cards.map((card) => ({ ...card, bent: true })) })
  }
  expect(bent([], { ...closing, kiosksMayClose: false })).toMatchObject({ word: 'card-bent' })
  expect(bent(['ticks', 'transport'], closing)).toMatchObject({ word: 'permit-closing' })
  const late = { ...evening(['ticks', 'transport'], closing), overdue: ['voting-1'] }
  expect(inTheEvening(late)).toMatchObject({ word: 'permit-closing' })
})

it('a voter who is still shown when the machines may close: no identity is asked for a card that nobody gets (CLS-03)', () => {
  const found = (kiosksMayClose: boolean) => {
    const room = evening(['ticks', 'transport'], { ticks: {}, kiosksMayClose, permittedAt: null })
    const { issuer } = room
    const view = { ...issuer.view, desk: { type: 'found', voter: { name: '名' }, said: null } }
    return inTheEvening({ ...room, issued: [], issuer: { ...issuer, view } } as unknown as Room)
  }
  expect(found(false)).toMatchObject({ word: 'confirm-identity' })
  expect(found(true)).toMatchObject({ word: 'voter-refused', machine: issuerRefusals['kiosks-closing'] })
})

it('a card that was lost and replaced is not looked for in the return box', () => {
  const room = evening([], { ticks: {}, kiosksMayClose: false })
  const { issuer } = room
  const out = (cardsOut: number, replacements: readonly object[]) => {
    const day = issuer.view as unknown as { record: object; counts: object }
    const view = { ...day, counts: { ...day.counts, cardsOut }, record: { ...day.record, replacements } }
    return inTheEvening({ ...room, issued: [], issuer: { ...issuer, view } } as unknown as Room)
  }
  const [lost, unissued] = [{ card: 'lost' }, { card: 'lost', issued: false }]
  expect(out(2, [])).toMatchObject({ word: 'bring-cards', values: { count: 2 } })
  expect(out(3, [lost, unissued, { card: 'unreadable' }])).toMatchObject({ word: 'bring-cards', values: { count: 2 } })
  expect(out(1, [lost])).toMatchObject({ word: 'tick-closing' })
})

it('a card of a visitor votes for a candidate who stands: the first one may have died', () => {
  const contest = { id: 'mayor', title: '市長', titleEn: 'Mayor', kind: 'head' }
  const candidates = [
    { id: 'a', number: 1, gone: 'died' },
    { id: 'b', number: 2, gone: null },
  ]
  const election = { electionPackage: { contests: [contest] }, list: { contests: [{ contest: 'mayor', candidates }] } }
  const wishes = intentionsOf({ prepared: { election } } as never, null)
  expect(wishes.get('市長')).toEqual({ type: 'candidate', candidate: 'b', number: 2 })
})

it('a card of a visitor marks no judge, and a voter marks none who has left office', () => {
  const contest = { id: 'review', title: '国民審査', titleEn: '', kind: 'recall' }
  const candidates = ['a', 'b'].map((id, i) => ({ id, number: i + 1, gone: i === 0 ? 'withdrew' : null }))
  const election = { electionPackage: { contests: [contest] }, list: { contests: [{ contest: 'review', candidates }] } }
  const wishes = (visit: object | null) =>
    intentionsOf({ prepared: { election } } as never, visit as never).get('国民審査')
  expect(wishes(null)).toEqual({ type: 'marked', judges: [] })
  const planned = { choices: new Map([['review', { type: 'marked', judges: ['a', 'b'] }]]) }
  expect(wishes(planned)).toEqual({ type: 'marked', judges: ['b'] })
  expect(wishes({ choices: new Map([['review', { type: 'ended' }]]) })).toEqual({ type: 'ended' })
})

// P9: the strip asked for three lines, and the page showed five.
it.each([
  [[], 5],
  [['sign-hung', 'notice-posted'], 3],
])(
  'before the opening, with %o ticked, as many lines are asked for as the page shows without a tick',
  (ticked, count) => {
    const done = ['clock', 'witnesses', 'media', 'fronts'].map((step) => ({ step, done: true }))
    const record = { stage: 'preparing', openedAt: null, cardsReceived: 40, witnesses: { names: ['a', 'b'] }, ticked }
    const view = { screen: 'day', opening: done, record }
    const room = { issuer: { id: '1-I1', view }, kiosks: [], hours: null } as unknown as Room
    const said = openingStep(room, view as never)
    expect(said).toMatchObject({ word: 'tick-recheck', values: { count } })
  },
)
