/** U10: a desk that its computer does not let start says why, with a number, and leaves no trace of the program on the terminal. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mountSmallDisk, noMounting, remountReadOnly, unmount } from '#fixtures/small-disk.ts'
import { OWN_SET } from './prepare-desk.ts'

const ROOT = join(import.meta.dirname, '..')
const why = noMounting()
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-words-'))
const silent = join(scratch, 'silent')

beforeAll(() => {
  cpSync(OWN_SET, silent, { recursive: true })
  // Without a voice, which takes minutes to make.
  rmSync(join(silent, 'readings.csv'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function started(home: string, ...more: readonly string[]) {
  const options = ['--import', 'tsx', join(ROOT, 'desk/main.ts'), '--no-window', '--election', silent, '--home', home]
  const { status, stderr } = spawnSync(process.execPath, [...options, ...more], { cwd: ROOT, encoding: 'utf8' })
  return { status, stderr }
}

function expectWords({ status, stderr }: ReturnType<typeof started>, number: string, about: string): void {
  expect(status).toBe(1)
  const lines = stderr.split('\n').filter((line) => line.startsWith(number))
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toContain(about)
  expect(stderr).not.toMatch(/\n\s+at .*\.ts|node:internal/)
}

describe.skipIf(why !== null)(`on a disk${why === null ? '' : ` (${why})`}`, () => {
  it('that is full', () => {
    const disk = join(scratch, 'full')
    mkdirSync(disk)
    mountSmallDisk(disk, 64)
    try {
      expectWords(started(join(disk, 'desk')), 'S-101', disk)
    } finally {
      unmount(disk)
    }
  })

  it('that takes no write', () => {
    const disk = join(scratch, 'read-only')
    mkdirSync(disk)
    mountSmallDisk(disk, 64)
    try {
      remountReadOnly(disk)
      expectWords(started(join(disk, 'desk')), 'S-102', disk)
    } finally {
      unmount(disk)
    }
  })
})

it('in a home that is a file', () => {
  const file = join(scratch, 'file')
  writeFileSync(file, '')
  expectWords(started(file), 'S-103', file)
  expectWords(started(join(file, 'below')), 'S-103', file)
})

it('at a port that somebody has', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  try {
    // The last of sixteen would do too.
    expectWords(started(join(scratch, 'home'), '--port', String(port - 2)), 'S-104', String(port))
  } finally {
    taken.close()
  }
})
