/** Nonces, ephemeral keys, tokens and places never repeat: not over machines, not over restarts, not between boxes of one process. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { ballotDay } from './ballot-day.ts'

const SESSIONS = 8
const MACHINES = 2

interface Drawn {
  readonly drawn: readonly string[]
  readonly places: readonly number[]
}

function startMachine(): Promise<Drawn[]> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const script = fileURLToPath(new URL('./machine-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', loader, script, String(SESSIONS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  child.stdout.on('data', (text: Buffer) => {
    told += text.toString()
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve(JSON.parse(told) as Drawn[]) : reject(new Error(`exit ${code}`))))
  })
}

it('two starts of the same machine, two boxes each, draw nothing in common', async () => {
  const boxes: Drawn[] = []
  for (let start = 0; start < MACHINES; start++) boxes.push(...(await startMachine()))
  const drawn = boxes.flatMap((box) => box.drawn)
  expect(drawn.length).toBeGreaterThan(boxes.length * SESSIONS * 8)
  expect(new Set(drawn).size).toBe(drawn.length)
  // 16 places out of 32: that two boxes agree in more than a few voters is no chance.
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      expect(a.places.filter((place, voter) => place === b.places[voter]).length).toBeLessThan(2 * SESSIONS - 6)
    }
  }
})

it('a generator that starts from the same seed is seen: same nonces, keys, tokens and places', async () => {
  const [one, two] = [
    await ballotDay(4, seededRandomness('one image for two machines')),
    await ballotDay(4, seededRandomness('one image for two machines')),
  ]
  expect(two.drawn).toEqual(one.drawn)
  expect(two.voters).toEqual(one.voters)
})
