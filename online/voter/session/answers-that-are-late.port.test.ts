/** Before the card and after the vote: a line that is slow or torn costs nobody what was typed, and shows nobody another's answer. */
import { describe, expect, it } from 'vitest'
import { drawVotingCode } from '#election/online/code.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Event, ScreenEvent } from './event.ts'
import type { Place, State } from './state.ts'
import { begin, step } from './step.ts'

const FLOW = 'f'.repeat(32)
const pageOf = ({ page }: State) => (page.type === 'open' ? page.at : null)
const opened = (place: Place) =>
  step(begin(place, 'ja', 0).state, {
    type: 'loaded',
    election: { signed: { settings: { switches: {} } } } as never,
    kept: null,
  })
const screen = (event: ScreenEvent): Event => ({ type: 'screen', event })

describe('before the card', () => {
  const CODE = drawVotingCode(seededRandomness('before the card'))
  const open = opened({ type: 'letter', code: CODE })
  const pressing = (...events: readonly Event[]) => events.reduce((at, event) => step(at.state, event), open)

  it('keeps the code for who begins again after a torn line, and not for who went back to the entry', () => {
    const torn = pressing(screen({ type: 'code-given' }), { type: 'code-answered', answer: { type: 'no-answer' } })
    const again = step(torn.state, screen({ type: 'begin', purpose: 'vote' }))
    expect(pageOf(again.state)).toMatchObject({ type: 'code', typed: CODE, said: 'nothing' })
    const home = step(torn.state, screen({ type: 'home' }))
    expect(pageOf(step(home.state, screen({ type: 'begin', purpose: 'vote' })).state)).toMatchObject({ typed: '' })
  })

  it('has a way out when the app of the card does not open', () => {
    const leaving = pressing(
      ...[screen({ type: 'code-given' }), { type: 'code-answered', answer: { type: 'flow', flow: FLOW } } as const],
      ...[screen({ type: 'free-will', isFree: true }), screen({ type: 'promise-given' }), screen({ type: 'to-card' })],
      { type: 'begin-answered', answer: { type: 'card', redirect: 'x' } },
    )
    expect([pageOf(leaving.state)?.type, leaving.effects]).toEqual(['leaving', [{ type: 'go', to: 'x' }]])
    const home = step(leaving.state, screen({ type: 'home' }))
    expect([pageOf(home.state)?.type, home.effects]).toEqual(['entry', [{ type: 'erase' }]])
  })
})

describe('a look into the log', () => {
  const lookFor = (text: string) => [screen({ type: 'typed', text }), screen({ type: 'look-up' })]
  const inLog = { type: 'in-log', index: 2, size: 3, witnesses: [], receipt: new Uint8Array(1) } as const

  it('shows no answer about another code than the one that is looked up, however late it comes', () => {
    const looked = lookFor('K7PM3-QXR9T').reduce((at, event) => step(at.state, event), opened({ type: 'lookup' }))
    const [asked] = looked.effects
    if (asked?.type !== 'look-up') throw new Error('nothing was looked up')
    const late = { type: 'log-answered', code: asked.code, log: inLog } as const
    expect(pageOf(step(looked.state, late).state)).toMatchObject({ log: inLog })
    const again = lookFor('9T3QX-RK7PM').reduce((at, event) => step(at.state, event), looked)
    expect(again.effects).toHaveLength(1)
    expect(step(again.state, late)).toEqual({ state: again.state, effects: [] })
  })
})
