/** `verify/bundle/` and the slow checker in Python, both from the pages: on each bundle the same numbers fail. Lies: simulation/bundle/broken-bundles.ts. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { below } from '#election/randomness.ts'
import { bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { type Files, withBytes } from '#simulation/bundle/change-bundle.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkWhole } from './check-whole.ts'

const SEED = process.env.BUNDLE_SEED ?? String(Date.now() % 1_000_000)
const CHANGES = 24
const hasPython = spawnSync('python3', ['--version']).status === 0

let directory: string
let bundle: Awaited<ReturnType<typeof bundleOfElection>>

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-two-checkers-'))
  bundle = await bundleOfElection(seededRandomness('two checkers'))
})
afterAll(() => rmSync(directory, { recursive: true }))

/** Numbers that fail, each once. */
async function ours(files: Files): Promise<readonly string[]> {
  const failing = (await checkWhole(bundle.election, files)).filter(({ result }) => result === 'fails')
  return [...new Set(failing.map(({ check }) => check))].toSorted()
}

async function inPython(name: string, files: Files): Promise<readonly string[]> {
  const place = await writeBundle(join(directory, name), files)
  const { stdout, stderr, status } = spawnSync('python3', ['fixtures/reference/check_bundle.py', place], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const lines = stdout.trim().split('\n')
  expect(lines.length).toBeGreaterThan(20)
  const failing = lines.flatMap((line) => (line.split(' ')[1] === 'fails' ? [line.split(' ')[0] ?? ''] : []))
  expect(status).toBe(failing.length > 0 ? 1 : 0)
  return [...new Set(failing)].toSorted()
}

const reason = 'no python3 on this machine'

test.skipIf(!hasPython)(`an honest bundle holds for both${hasPython ? '' : ` (${reason})`}`, async () => {
  expect(await ours(bundle.files)).toEqual([])
  expect(await inPython('honest', bundle.files)).toEqual([])
})

test.skipIf(!hasPython)(
  `${CHANGES} bits anywhere (seed ${SEED}): the same numbers${hasPython ? '' : ` (${reason})`}`,
  { timeout: 600_000 },
  async () => {
    const randomness = seededRandomness(`two checkers ${SEED}`)
    // A bit of a seal breaks its signature, which Python does not look at.
    const isLooked = (name: string) => (name.endsWith('.bin') && !name.startsWith('seals/')) || name === 'count.json'
    const names = [...bundle.files.keys()].filter(isLooked)
    for (let i = 0; i < CHANGES; i++) {
      const name = names[below(randomness, names.length)] as string
      const offset = below(randomness, bundle.files.get(name)?.length ?? 1)
      const bit = 1 << below(randomness, 8)
      const changed = withBytes(bundle.files, name, (bytes) => {
        bytes[offset] = (bytes[offset] ?? 0) ^ bit
      })
      const found = await inPython(`bit ${i}`, changed)
      expect(found, `${name} ${offset} ${bit}`).toEqual(await ours(changed))
      expect(found.length, `${name} ${offset} ${bit}`).toBeGreaterThan(0)
    }
  },
)
