/** A million seeded operations: the kernel and the library answer alike. A part of it is in `election/group/kernel/kernel-group.test.ts`. */
import { expect, test } from 'vitest'
import { buildKernel } from '#build/kernel.mjs'
import { assert } from '#election/assert.ts'
import { kernelGroup } from '#election/group/kernel/kernel-group.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { firstDifference } from './both-groups.ts'

const OPERATIONS = 1_000_000

test('a million seeded operations, no difference', { timeout: 900_000 }, async () => {
  const wasm = await buildKernel()
  assert(wasm !== null, 'the compiler is installed: npm run setup')
  expect(firstDifference(kernelGroup(wasm), seededRandomness('kernel and library'), OPERATIONS)).toBeNull()
})
