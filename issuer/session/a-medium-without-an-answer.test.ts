/** WX2, WX4: a take-over medium that gives no answer at the start is asked again; what it has answered is not. */
import { expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { blocksRefusal } from '../services/start/inspect-disks.ts'
import { notice, type StartCode } from './codes.ts'
import { initial, step } from './step.ts'

const MINUTE = { type: 'minute', now: '2002-06-23T06:31' as LocalMinute } as const

function refusedBy(code: StartCode) {
  return step(initial('2002-06-23T06:30' as LocalMinute).state, { type: 'start-refused', notice: notice(code) })
}

it('each minute, by itself', () => {
  const { state, effects } = step(refusedBy('take-over-medium-no-answer').state, MINUTE)
  expect([state.phase.type, effects]).toEqual(['verifying', [{ type: 'verify-package' }]])
  // It is under way: one question at a time.
  expect(step(state, MINUTE).effects).toEqual([])
})

it('a refusal that the medium gave stays', () => {
  const { state, effects } = step(refusedBy('take-over-medium-holes').state, MINUTE)
  expect([state.phase.type, effects]).toEqual(['refused', []])
})

it.each([
  ['too-slow', 'take-over-medium-no-answer'],
  ['no-program', 'take-over-medium-look-failed'],
  ['not-told', 'take-over-medium-look-failed'],
  ['unwritten', 'take-over-medium-holes'],
] as const)('%s: no other cause is named than what was seen', (blocks, code) => {
  expect(blocksRefusal(blocks)?.code).toBe(code)
})
