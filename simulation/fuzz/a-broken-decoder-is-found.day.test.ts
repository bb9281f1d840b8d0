/** The watch itself: a decoder that throws, lies, hangs or eats memory is named, with the input that shows it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Dice } from '#simulation/rooms/dice.ts'
import { spoilt } from './mutate.ts'
import { keepFailure, regressionsOf } from './regressions.ts'
import { watchedFuzzing } from './watched.ts'

/** Only the one that hangs is waited for: the others may be slow on a busy machine, and must not be taken for it. */
const PATIENT = 60_000

it.each([
  ['throws', /^threw TypeError: not foreseen$/, PATIENT],
  ['lies', /^it says something else$/, PATIENT],
  ['hangs', /^no answer in 1500 ms$/, 1500],
  ['eats memory', /^memory grew by \d+ MiB$|^the thread ended/, PATIENT],
])('a decoder that %s', async (way, how, silentMs) => {
  const fuzzing = watchedFuzzing(new URL(`./broken/broken-targets.ts?${encodeURIComponent(way)}`, import.meta.url), {
    silentMs,
    memoryBytes: 400 * 2 ** 20,
  })
  try {
    const { failures } = await fuzzing.seed(7)
    expect(failures).toEqual([{ seed: 7, target: way, how: expect.stringMatching(how), input: Uint8Array.of(1, 2, 3) }])
  } finally {
    await fuzzing.close()
  }
})

it('one seed makes the same inputs again, another seed others', () => {
  const inputs = (seed: number) => {
    const random = new Dice(seed, 'a decoder')
    return Array.from({ length: 50 }, () => spoilt(random, [Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)], { most: 64 }))
  }
  expect(inputs(5)).toEqual(inputs(5))
  expect(inputs(5)).not.toEqual(inputs(6))
})

it('a failing input is kept and comes back byte for byte', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-fuzz-'))
  try {
    const input = Uint8Array.from({ length: 300 }, (_, i) => i)
    keepFailure({ seed: 1, target: 'card body', how: 'threw', input }, directory)
    expect(regressionsOf('card body', directory)).toMatchObject([{ target: 'card body', input }])
  } finally {
    rmSync(directory, { recursive: true })
  }
})
