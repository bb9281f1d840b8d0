/**
 * Two machines that go on from the same image of memory have the same OpenSSL generator in it. They must not draw the same.
 * The stand-in for that generator repeats itself from a saved state, as a copied memory would.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { secureRandomness } from './secure-randomness.ts'

const image = vi.hoisted(() => ({ state: 0, copied: false, kernelRepeats: false }))

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>()
  const randomBytes = (count: number) =>
    image.copied
      ? Buffer.from(Array.from({ length: count }, () => (image.state = (image.state * 5 + 1) & 0xff)))
      : real.randomBytes(count)
  return { ...real, randomBytes }
})
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const readSync = (file: number, bytes: Uint8Array, from: number, count: number, at: null) =>
    image.kernelRepeats ? bytes.fill(7, from, from + count) && count : real.readSync(file, bytes, from, count, at)
  return { ...real, readSync }
})

beforeEach(() => Object.assign(image, { state: 42, copied: false, kernelRepeats: false }))
afterEach(() => Object.assign(image, { copied: false, kernelRepeats: false }))

function drawnFromTheImage(): string[] {
  image.state = 42
  const machine = secureRandomness()
  return Array.from({ length: 100 }, () => toHex(machine.bytes(24)))
}

it('two machines from one image of memory draw nothing in common', () => {
  image.copied = true
  const both = [...drawnFromTheImage(), ...drawnFromTheImage()]
  expect(new Set(both).size).toBe(200)
})

it('a kernel that repeats itself is covered by the other source', () => {
  image.kernelRepeats = true
  const both = [...drawnFromTheImage(), ...drawnFromTheImage()]
  expect(new Set(both).size).toBe(200)
})

it('draws as many bytes as were asked for, also none and many', () => {
  const randomness = secureRandomness()
  for (const count of [0, 1, 24, 100_000]) expect(randomness.bytes(count).length).toBe(count)
  // A generator that gives zeros would pass everything else.
  expect(new Set(randomness.bytes(10_000)).size).toBe(256)
})
