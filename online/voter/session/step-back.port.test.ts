/** P7: the browser's Back goes through the page's own steps, and never to the card or out of a ballot without a question. */
import { expect, it } from 'vitest'
import type { CandidateId } from '#election/ids.ts'
import { election, FLOW, NOW, permit } from '#simulation/online/a-page-and-its-election.ts'
import type { ScreenEvent } from './event.ts'
import type { State } from './state.ts'
import { begin, step } from './step.ts'
import { hasNoPageBefore } from './step-back.ts'

const kept = { flow: FLOW, purpose: 'vote', permit: permit(), cast: null, isOfThisTab: true } as const
const ballot = () => step(begin({ type: 'entry' }, 'ja', NOW).state, { type: 'loaded', election, kept }).state
const press = (state: State, ...events: readonly ScreenEvent[]) =>
  events.reduce((at, event) => step(at, { type: 'screen', event }).state, state)
const chosen = (id: number): ScreenEvent => ({
  type: 'chosen',
  selection: { type: 'candidate', id: id as CandidateId },
})
const [first, second] = election.contests.map(({ contest }) => chosen(contest.bit * 10 + 1))
const confirmed: ScreenEvent = { type: 'confirmed' }
const back: ScreenEvent = { type: 'went-back' }
const at = (state: State) => (state.page.type === 'open' ? state.page.at : null)

it('from the second contest to the first, and from there to the question whether to leave the ballot', () => {
  const inSecond = press(ballot(), first as ScreenEvent, confirmed)
  expect(at(inSecond)).toMatchObject({ type: 'choosing', ballot: { selections: [{}] } })
  expect(at(press(inSecond, second as ScreenEvent, back))).toMatchObject({
    type: 'choosing',
    ballot: { selections: [{}] },
  })
  const inFirst = press(inSecond, back)
  expect(at(inFirst)).toMatchObject({ type: 'choosing', ballot: { selections: [] } })
  const asked = press(inFirst, back)
  expect(at(asked)?.type).toBe('giving-up')
  expect(at(press(asked, back))).toEqual(at(inFirst))
})

it('from the last page to the last contest; a check before casting is thrown away', () => {
  const sealing = press(ballot(), first as ScreenEvent, confirmed, second as ScreenEvent, confirmed)
  expect(at(press(sealing, back))).toEqual(at(sealing))
  const sealed = { code: '00'.repeat(32), salt: new Uint8Array(32), records: [], opening: 'o' } as never
  const ready = step(sealing, { type: 'sealed', sealed }).state
  expect(at(press(ready, back))).toMatchObject({ type: 'choosing', ballot: { selections: [{}] } })
  const checking = press(ready, { type: 'check' })
  expect(at(checking)?.type).toBe('checking')
  expect(at(press(checking, back))?.type).toBe('sealing')
})

it('before the ballot to the entry; there, and while a vote is on its way, it changes nothing', () => {
  const entry = step(begin({ type: 'entry' }, 'ja', NOW).state, { type: 'loaded', election, kept: null }).state
  expect(hasNoPageBefore(entry)).toBe(true)
  const code = press(entry, { type: 'begin', purpose: 'vote' })
  expect(hasNoPageBefore(code)).toBe(false)
  expect(at(press(code, back))).toEqual(at(entry))
  const sealing = press(ballot(), first as ScreenEvent, confirmed, second as ScreenEvent, confirmed)
  const sealed = { code: '00'.repeat(32), salt: new Uint8Array(32), records: [], opening: 'o' } as never
  const signing = press(step(sealing, { type: 'sealed', sealed }).state, { type: 'cast' })
  expect(at(press(signing, back))).toEqual(at(signing))
})
