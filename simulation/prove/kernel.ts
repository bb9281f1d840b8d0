/** Lane `kernel`: 10,000 operations of each seed, on the kernel and on the library; both answer alike (docs/decisions/037). */
import { buildKernel } from '#build/kernel.mjs'
import { assert } from '#election/assert.ts'
import { kernelGroup } from '#election/group/kernel/kernel-group.ts'
import { firstDifference } from '#simulation/group/both-groups.ts'
import { eachSeed, Findings, type Lane } from '#simulation/lane.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const OPERATIONS = 10_000

export const lane: Lane = {
  name: 'kernel',
  unit: 'operations on both groups',
  sliceSeeds: 8,
  seedsInAll: null,
  async run(ask) {
    const wasm = await buildKernel()
    assert(wasm !== null, 'the compiler is installed: npm run setup')
    const kernel = kernelGroup(wasm)
    const found = new Findings()
    const nextSeed = await eachSeed(ask, (seed) => {
      const difference = firstDifference(kernel, seededRandomness(`kernel and library ${seed}`), OPERATIONS)
      found.counted += OPERATIONS
      if (difference !== null) found.broken(seed, [`kernel and library differ: ${difference}`], ask.say)
      if (seed % 20 === 19) ask.say(`${found.counted} operations, ${found.violations.length} differences`)
    })
    return found.result(nextSeed)
  },
}
