/** A slice of the lane `fuzz`, and every input that once broke a decoder. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lane } from '#simulation/prove/fuzz.ts'
import { ALL_TARGETS } from './all-targets.ts'
import { judged } from './batch.ts'
import { folderOf, KEPT, regressionsOf } from './regressions.ts'
import { CHEAP } from './target.ts'

const names = ALL_TARGETS.map((target) => target.name)

describe('spoilt inputs', () => {
  it('are refused, or read as what they say, by every decoder', async () => {
    const seeds = lane.sliceSeeds
    const until = performance.now() + 40_000
    const result = await lane.run({ fromSeed: 0, seeds, until, say: () => {} })
    expect(result.violations).toEqual([])
    expect(result.nextSeed).toBeGreaterThan(0)
    // Refusing everything would be easy: what was not spoilt, or spoilt into something valid, is accepted.
    const accepted = ALL_TARGETS.filter((target) => target.inputsPerSeed >= CHEAP / 2).map(
      ({ name }) => [name, Number(result.details[`fuzz: ${name}, accepted`]) > 0] as const,
    )
    expect(accepted.filter(([, some]) => !some)).toEqual([])
  })
})

describe('inputs that once broke a decoder', () => {
  const kept = names.flatMap((name) => regressionsOf(name))

  it.each(kept)('$target $file', async ({ target: name, input }) => {
    const target = ALL_TARGETS.find((each) => each.name === name)
    expect(['accepted', 'refused']).toContain(target && (await judged(target, input)))
  })

  it('lie in the folder of a decoder that is still fuzzed', () => {
    expect(
      readdirSync(KEPT).filter((folder) => !names.map(folderOf).includes(folder) && folder !== 'README.md'),
    ).toEqual([])
  })
})
