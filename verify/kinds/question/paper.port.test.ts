/** A tally that rules the first of two choices out would turn 反対 into 賛成: this reader takes no such word (count.md §9). */
import { expect, it } from 'vitest'
import { paperIn } from '../../count/paper.ts'
import { Malformed } from '../../package/fields.ts'

const invalid = { blank: 1, 'no-candidate': 0, 'not-eligible': 0 }
const count = { votes: { 1: 2, 2: 3 }, shared: [], basis: null, invalid, takenAway: 0 }
const said = (more: object = {}, rulings: readonly object[] = []) => {
  return { paper: { bridge: { entries: [{ type: 'typed', count: { ...count, ...more } }], rulings } } } as never
}
const ofQuestion = new Set(['bridge'])
const NONE: ReadonlySet<string> = new Set()

it('the words of a question are read', () => {
  expect(paperIn(said(), ofQuestion, NONE).get('bridge')?.out).toEqual([])
})

it.each([
  ['a choice that is ruled out', said({}, [{ candidate: 1, eligible: false }])],
  ['a ballot that is divided', said({ shared: [{ candidates: [1, 2], ballots: 1 }], basis: 'paper' })],
  ['a ballot for nobody that stands', said({ invalid: { ...invalid, 'no-candidate': 1 } })],
  ['a ballot for somebody who is not eligible', said({ invalid: { ...invalid, 'not-eligible': 1 } })],
])('%s is malformed, and of people it is not', (_, counted) => {
  expect(() => paperIn(counted, NONE, NONE)).not.toThrow()
  expect(() => paperIn(counted, ofQuestion, NONE)).toThrow(Malformed)
})
