import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readTallyLog, type TallyLogEntry } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { TallyServices } from './perform.ts'

it('what was done before the program ends is in its log afterwards (LAW-07)', async () => {
  const out = await mkdtemp(join(tmpdir(), 'ippyo-log-'))
  const clock = { kind: 'fixture' as const, now: () => '2002-06-23T21:30' as LocalMinute, onMinute: () => () => {} }
  const services = new TallyServices({ package: out, machine: out, out }, { clock, randomness: secureRandomness() })
  const entries = Array.from({ length: 20 }, (_, i): TallyLogEntry => {
    return { minute: '2002-06-23T21:30' as LocalMinute, event: { type: 'passphrase-wrong', seat: i + 1 } }
  })
  for (const entry of entries) void services.perform({ type: 'log', entries: [entry] }, () => {})
  await services.stop()
  const { entries: kept, unbroken } = readTallyLog(new Uint8Array(await readFile(join(out, 'tally.log'))))
  expect([kept, unbroken]).toEqual([entries, true])
  await rm(out, { recursive: true })
})
