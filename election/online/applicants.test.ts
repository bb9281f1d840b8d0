/** Who gets one of few places (S-03). */
import { expect, it } from 'vitest'
import { type Applicants, placeFor } from './applicants.ts'

const text = { ja: '事由', en: 'ground' }
const category = (id: string, answer: 'electronic' | 'paper' = 'electronic') => ({
  id,
  answer,
  name: text,
  proof: text,
})
const applicants: Applicants = { places: 3, categories: [category('a'), category('p', 'paper'), category('b')] }
const waiting = (...ids: readonly string[]) => ids.map((id) => ({ category: id }))

it.each<[string, number, readonly string[], string]>([
  ['b', 0, [], 'free'],
  ['b', 3, [], 'no-place'],
  ['a', 3, [], 'no-place'],
  ['b', 2, ['a'], 'others-first'],
  ['b', 1, ['a'], 'free'],
  ['b', 1, ['a', 'a'], 'others-first'],
  // Their own ground waits with them; a later one, and one that gets no box, keep nobody waiting.
  ['b', 2, ['b', 'b', 'p'], 'free'],
  ['a', 2, ['b', 'b'], 'free'],
])('%s after %i boxes, while %j wait: %s', (id, boxes, ids, said) => {
  expect(placeFor(applicants, id, { boxes, waiting: waiting(...ids) })).toBe(said)
})

it('as many as ask, where no places are named', () => {
  expect(placeFor({ ...applicants, places: null }, 'b', { boxes: 900, waiting: waiting('a') })).toBe('free')
})
