/** A slice of what the lane `online-box` plays: R10 closes, and the independent reader leaves the same bytes. */
import { expect, test } from 'vitest'
import { lane } from '#simulation/prove/online-box.ts'
import { playEvening } from './random-evenings.ts'

test('the sums of random evenings close, for two readers', () => {
  for (let seed = 0; seed < lane.sliceSeeds; seed++) expect(playEvening(seed), `seed ${seed}`).toEqual([])
})
