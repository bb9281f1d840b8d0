import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { readTallyLog, type TallyLogEntry } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { startHelper } from './helper-process.ts'
import { TallyServices } from './perform.ts'
import { TallyLog } from './tally-log.ts'

vi.mock('./helper-process.ts', { spy: true })

const NOW = '2002-06-23T21:30' as LocalMinute
const twenty = Array.from({ length: 20 }, (_, i): TallyLogEntry => {
  return { minute: NOW, event: { type: 'passphrase-wrong', seat: i + 1 } }
})

const unasked = () => expect.unreachable()

it('what was done before the program ends is in its log afterwards (LAW-07)', async () => {
  const out = await mkdtemp(join(tmpdir(), 'ippyo-log-'))
  const clock = { kind: 'fixture' as const, now: () => NOW, onMinute: () => () => {} }
  const services = new TallyServices({ package: out, machine: out, out }, { clock, randomness: secureRandomness() })
  for (const entry of twenty) void services.perform({ type: 'log', entries: [entry] }, () => {})
  await services.stop()
  const { entries: kept, unbroken } = readTallyLog(new Uint8Array(await readFile(join(out, 'tally.log'))))
  expect([kept, unbroken]).toEqual([twenty, true])
  await rm(out, { recursive: true })
})

it('no process is begun after that: the program would not end before it', async () => {
  const out = await mkdtemp(join(tmpdir(), 'ippyo-log-'))
  const clock = { kind: 'fixture' as const, now: () => NOW, onMinute: () => () => {} }
  const services = new TallyServices({ package: out, machine: out, out }, { clock, randomness: secureRandomness() })
  void services.perform({ type: 'supersede', documents: [] }, () => {})
  void services.perform({ type: 'open-key-room' }, () => {})
  await services.stop()
  expect(startHelper).not.toHaveBeenCalled()
  await rm(out, { recursive: true })
})

it('entries that come while others are written go onto the disk together, in their order, and each is there when it is told', async () => {
  const out = await mkdtemp(join(tmpdir(), 'ippyo-log-'))
  const written: number[] = []
  const log = new TallyLog(out, async (path, bytes) => {
    written.push(readTallyLog(bytes).entries.length)
    await writeWholeFile(path, bytes)
  })
  const kept = async () => readTallyLog(new Uint8Array(await readFile(join(out, 'tally.log'))))
  let last: Promise<void> = Promise.resolve()
  const told: Promise<unknown>[] = []
  for (const [i, entry] of twenty.entries()) {
    log.add([entry])
    // As the lane of the services: one after the other.
    last = last.then(() => log.write(unasked))
    told.push(last.then(async () => expect((await kept()).entries.length).toBeGreaterThan(i)))
  }
  await Promise.all(told)
  expect(written).toEqual([20])
  log.add(twenty.slice(0, 1))
  await log.write(unasked)
  const { entries, unbroken } = await kept()
  expect([entries, unbroken, written]).toEqual([[...twenty, twenty[0]], true, [20, 21]])
  await rm(out, { recursive: true })
})

it.each([
  ['ENOSPC', 7, 'written', 8, 0],
  ['ENOSPC', 99, 'written', 100, 1],
  ['ENOSPC at the end', 99, 'ENOSPC', 8, 0],
  ['EIO', 99, 'EIO', 1, 0],
])(
  'a disk with %s that refuses %i times: %s after %i tries; somebody is asked for room %i times',
  async (fault, refuses, ends, tries, asks) => {
    const [code] = fault.split(' ')
    const out = await mkdtemp(join(tmpdir(), 'ippyo-log-'))
    const happened: string[] = []
    const put: typeof writeWholeFile = async (path, bytes) => {
      happened.push('put')
      if (happened.filter((each) => each === 'put').length <= refuses)
        throw Object.assign(new Error(code), { code, errno: -1, syscall: 'write' })
      await writeWholeFile(path, bytes)
    }
    const log = new TallyLog(out, put, async () => happened.push('rest'))
    log.add(twenty)
    if (fault !== code) log.halt()
    const written = await log
      .write(() => happened.push('ask'))
      .then(
        () => 'written',
        (error: NodeJS.ErrnoException) => error.code,
      )
    expect(written).toBe(ends)
    expect(happened.filter((each) => each === 'ask')).toHaveLength(asks)
    expect(happened.filter((each) => each === 'put')).toHaveLength(tries)
    expect(happened.filter((each) => each === 'rest')).toHaveLength(tries - 1)
    await rm(out, { recursive: true })
  },
)
