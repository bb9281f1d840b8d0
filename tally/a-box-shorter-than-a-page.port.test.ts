/** A thing put into a slot by accident or ill will, on the running tally, costs its own slot and nothing that was received (finding R1). */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { compareReports, driveTally, startCounting } from '#simulation/counting/drive-tally.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'

vi.setConfig({ testTimeout: 60_000 })

let directory: string
let good: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-short-box-'))
  await writeOneStation(directory, { spares: 0 })
  good = join(directory, 'media', '1', '1', 'original')
})

afterAll(() => rm(directory, { recursive: true }))

const BYTES = [0, 1, 4095] as const

async function strange(name: string, put: (path: string) => Promise<unknown>): Promise<string> {
  const slot = join(directory, name)
  await mkdir(slot, { recursive: true })
  await put(join(slot, BALLOT_BOX_FILE))
  return slot
}

it('a box of 0, 1 or 4095 bytes is truncated, a directory and a link are unreadable: named by slot, and the good one counts', async () => {
  const short = await Promise.all(
    BYTES.map((bytes) => strange(`short-${bytes}`, (path) => writeFile(path, Buffer.alloc(bytes, 7)))),
  )
  const folder = await strange('folder', (path) => mkdir(path, { recursive: true }))
  const link = await strange('link', (path) => symlink(join(good, BALLOT_BOX_FILE), path))
  const at = (name: string) => join(directory, name)
  const paths = { reports: at('reports'), shares: at('shares'), out: at('out') }
  const media = [...short, folder, link, good]
  const driven = await driveTally(
    { package: at('package'), machine: at('machine'), media, ...paths },
    secureRandomness(),
  )
  await startCounting(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  const { phase, slots, message } = await driven.act({ type: 'read-media' })
  await driven.tally.stop()
  expect(phase).toBe('receive')
  expect(slots.map(({ refusal }) => refusal?.type ?? null)).toEqual([
    ...BYTES.map(() => 'truncated'),
    'medium-unreadable',
    'medium-unreadable',
    null,
  ])
  expect(slots.at(-1)?.state).toBe('accepted')
  expect(message?.code).toBe('several-media-refused')
})
