/** While lists are read nobody is sought at the desk: a stick that does not answer must not close it for the day. */
import { expect, it } from 'vitest'
import { atOnce } from '../in-pieces.ts'
import { takeInLists } from './take-in-lists.ts'

it('is as good as empty, and asked once', async () => {
  const held = { number: 2, hash: '', last: false }
  const station = { books: { roll: () => ({ held }) }, facts: { station: '1' } } as unknown as Parameters<
    typeof takeInLists
  >[0]
  let asked = 0
  const read = () => {
    asked += 1
    return new Promise<never>(() => {})
  }
  const told = await takeInLists(station, '/a/stick/that/hangs', async (work) => atOnce(work), { read, patienceMs: 1 })
  expect(told).toMatchObject({ type: 'roll-lists-read', taken: [], notice: { code: 'roll-lists-none' } })
  expect(asked).toBe(1)
})
