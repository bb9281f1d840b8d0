/** `verify/bundle/` and the slow checker in Python, both from the pages: on each bundle the same numbers fail. Lies: simulation/bundle/broken-bundles.ts. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { below } from '#election/randomness.ts'
import { bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { type Files, withBytes } from '#simulation/bundle/change-bundle.ts'
import { python } from '#simulation/bundle/python-of-many.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkWhole } from './check-whole.ts'

const SEED = process.env.BUNDLE_SEED ?? String(Date.now() % 1_000_000)
const CHANGES = 24
const CHECKER = 'fixtures/reference/check_bundle.py'
const hasPython = python !== null

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

const reason = 'no python3 on this machine'

test.skipIf(!hasPython)(`an honest bundle holds for both${hasPython ? '' : ` (${reason})`}`, async () => {
  expect(await ours(bundle.files)).toEqual([])
  const place = await writeBundle(join(directory, 'honest'), bundle.files)
  expect(python?.([place])).toEqual([[]])
  const { status, stdout } = spawnSync('python3', [CHECKER, place, bundle.authority], { encoding: 'utf8' })
  expect([status, stdout.trim().split('\n').length > 20]).toEqual([0, true])
  // With the key from paper it says that package and list are by it.
  expect(stdout.split('\n')[0]).toBe('V05 holds - -')
})

test.skipIf(!hasPython)(
  `${CHANGES} bits anywhere (seed ${SEED}): the same numbers${hasPython ? '' : ` (${reason})`}`,
  async () => {
    const randomness = seededRandomness(`two checkers ${SEED}`)
    // The files of the list: `checkWhole` looks at no other.
    const isLooked = (name: string) => (name.endsWith('.bin') && !name.startsWith('seals/')) || name === 'count.json'
    const names = [...bundle.files.keys()].filter(isLooked)
    const changes = await Promise.all(
      Array.from({ length: CHANGES }, async (_, i) => {
        const name = names[below(randomness, names.length)] as string
        const offset = below(randomness, bundle.files.get(name)?.length ?? 1)
        const bit = 1 << below(randomness, 8)
        const files = withBytes(bundle.files, name, (bytes) => {
          bytes[offset] = (bytes[offset] ?? 0) ^ bit
        })
        return {
          files,
          change: `${name} ${offset} ${bit}`,
          place: await writeBundle(join(directory, `bit ${i}`), files),
        }
      }),
    )
    const found = python?.(changes.map(({ place }) => place)) ?? []
    for (const [at, { files, change }] of changes.entries()) {
      const failing = [...new Set(found[at])].toSorted()
      expect(failing, change).toEqual(await ours(files))
      expect(failing.length, change).toBeGreaterThan(0)
    }
    expect(spawnSync('python3', [CHECKER, changes[0]?.place ?? '']).status).toBe(1)
  },
)
