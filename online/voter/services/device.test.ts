/** A clock that is set back, or one that rests while the device sleeps, keeps nobody's ballot on a device of many (S-14). */
import { expect, it } from 'vitest'
import type { State } from '../session/state.ts'
import { DeviceWatch } from './device.ts'

const ballot = { page: { type: 'open', at: { type: 'choosing' } } } as unknown as State

it.each([
  ['set back', { wall: -3600, running: 240 }],
  ['at rest', { wall: 240, running: 1 }],
])('a clock that is %s', (_, later) => {
  let [wall, running] = [1_800_000_000, 5]
  const watch = new DeviceWatch([() => wall, () => running], true)
  expect(watch.standing(ballot)).toBe('in-use')
  wall += later.wall
  running += later.running
  expect(watch.standing(ballot)).toBe('over')
})
