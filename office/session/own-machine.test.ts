/** From the choice of 本番 on the screen shows what this computer lacks. It stops nothing before the commission's key. */
import { expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import type { OfficeEvent } from './event.ts'
import { initialState } from './state.ts'
import { step } from './step.ts'
import { viewOf } from './view-of.ts'

const AT = '2027-03-01T09:30' as LocalMinute
const KEY = '0'.repeat(64)
const swap = { requirement: 'swap', holds: false, found: '/swap' } as const
const loaded: OfficeEvent = { type: 'loaded', entries: [], checked: null, head: KEY }

function play(...events: readonly OfficeEvent[]) {
  return events.reduce(
    (now, event) => {
      const { state, effects } = step(now.state, event)
      return { state, effects: [...now.effects, ...effects] }
    },
    { state: initialState(AT), effects: [] as readonly { readonly type: string }[] },
  )
}

test('whoever chooses 本番 has it looked at, before anybody has a name here', () => {
  const looked = play(loaded, { type: 'screen', event: { type: 'look-at-own-machine' } })
  expect(looked.effects).toEqual([{ type: 'look-at-own-machine' }])
  expect([viewOf(looked.state).ownMachine, looked.state.busy?.work]).toEqual([null, 'checking'])
  const seen = step(looked.state, { type: 'own-machine-seen', points: [swap] }).state
  expect([viewOf(seen).ownMachine, seen.busy]).toEqual([[swap], null])
  // Mended meanwhile, and looked at again.
  const again = step(seen, { type: 'own-machine-seen', points: [{ ...swap, holds: true }] }).state
  expect(viewOf(again).ownMachine).toEqual([{ ...swap, holds: true }])
})

test('the work of weeks goes on under it', () => {
  const { state, effects } = play(
    loaded,
    { type: 'own-machine-seen', points: [swap] },
    { type: 'recorded', entry: { act: { type: 'begun', use: 'live', key: KEY }, at: AT, by: '愛' }, head: KEY },
    { type: 'person-open', name: '愛' },
    { type: 'files-found', folders: ['/stick/set'] },
    { type: 'screen', event: { type: 'import', folder: '/stick/set' } },
  )
  expect(effects).toContainEqual({ type: 'import', folder: '/stick/set', at: AT })
  expect(viewOf(state).ownMachine).toEqual([swap])
})
