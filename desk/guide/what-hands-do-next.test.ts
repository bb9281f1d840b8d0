/** The strip's words are true to what hands find: headphones that are out, a machine that another screen hides. */
import { expect, it } from 'vitest'
import { isWayHidden } from '../screens/hidden-way.ts'
import type { Room } from './room.ts'
import { voterOnTheWay } from './voting-step.ts'

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

it('a card in the hand for a machine that another screen hides: the way is shown; anything else leaves the desk as it is (V16)', () => {
  const step = { app: '1-K1', points: ['voting-1', 'reader:1-K1'] }
  expect(isWayHidden('voting-1', step, '1-I1')).toBe(true)
  expect(isWayHidden('voting-1', step, '1-K1')).toBe(false)
  expect(isWayHidden('voting-1', step, null)).toBe(false)
  expect(isWayHidden('voting-2', step, '1-I1')).toBe(false)
  expect(isWayHidden(null, step, '1-I1')).toBe(false)
})
