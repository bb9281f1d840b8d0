/** After a card check: the ballot opens for no next person at the same browser, and nobody loses it by one press. */
import { expect, it } from 'vitest'
import type { ScreenEvent } from './event.ts'
import type { Place, State } from './state.ts'
import { begin, step } from './step.ts'
import { NO_INCIDENTS } from './step-incidents.ts'

const FLOW = 'f'.repeat(32)
const UNTIL = 1_795_001_800
const permit = { bytes: new Uint8Array(1), permit: { style: 1, notAfter: UNTIL } } as never
const candidates = [{ id: 1 }]
const contests = [{ contest: { bit: 0, id: 'a', kind: 'head' }, candidates, isOnPaper: false }]
const election = { contests, signed: { settings: { switches: { voters: 'residents' } } } } as never
const selection = { type: 'candidate', id: 1 } as never
const pageOf = ({ page }: State) => (page.type === 'open' ? page.at : null)
const press = (state: State, event: ScreenEvent) => step(state, { type: 'screen', event })
const open = (place: Place, isOfThisTab: boolean) =>
  step(begin(place, 'ja', 0).state, {
    ...{ type: 'loaded', election },
    kept: { flow: FLOW, purpose: 'vote', permit, cast: null, isOfThisTab },
  })
const PLACES = [{ type: 'entry' }, { type: 'back', answer: 'code=1' }] as const

it.each(PLACES)(
  '$type: a reload of the tab goes on; elsewhere nobody is named, and no press leads to the ballot',
  (place) => {
    expect(pageOf(open(place, true).state)?.type).toBe('choosing')
    const elsewhere = open(place, false)
    expect(pageOf(elsewhere.state)).toEqual({ type: 'entry', left: { flow: FLOW, until: UNTIL } })
    expect(elsewhere.effects).toEqual([])
    for (const event of [
      ...(['vote', 'status', 'apply'] as const).map((purpose) => ({ type: 'begin', purpose }) as const),
      ...(['home', 'stay', 'forget', 'to-lookup', 'confirmed', 'cast', 'check', 'choose-again'] as const).map(
        (type) => ({ type }),
      ),
    ]) {
      const next = press(elsewhere.state, event)
      expect(['entry', 'code', 'applying', 'lookup']).toContain(pageOf(next.state)?.type)
      // One button erases, and what it erases is named.
      expect(next.effects).toEqual(event.type === 'forget' ? [{ type: 'erase', flow: FLOW }] : [])
    }
  },
)

it('from a ballot each way out asks first: who stays is where they were, and only the second press erases', () => {
  const choosing = open({ type: 'entry' }, true).state
  const confirming = press(choosing, { type: 'chosen', selection }).state
  for (const state of [choosing, confirming]) {
    for (const way of ['home', 'to-lookup'] as const) {
      const asked = press(state, { type: way })
      expect([pageOf(asked.state)?.type, asked.effects]).toEqual(['giving-up', []])
      expect(press(asked.state, { type: 'stay' }).state).toEqual(state)
    }
    const left = press(press(state, { type: 'home' }).state, { type: 'home' })
    expect([pageOf(left.state), left.effects]).toEqual([{ type: 'entry', left: null }, [{ type: 'erase' }]])
  }
})

it('who goes back from the code erases nothing: what is kept is of another window', () => {
  const code = press(open({ type: 'entry' }, false).state, { type: 'begin', purpose: 'vote' })
  expect(press(code.state, { type: 'home' }).effects).toEqual([])
})

it('erased in another window is not begun anew in another one', () => {
  const signing = (why: 'erased' | 'begun-anew') =>
    pageOf(
      step(
        {
          language: 'ja',
          now: 0,
          incidents: NO_INCIDENTS,
          page: { type: 'open', election, pictures: null, at: { type: 'signing', code: 'c' as never } },
        },
        { type: 'signed', cast: why },
      ).state,
    )
  expect(signing('erased')).toMatchObject({ type: 'refused', refusal: 'erased-elsewhere' })
  expect(signing('begun-anew')).toMatchObject({ type: 'refused', refusal: 'other-window' })
})
