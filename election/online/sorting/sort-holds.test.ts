/** S16: what two people say of a held box, each way in which it is not theirs to say, and what stays out in the end. */
import { expect, it } from 'vitest'
import type { ElectionId } from '#election/ids.ts'
import type { Handle } from '../ids.ts'
import type { VoidDecision } from '../voids.ts'
import { checkHolds } from './sort-holds.ts'

const [HELD, EMPTY, OPEN] = ['a', 'b', 'c'].map((each) => each.repeat(32) as Handle) as [Handle, Handle, Handle]
const boxes = { held: new Set([HELD, EMPTY]), voted: new Set([HELD, OPEN]) }
type Said = readonly ['online-held' | 'online-unheld' | 'online-restore', Handle]
const found = (deskOverride: boolean, ...said: readonly Said[]) => {
  const decisions = said.map(
    ([use, handle]): VoidDecision => ({ use, electionId: '1'.repeat(16) as ElectionId, handle, reason: 'x' }),
  )
  const { held, refusals } = checkHolds(deskOverride, decisions, boxes)
  return { isOut: held.has(HELD), types: refusals.map(({ type }) => type) }
}

it.each<[string, boolean, readonly Said[], ReturnType<typeof found>]>([
  ['nobody decided', true, [], { isOut: true, types: ['held-with-vote'] }],
  ['it stays out', true, [['online-held', HELD]], { isOut: true, types: [] }],
  ['it counts', true, [['online-unheld', HELD]], { isOut: false, types: [] }],
  ['it counts, as the settings say', false, [['online-unheld', HELD]], { isOut: false, types: [] }],
  ['it may not stay out', false, [['online-held', HELD]], { isOut: true, types: ['held-with-vote'] }],
  ['a restore says nothing of a hold', true, [['online-restore', HELD]], { isOut: true, types: ['held-with-vote'] }],
])('%s', (_, deskOverride, said, expected) => {
  expect(found(deskOverride, ...said)).toEqual(expected)
})

it('all held boxes may be decided about at once, and no box that nobody holds', () => {
  expect(found(true, ['online-held', HELD], ['online-held', EMPTY])).toEqual({ isOut: true, types: [] })
  for (const use of ['online-held', 'online-unheld'] as const) {
    expect(found(true, ['online-held', HELD], [use, OPEN]).types).toEqual(['decision-without-hold'])
  }
})

it('a box that stays out and counts is refused; the same words twice are one decision', () => {
  expect(found(true, ['online-held', HELD], ['online-unheld', HELD]).types).toEqual(['decided-twice'])
  expect(found(true, ['online-unheld', HELD], ['online-held', HELD]).types).toEqual(['decided-twice'])
  expect(found(true, ['online-held', HELD], ['online-held', HELD])).toEqual({ isOut: true, types: [] })
})
