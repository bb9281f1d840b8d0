/** Where folders stand for sticks nothing of an election is begun, and a project of one is not opened. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import type { AppConfig } from '#shell/config.ts'
import type { Clock } from '#shell/running-app.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import type { OfficeEvent } from '../session/event.ts'
import { RECORD_FILE, withEntry } from '../session/record.ts'
import { OfficeServices } from './perform.ts'
import { makePersonKey } from './person-key.ts'

const at = '2026-11-22T10:00' as LocalMinute
const clock: Clock = { kind: 'system', now: () => at, onMinute: () => () => {} }
const randomness = secureRandomness()
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-no-election-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function projectOf(use: 'live' | 'rehearsal'): Promise<string> {
  const project = join(scratch, use)
  mkdirSync(project)
  const { publicKey, secretKey } = await makePersonKey('愛', 'a passphrase of her own', randomness)
  const act = { type: 'begun', use, key: publicKey } as const
  writeFileSync(join(project, RECORD_FILE), withEntry(new Uint8Array(), { act, at, by: '愛' }, secretKey))
  return project
}

async function told(project: string, practice: boolean, ...effects: readonly object[]) {
  const config: AppConfig = { package: join(project, 'package'), machine: join(scratch, 'machine'), project, practice }
  const services = new OfficeServices(config, { clock, randomness })
  const events: OfficeEvent[] = []
  for (const effect of [{ type: 'load' } as const, ...effects])
    await services.perform(effect as { type: 'load' }, (event) => void events.push(event))
  await services.stop()
  return events.map((event) => ('code' in event ? event.code : event.type))
}

test('a project of an election is not opened to practise; one of a rehearsal is', async () => {
  const [live, rehearsal] = [await projectOf('live'), await projectOf('rehearsal')]
  expect(await told(live, true)).toEqual(['practice-only'])
  expect(await told(rehearsal, true)).toEqual(['loaded'])
  // From its sources the program prepares no election, and says so in other words.
  expect(await told(live, false)).toEqual(['software-differs'])
})

test('no election is begun', async () => {
  const begin = { type: 'make-person', name: '愛', passphrase: 'a passphrase of her own', begins: 'live', at }
  const empty = join(scratch, 'empty')
  expect(await told(empty, true, begin)).toEqual(['loaded', 'practice-only'])
})
