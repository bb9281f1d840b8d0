/** What leaves the office when the election is prepared, where folders stand for sticks: each is a line of the record when it is done, and no line before. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { writeBegunProject } from '#fixtures/office/begun-project.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import type { MediumPlace } from '../session/media.ts'
import { OfficeServices } from './perform.ts'

const at = '2027-03-01T09:30' as LocalMinute
const PERSON = { name: '愛', passphrase: 'a passphrase of her own' }
const clock = { kind: 'system', now: () => at, onMinute: () => () => {} } as const
const station = '2' as StationId
const boxOf = (pair: number, role: 'original' | 'duplicate'): MediumPlace => ({
  medium: `S1-P${pair}-${role === 'original' ? 'O' : 'D'}`,
  station,
  box: { pair: pair as PairNumber, role },
})
let prepared: PreparedStation
let scratch: string
let services: OfficeServices
let events: OfficeEvent[]
const on = (...path: string[]) => join(scratch, ...path)

async function ask(...effects: readonly OfficeEffect[]): Promise<void> {
  events = []
  for (const effect of effects) await services.perform(effect, (event) => void events.push(event))
}
const acts = () => events.flatMap((event) => (event.type === 'recorded' ? [event.entry.act] : []))
const refusals = () => events.flatMap((event) => (event.type === 'refused' ? [event.code] : []))
const progress = () => new Set(events.flatMap((event) => (event.type === 'progress' ? [event.work] : [])))

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(2))
})
afterAll(() => prepared.close())
beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-with-prepared-'))
  await writeBegunProject(on('project'), { ...PERSON, use: 'rehearsal', at })
  cpSync(prepared.directory, on('project', 'prepared'), { recursive: true })
  cpSync(join(prepared.directory, 'office'), on('project', 'office'), { recursive: true })
  for (const place of ['stick', 'slot']) mkdirSync(on(place))
  const places = { project: on('project'), sources: on('stick'), media: [on('slot')], practice: true }
  const config = { package: on('package'), machine: on('machine'), ...places }
  services = new OfficeServices(config, { clock, randomness: secureRandomness() })
  await ask({ type: 'load' }, { type: 'open-person', ...PERSON })
  return async () => {
    await services.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
})

test('a ballot box: written and told, looked at and told; a page that is another one is no line', async () => {
  const place = boxOf(1, 'original')
  await ask({ type: 'check-medium', place, at })
  expect([acts(), refusals()]).toEqual([[], ['not-a-medium']])
  await ask({ type: 'put-medium', place, at })
  expect(acts()).toEqual([{ type: 'medium-put', medium: place.medium }])
  expect(progress()).toEqual(new Set(['medium-read', 'medium-write', 'medium-compare']))
  const told = events.filter(({ type }) => type === 'progress').length
  expect(told).toBeLessThanOrEqual(3 * 101)
  await ask({ type: 'check-medium', place, at })
  expect([acts(), progress()]).toEqual([
    [{ type: 'medium-checked', medium: place.medium }],
    new Set(['medium-read', 'medium-compare']),
  ])
  await ask({ type: 'put-medium', place: boxOf(1, 'duplicate'), at })
  await ask({ type: 'check-medium', place: boxOf(1, 'duplicate'), at })
  expect([acts(), refusals()]).toEqual([[], ['medium-is-another']])
  const box = readFileSync(on('slot', BALLOT_BOX_FILE))
  box[20 * 4096] = 1
  writeFileSync(on('slot', BALLOT_BOX_FILE), box)
  await ask({ type: 'check-medium', place, at })
  expect([acts(), refusals()]).toEqual([[], ['medium-not-as-put']])
})

test('the list on the stick of its place: put, looked at, and refused for another place', async () => {
  await ask({ type: 'check-list', station, version: 1, at })
  expect([acts(), refusals()]).toEqual([[], ['list-not-on-stick']])
  await ask({ type: 'put-list', station, version: 1, at })
  expect([acts(), readdirSync(on('stick'))]).toEqual([[{ type: 'list-put', station, version: 1 }], ['package']])
  expect(progress()).toContain('writing')
  await ask({ type: 'check-list', station, version: 1, at })
  expect([acts(), progress()]).toEqual([[{ type: 'list-checked', station, version: 1 }], new Set(['medium-compare'])])
  await ask({ type: 'put-list', station: null, version: 1, at })
  expect([acts(), refusals()]).toEqual([[], ['list-stick-for-station']])
  await ask({ type: 'put-list', station, version: 2, at })
  expect([acts(), refusals()]).toEqual([[], ['list-not-as-recorded']])
  writeFileSync(on('stick', 'package', 'package.json'), '{}')
  await ask({ type: 'check-list', station, version: 1, at })
  expect([acts(), refusals()]).toEqual([[], ['list-stick-differs']])
})

test('a share: looked at by its own bytes, recorded, and gone from here', async () => {
  const share = on('project', 'prepared', 'office', 'share-1.json')
  const bytes = readFileSync(share)
  await ask({ type: 'put-share', holder: 1, at }, { type: 'check-share', holder: 1, at })
  expect(acts()).toEqual([
    { type: 'share-put', index: 1 },
    { type: 'share-checked', index: 1 },
  ])
  expect(readdirSync(on('project', 'prepared', 'office'))).not.toContain('share-1.json')
  expect(readFileSync(on('stick', 'share-1.json'))).toEqual(bytes)
})
