/** Every voter who is not the ordinary one, at the pure desk: what holds a card back, which ways are open, what each asks for. */
import { describe, expect, it } from 'vitest'
import { NO_CONTEST } from '#election/contests.ts'
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import type { ContestMask } from '#election/ids.ts'
import { givenPaper, NEW_STANDING } from '#election/roll/standing.ts'
import { countsOf } from '#simulation/rooms/each-contest.ts'
import { ALL, checkedVoter, FIRST, IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import { deskFor } from './desk-for.ts'
import { issuerScreenEventSchema, type Way, type WayEntries } from './screen-event.ts'
import type { Desk, FoundBy, Voter } from './state.ts'
import { groundsOf, missingOfWay, ticksOf, waysOf } from './ways.ts'

const WHOLE = { assistants: ['補助 一', '補助 二'], cause: 'body', heard: true, agreed: true } as const
const CHECKED: Desk = { type: 'checked', checked: checkedVoter({ chosen: ALL }) }

function choose(session: IssuerSession, mode: 'voter' | 'proxy' | 'assisted', more: object = {}): void {
  session.press(issuerScreenEventSchema.parse({ type: 'assistance-chosen', mode, assistants: [], ...more }))
}

describe('a proxy or assisted vote that is half chosen (PRX-02, PRX-08)', () => {
  it.each([
    ['the mode alone', 'proxy', {}],
    ['one assistant', 'proxy', { ...WHOLE, assistants: ['補助 一'] }],
    ['the same assistant twice', 'proxy', { ...WHOLE, assistants: ['補助 一', '補助 一'] }],
    ['no cause', 'proxy', { ...WHOLE, cause: null }],
    ['witnesses not heard', 'proxy', { ...WHOLE, heard: false }],
    ['no consent', 'assisted', { ...WHOLE, agreed: false }],
    ['a witness assists (D-16)', 'assisted', { ...WHOLE, assistants: ['a', '補助 二'] }],
    ['the mode alone', 'assisted', {}],
  ] as const)('%s, %s: no card, neither an ordinary one', (_what, mode, form) => {
    const session = new IssuerSession({ desk: CHECKED }, { reader: 'card' })
    choose(session, mode, form)
    expect(session.press({ type: 'issue-requested' })).toEqual([])
    // LAW-13
    expect(session.alarms).toEqual(['assistants-needed'])
    expect(session.day.desk).toMatchObject({ type: 'checked', checked: { assistance: { mode } } })
  })

  it('a witness assists where the commission allows it (D-16)', () => {
    const settings = { ...USUAL_SETTINGS, witnessAssists: true }
    const session = new IssuerSession({ desk: CHECKED }, { reader: 'card', facts: { settings } })
    choose(session, 'assisted', { ...WHOLE, assistants: ['a', '補助 二'] })
    expect(session.press({ type: 'issue-requested' })).toMatchObject([{ type: 'issue-card' }])
  })

  it('whole, it is what the card is for; left, nothing of it is', () => {
    const session = new IssuerSession({ desk: CHECKED }, { reader: 'card' })
    choose(session, 'proxy', WHOLE)
    choose(session, 'voter')
    choose(session, 'assisted', { ...WHOLE, cause: 'sight' })
    const [effect] = session.press({ type: 'issue-requested' })
    // PRX-08: operation assistance has no cause.
    expect(effect).toMatchObject({ type: 'issue-card', request: { assistance: { mode: 'assisted', cause: null } } })
    const left = new IssuerSession({ desk: CHECKED }, { reader: 'card' })
    choose(left, 'proxy', WHOLE)
    choose(left, 'voter')
    expect(left.press({ type: 'issue-requested' })).toMatchObject([
      { type: 'issue-card', request: { assistance: { mode: 'voter', assistants: [], cause: null } } },
    ])
  })
})

const refused = (refusal: Voter['refusal']): Voter => ({ ...voter(), refusal })
/** Nothing was taken early. */
const withAll = (standing: Parameters<typeof voter>[0] = {}): Voter => ({ ...voter(standing), closed: NO_CONTEST })
const holder = voter({ marks: FIRST, out: FIRST, ticketHeld: true, cardsIssued: 1, issued: countsOf(1) })
const onPaper = (paper: 'braille' | 'provisional', contests: ContestMask) =>
  voter(givenPaper(NEW_STANDING, paper, contests))

describe('the ways that are open', () => {
  it.each<[string, Voter, readonly Way[]]>([
    [
      'whoever may vote',
      voter(),
      ['no-ticket', 'declaration', 'braille', 'proxy-refused', 'braille-refused', 'refusal', 'provisional'],
    ],
    ['whoever has no right (ELG-09)', refused('disqualified'), ['refusal', 'provisional']],
    ['absentee papers are out (ELG-03)', refused('absentee-issued'), ['papers-back', 'provisional']],
    ['voted early: a witness objects at most', refused('early-voted'), ['provisional']],
    ['refused for want of a declaration', voter({ refused: 'no-declaration' }), ['declaration', 'provisional']],
    // PRX-06: no provisional ballot for it, and the card is still there.
    [
      'proxy refused',
      voter({ proxyRefused: true }),
      ['no-ticket', 'declaration', 'braille', 'braille-refused', 'refusal', 'provisional'],
    ],
    // PAP-04: nor for this one; a braille ballot may be given after all.
    [
      'braille refused',
      voter({ brailleRefused: true }),
      ['no-ticket', 'declaration', 'braille', 'proxy-refused', 'refusal', 'provisional'],
    ],
    // PAP-02: whoever has a card has no paper.
    ['a card is out', holder, ['declaration', 'proxy-refused', 'braille-refused', 'refusal']],
    ['every card is out or voted', { ...holder, refusal: 'already-voted' }, []],
    ['braille, one contest left', onPaper('braille', FIRST), ['braille']],
    ['provisional, one contest left', onPaper('provisional', FIRST), ['provisional']],
    ['provisional in all', { ...onPaper('provisional', ALL), refusal: 'already-voted' }, []],
    ['not on this roll', refused('other-station'), []],
  ])('%s', (_who, at, ways) => {
    expect(waysOf(at, ALL)).toEqual(ways)
  })

  // PRX-06: a refused proxy is no ground; ELG-10: a witness' objection is one, also where a part was taken early.
  it.each<[string, Voter, readonly string[]]>([
    ['whoever may vote', withAll(), ['no-declaration', 'admission-objected']],
    ['proxy refused', withAll({ proxyRefused: true }), ['no-declaration', 'admission-objected']],
    ['braille refused', withAll({ brailleRefused: true }), ['no-declaration', 'admission-objected']],
    ['whoever has no right (ELG-09)', refused('disqualified'), ['no-right', 'refusal-objected']],
    ['voted early', refused('early-voted'), ['refusal-objected']],
    [
      'a part was taken early',
      { ...voter(), closed: FIRST },
      ['no-declaration', 'refusal-objected', 'admission-objected'],
    ],
    ['refused for want of a declaration', voter({ refused: 'no-declaration' }), ['no-declaration', 'refusal-objected']],
    ['not on this roll', refused('other-station'), []],
  ])('the grounds of a provisional ballot: %s', (_who, at, grounds) => {
    expect(groundsOf(at)).toEqual(grounds)
  })

  it('after the closing only for who was inside (CLS-02)', () => {
    const asked = (inside: boolean) => {
      const { rollNo } = voter()
      const record = openRecord({ stage: 'closing', inside: { rollNos: inside ? [rollNo] : [], fixed: true } })
      const desk: Desk = { type: 'refused', notice: notice('disqualified'), voter: refused('disqualified') }
      const session = new IssuerSession({ record, desk })
      session.press({ type: 'ways-requested' })
      return session.day.desk
    }
    expect(asked(true)).toMatchObject({ type: 'ways', open: ['refusal', 'provisional'] })
    expect(asked(false)).toMatchObject({ type: 'ways', open: [] })
  })
})

const ENTRIES: WayEntries = {
  ticks: [],
  ticketReason: 'lost',
  papers: 2,
  ground: 'no-right',
  decidedBy: 'deputy',
  words: '立会人に異議なし',
  contests: ['mayor', 'council'] as never,
}

function atWay(way: Way, who: Voter, from: Desk['type'] = 'refused'): IssuerSession {
  const desk: Desk =
    from === 'found'
      ? { type: 'found', voter: who, offered: ALL, ticket: 'asked', oath: 'none', said: null }
      : { type: 'refused', notice: notice('disqualified'), voter: who }
  const session = new IssuerSession({ desk })
  session.press({ type: 'ways-requested' })
  session.press({ type: 'way-chosen', way })
  return session
}

describe('a way is recorded in one act, when all of it is there', () => {
  it.each<[Way, Voter, object]>([
    ['no-ticket', voter(), { type: 'ticket-reissued', reason: 'lost' }],
    ['declaration', voter(), { type: 'declared' }],
    ['papers-back', refused('absentee-issued'), { type: 'papers-back', papers: 2 }],
    ['braille', voter(), { type: 'paper-given', paper: 'braille', contests: ALL, form: null }],
    ['proxy-refused', voter(), { type: 'proxy-refused' }],
    ['braille-refused', voter(), { type: 'braille-refused' }],
    ['refusal', refused('disqualified'), { type: 'refused', why: 'no-right' }],
    ['refusal', voter(), { type: 'refused', why: 'no-declaration' }],
    [
      'provisional',
      refused('disqualified'),
      {
        type: 'paper-given',
        paper: 'provisional',
        contests: ALL,
        form: { ground: 'no-right', decidedBy: 'deputy', words: '立会人に異議なし' },
      },
    ],
  ])('%s', (way, who, act) => {
    const ticks = [...ticksOf(way, who, 'no-right')]
    for (const without of ticks) {
      const session = atWay(way, who)
      const entries = { ...ENTRIES, ticks: ticks.filter((tick) => tick !== without) }
      expect(missingOfWay(way, who, entries)).toEqual([without])
      expect(session.press({ type: 'way-decided', entries })).toEqual([])
      expect(session.alarms).toEqual(['way-incomplete'])
    }
    const session = atWay(way, who)
    const effects = session.press({ type: 'way-decided', entries: { ...ENTRIES, ticks } })
    expect(effects).toEqual([{ type: 'record-way', rollNo: who.rollNo, act }])
    // Twice pressed is written once.
    expect(session.press({ type: 'way-decided', entries: { ...ENTRIES, ticks } })).toEqual([])
  })

  it('a provisional ballot without ground, decider, words or contests is none', () => {
    const who = refused('disqualified')
    const ticks = [...ticksOf('provisional', who, 'no-right')]
    const missing = (more: Partial<WayEntries>) => missingOfWay('provisional', who, { ...ENTRIES, ticks, ...more })
    expect(missing({ ground: null })).toContain('ground')
    // PAP-04: not with the ground of somebody else.
    expect(missing({ ground: 'no-declaration' })).toContain('ground')
    expect(missing({ decidedBy: null })).toEqual(['decided-by'])
    expect(missing({ words: ' ' })).toEqual(['words'])
    expect(missing({ contests: [] })).toEqual(['contests'])
  })

  it('a paper is given like a card: not before the hour is known, not after the closing hour, not for what is not left', () => {
    const who = refused('disqualified')
    const ticks = [...ticksOf('provisional', who, 'no-right')]
    const late = atWay('provisional', who)
    late.send({ type: 'minute', now: '2026-11-22T20:01' as never })
    expect(late.press({ type: 'way-decided', entries: { ...ENTRIES, ticks } })).toEqual([])
    expect(late.alarms).toEqual(['closing-due'])
    const half = atWay('braille', onPaper('braille', FIRST))
    expect(half.press({ type: 'way-decided', entries: { ...ENTRIES, ticks: ['cannot-see'] } })).toEqual([])
    expect(half.alarms).toEqual(['contests-not-offered'])
  })

  it('a page that is left has written nothing', () => {
    const session = atWay('declaration', voter(), 'found')
    expect(session.press({ type: 'operation-cancelled' })).toEqual([])
    expect(session.day.desk).toMatchObject({ type: 'ways', chosen: null })
    expect(session.press({ type: 'operation-cancelled' })).toEqual([])
    expect(session.day.desk).toMatchObject({ type: 'found' })
  })
})

describe('what the desk says of such a voter afterwards', () => {
  const shown = (who: Voter, by: FoundBy = 'else') => {
    const { state, day } = new IssuerSession({ sought: { rollNo: who.rollNo, by } })
    const facts = 'facts' in state.phase && state.phase.facts !== null ? state.phase.facts : null
    if (facts === null) throw new Error('a station')
    return deskFor({ state, facts, day }, who)
  }

  it('who is on paper gets no card, whatever else the roll says (ELG-10)', () => {
    for (const refusal of [null, 'disqualified', 'already-voted'] as const) {
      expect(shown({ ...onPaper('provisional', ALL), refusal })).toMatchObject({ notice: { code: 'paper-path' } })
    }
  })

  it('who did not declare gets none before the declaration (ELG-08)', () => {
    expect(shown(voter({ refused: 'no-declaration' }))).toMatchObject({ notice: { code: 'not-declared' } })
    expect(shown(voter({ declared: true }))).toMatchObject({ type: 'found' })
  })

  it('the ticket is asked for where none was scanned (ISS-01), and the first one is refused after another was made out (ELG-07)', () => {
    expect(shown(voter())).toMatchObject({ ticket: 'asked' })
    expect(shown(voter(), 'ticket')).toMatchObject({ ticket: 'scanned' })
    expect(shown(voter({ ticket: 'lost' }))).toMatchObject({ ticket: 'reissued' })
    const session = new IssuerSession({ desk: { type: 'seeking' } })
    const voters = [voter({ ticket: 'lost' })]
    session.send({ type: 'voters-found', voters, by: ['ticket'], more: false })
    expect(session.day.desk).toMatchObject({ type: 'refused', notice: { code: 'ticket-replaced' } })
  })
})

it('ELG-09: the line that a ground brings stands last, so that no line moves under a finger', () => {
  const who = voter()
  const before = ticksOf('provisional', who, null)
  for (const ground of ['no-right', 'admission-objected'] as const)
    expect(ticksOf('provisional', who, ground).slice(0, before.length)).toEqual(before)
})
