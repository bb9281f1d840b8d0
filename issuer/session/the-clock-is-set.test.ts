/** The issuer's clock: set by the officer before two witnesses, in the day and under a refused start; record and log keep it. */
import { describe, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { FACTS, IssuerSession, OPENED } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import type { IssuerState } from './state.ts'
import { initial, step } from './step.ts'

const NOON = '2026-11-22T12:30' as LocalMinute
const DIGITS = '202611221230'

function atThePage(now: string = '2026-11-23T12:29'): IssuerSession {
  const session = new IssuerSession({}, { now })
  session.press({ type: 'clock-setting-requested' })
  session.officer()
  return session
}

function seenByTwo(session: IssuerSession): IssuerSession {
  session.press({ type: 'clock-typed', digits: DIGITS })
  for (const witness of [0, 1]) session.press({ type: 'clock-seen', witness, seen: true })
  return session
}

describe('in the day', () => {
  it.each([
    ['a day ahead', '2026-11-23T12:29'],
    ['a day behind', '2026-11-21T12:29'],
  ])('%s: set, and cards are issued again by itself', (_, wrong) => {
    const session = seenByTwo(atThePage(wrong))
    expect(session.press({ type: 'clock-struck' })).toEqual([{ type: 'set-clock', to: NOON }])
    session.send({ type: 'clock-set', outcome: 'set', now: NOON })
    expect(session.day).toMatchObject({ clock: null, record: { clockSets: [{ from: wrong, to: NOON }] } })
    expect(session.state.now).toBe(NOON)
  })

  it('what the wrong clock refused is not said any more; other alarms wait', () => {
    const alarms = ['opened-day-is-over', 'too-few-witnesses'].map((code) => notice(code as 'opened-day-is-over'))
    const session = new IssuerSession({ alarms }, { now: '2026-11-23T12:29' })
    session.press({ type: 'clock-setting-requested' })
    session.officer()
    seenByTwo(session).press({ type: 'clock-struck' })
    session.send({ type: 'clock-set', outcome: 'not-set', now: '2026-11-23T12:30' as LocalMinute })
    expect(session.alarms).toEqual(['opened-day-is-over', 'too-few-witnesses'])
    seenByTwo(session).press({ type: 'clock-struck' })
    session.send({ type: 'clock-set', outcome: 'set', now: NOON })
    expect(session.alarms).toEqual(['too-few-witnesses'])
  })

  it('the log has direction and size, under the clock after it', () => {
    const session = seenByTwo(atThePage('2026-11-22T13:30'))
    session.press({ type: 'clock-struck' })
    const { effects } = step(session.state, { type: 'clock-set', outcome: 'set', now: NOON })
    const logged = effects.flatMap((effect) => (effect.type === 'log' ? effect.events : []))
    expect(logged).toEqual([{ type: 'clock-set', forward: false, minutes: 60 }])
  })

  it('nobody sets it without both witnesses, without the card, or twice by two presses', () => {
    const session = atThePage()
    session.press({ type: 'clock-typed', digits: DIGITS })
    session.press({ type: 'clock-seen', witness: 0, seen: true })
    expect(session.press({ type: 'clock-struck' })).toEqual([])
    expect(session.day.clock).toMatchObject({ failure: { code: 'clock-not-seen' } })
    session.send({ type: 'reader', reader: 'absent' })
    expect(session.day.clock).toBeNull()
    expect(session.press({ type: 'clock-struck' })).toEqual([])
    const both = seenByTwo(atThePage())
    expect([both.press({ type: 'clock-struck' }), both.press({ type: 'clock-struck' })]).toMatchObject([[{}], []])
  })

  it('the page is of the officer alone: a wrong PIN counts as for any act', () => {
    const session = new IssuerSession()
    session.press({ type: 'clock-setting-requested' })
    session.send({ type: 'reader', reader: 'card' })
    session.press({ type: 'pin-entered', pin: '111111' })
    session.send({ type: 'not-authorised', notice: notice('wrong-pin') })
    expect([session.day.wrongPins, session.day.clock]).toEqual([1, null])
    session.press({ type: 'clock-typed', digits: DIGITS })
    expect(session.day.clock).toBeNull()
  })

  it.each([
    ['not-set', 'clock-not-set', 0],
    ['not-kept', 'clock-not-kept', 1],
  ] as const)('%s is said, and recorded only when the clock went', (outcome, code, sets) => {
    const session = seenByTwo(atThePage())
    session.press({ type: 'clock-struck' })
    session.send({ type: 'clock-set', outcome, now: NOON })
    expect(session.day.clock).toMatchObject({ step: 'minute', failure: { code } })
    expect(session.day.record.clockSets).toHaveLength(sets)
  })

  it('no such day', () => {
    const session = atThePage()
    session.press({ type: 'clock-typed', digits: '202602291200' })
    expect(session.day.clock).toMatchObject({ step: 'minute', failure: { code: 'clock-no-such-time' } })
  })
})

describe('under a start that is refused for its date', () => {
  const REFUSED = '2001-01-01T00:02' as LocalMinute
  function refused(): IssuerState {
    const { state } = initial(REFUSED)
    const why = notice('live-outside-its-dates', { date: '2026-11-22', fingerprint: '' })
    return step(state, { type: 'start-refused', notice: why, facts: FACTS }).state
  }
  const through = (state: IssuerState, ...events: readonly IssuerEvent[]) =>
    events.reduce((last, event) => step(last.state, event), { state, effects: [] } as ReturnType<typeof step>)
  const press = (event: Extract<IssuerEvent, { type: 'screen' }>['event']): IssuerEvent => ({ type: 'screen', event })
  const TO_THE_PAGE = [
    press({ type: 'clock-setting-requested' }),
    { type: 'reader', reader: 'card' },
    press({ type: 'pin-entered', pin: '123456' }),
    { type: 'authorised' },
  ] as const satisfies readonly IssuerEvent[]
  const STRUCK = [
    press({ type: 'clock-typed', digits: DIGITS }),
    press({ type: 'clock-seen', witness: 0, seen: true }),
    press({ type: 'clock-seen', witness: 1, seen: true }),
    press({ type: 'clock-struck' }),
  ]

  it('card, PIN and two witnesses: the package is asked again at once', () => {
    const { state, effects } = through(refused(), ...TO_THE_PAGE, ...STRUCK)
    expect(effects).toEqual([{ type: 'set-clock', to: NOON }])
    const after = step(state, { type: 'clock-set', outcome: 'set', now: NOON })
    expect([after.state.phase.type, after.effects]).toEqual(['verifying', [{ type: 'verify-package' }]])
    expect(after.state.clockSets).toEqual([{ from: REFUSED, to: NOON }])
  })

  it('books that were opened with nothing to do are opened anew: the clock was a month ahead', () => {
    const ahead = '2026-12-22T06:30' as LocalMinute
    const live = { ...FACTS, use: 'live' as const }
    const start = { ...refused(), now: ahead, phase: { type: 'opening-books', facts: live, wrongPins: 0 } as const }
    const { state } = step(start, { ...OPENED, record: null })
    expect(state.phase).toMatchObject({ type: 'refused', notice: { code: 'live-after-its-dates' } })
    const struck = through(state, ...TO_THE_PAGE, ...STRUCK)
    const after = step(struck.state, { type: 'clock-set', outcome: 'set', now: NOON })
    expect([after.state.phase.type, after.effects]).toEqual([
      'opening-books',
      [{ type: 'open-books', takeOver: false }],
    ])
    expect(step(after.state, { ...OPENED, record: null }).state.phase).toMatchObject({
      type: 'day',
      day: { record: { clockSets: [{ from: ahead, to: NOON }] } },
    })
  })

  it('without a right PIN no page opens', () => {
    const [ask, lay, pin] = TO_THE_PAGE
    const { state } = through(
      refused(),
      ask,
      lay,
      pin,
      { type: 'not-authorised', notice: notice('wrong-pin') },
      ...STRUCK,
    )
    expect(state.phase).toMatchObject({ type: 'refused', setting: { step: 'card' }, wrongPins: 1 })
  })

  it('the firmware was set instead: it goes on by itself at the next minute of another date, and not before', () => {
    const same = step(refused(), { type: 'minute', now: '2001-01-01T00:03' as LocalMinute })
    expect(same.effects).toEqual([])
    expect(step(same.state, { type: 'minute', now: NOON }).effects).toEqual([{ type: 'verify-package' }])
  })

  it('a start that is refused for something else has no such page', () => {
    const { state } = step(initial(REFUSED).state, { type: 'start-refused', notice: notice('software-differs') })
    expect(through(state, ...TO_THE_PAGE).state.phase).toMatchObject({ type: 'refused', setting: null })
  })
})
