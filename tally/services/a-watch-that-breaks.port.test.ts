import { expect, it } from 'vitest'
import { AssertionError } from '#election/assert.ts'
import type { LocalMinute } from '#election/time.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { TallyServices } from './perform.ts'

it('a bug in the watch over slots and shares is told to who asked for it, and the watch is over', async () => {
  const clock = { kind: 'fixture', now: () => '2002-06-23T21:30' as LocalMinute, onMinute: () => () => {} } as const
  const services = new TallyServices({ package: '', machine: '' }, { clock, randomness: seededRandomness('watch') })
  const happened: unknown[] = []
  // Nothing was loaded: a look asserts that something was.
  const watched = services.perform({ type: 'watch', election: null as never }, (event) => happened.push(event))
  await expect(watched).rejects.toThrow(AssertionError)
  expect(happened).toEqual([])
  await services.stop()
})
