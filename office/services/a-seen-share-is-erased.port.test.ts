/** The record says that a share was seen on its stick before it is erased here; a start makes good what the power cut off. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { linesAs } from '#simulation/office/recorded-after.ts'
import { type Prepared, prepareSmall } from '#simulation/rooms/polling-station.ts'
import type { OfficeEffect } from '../session/effect.ts'
import { OfficeServices } from './perform.ts'

const at = '2027-03-01T09:30' as LocalMinute
let scratch: string
let services: OfficeServices | undefined
let told: string[]
let prepared: Prepared
const share = (index: number) => join(scratch, 'project', 'prepared', 'office', `share-${index}.json`)

beforeAll(async () => {
  prepared = await prepareSmall()
})
afterAll(() => prepared.remove())
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-seen-'))
  told = []
  mkdirSync(join(scratch, 'slot'))
  for (const part of ['office', 'package'])
    cpSync(join(prepared.directory, part), join(scratch, 'project', 'prepared', part), { recursive: true })
})
afterEach(async () => {
  await services?.stop()
  services = undefined
  rmSync(scratch, { recursive: true, force: true })
})

async function start() {
  await services?.stop()
  const clock = { kind: 'system', now: () => at, onMinute: () => () => {} } as const
  const places = { project: join(scratch, 'project'), shares: join(scratch, 'slot') }
  const config = { package: join(scratch, 'package'), machine: join(scratch, 'machine'), ...places }
  const started = new OfficeServices(config, { clock, randomness: secureRandomness() })
  services = started
  return (effect: OfficeEffect) =>
    started.perform(effect, (event) => {
      if (event.type === 'refused' || event.type === 'fault') told.push(event.code)
      if (event.type === 'recorded') told.push(`${event.entry.act.type} ${existsSync(share(1))}`)
    })
}

test('seen, recorded, erased; and erased by the next start when it still lies there', async () => {
  const perform = await start()
  await perform({ type: 'load' })
  const person = { name: '健', passphrase: 'a passphrase of one person' }
  await perform({ type: 'make-person', ...person, begins: 'rehearsal', at })
  for (const act of linesAs(prepared.directory, prepared.election)) await perform({ type: 'record', act, at })
  for (const holder of [1, 2]) {
    await perform({ type: 'put-share', holder, at })
    renameSync(join(scratch, 'slot', `share-${holder}.json`), join(scratch, `stick-${holder}`))
  }
  renameSync(join(scratch, 'stick-1'), join(scratch, 'slot', 'share-1.json'))
  await perform({ type: 'close-person' })
  await perform({ type: 'check-share', holder: 1, at })
  // Nobody's word: it stays.
  expect([told.at(-1), existsSync(share(1))]).toEqual(['nobody-signed-in', true])
  await perform({ type: 'open-person', ...person })
  await perform({ type: 'check-share', holder: 1, at })
  expect([told.at(-1), existsSync(share(1)), existsSync(share(2))]).toEqual(['share-checked true', false, true])
  cpSync(share(2), share(1))
  await (await start())({ type: 'load' })
  expect([existsSync(share(1)), existsSync(share(2))]).toEqual([false, true])
})
