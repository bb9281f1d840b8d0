/** Things that leave the office with a prepared election, where folders stand for sticks: each becomes a line of the record when it is done, not before. */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PairNumber, StationId } from '#election/ids.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import type { MediumPlace } from '../session/media.ts'

const { at } = OfficeInHand
const station = '2' as StationId
const boxOf = (pair: number, role: 'original' | 'duplicate'): MediumPlace => ({
  medium: `S1-P${pair}-${role === 'original' ? 'O' : 'D'}`,
  station,
  box: { pair: pair as PairNumber, role },
})
let prepared: PreparedStation
let office: OfficeInHand
const on = (...path: string[]) => office.on(...path)
const acts = () => office.entries.map(({ act }) => act)
const refusals = () => office.refusals.map(([code]) => code)
const progress = () => new Set(office.events.flatMap((event) => (event.type === 'progress' ? [event.work] : [])))

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(2))
})
afterAll(() => prepared.close())
beforeEach(async () => {
  office = await OfficeInHand.begun()
  mkdirSync(on('slot'))
  await office.again({ media: [on('slot')], practice: true })
  await office.hasSigned(prepared)
})
afterEach(() => office.end())

test('a ballot box: written and told, looked at and told; a page that is another one is no line', async () => {
  const place = boxOf(1, 'original')
  await office.ask({ type: 'check-medium', place, at })
  expect([acts(), refusals()]).toEqual([[], ['not-a-medium']])
  await office.ask({ type: 'put-medium', place, at })
  expect(acts()).toEqual([{ type: 'medium-put', medium: place.medium }])
  expect(progress()).toEqual(new Set(['medium-read', 'medium-write', 'medium-compare']))
  const told = office.events.filter(({ type }) => type === 'progress').length
  expect(told).toBeLessThanOrEqual(3 * 101)
  await office.ask({ type: 'check-medium', place, at })
  expect([acts(), progress()]).toEqual([
    [{ type: 'medium-checked', medium: place.medium }],
    new Set(['medium-read', 'medium-compare']),
  ])
  await office.ask({ type: 'put-medium', place: boxOf(1, 'duplicate'), at })
  await office.ask({ type: 'check-medium', place: boxOf(1, 'duplicate'), at })
  expect([acts(), refusals()]).toEqual([[], ['medium-is-another']])
  const box = readFileSync(on('slot', BALLOT_BOX_FILE))
  box[20 * 4096] = 1
  writeFileSync(on('slot', BALLOT_BOX_FILE), box)
  await office.ask({ type: 'check-medium', place, at })
  expect([acts(), refusals()]).toEqual([[], ['medium-not-as-put']])
})

test('the box of another medium lies where this one was prepared: nothing is written, and no look passes', async () => {
  const media = on('project', 'prepared', 'media', station, '1')
  await office.ask({ type: 'put-medium', place: boxOf(1, 'original'), at })
  rmSync(join(media, 'original'), { recursive: true })
  cpSync(join(media, 'duplicate'), join(media, 'original'), { recursive: true })
  await office.ask({ type: 'check-medium', place: boxOf(1, 'original'), at })
  expect([acts(), refusals()]).toEqual([[], ['box-not-ours']])
  rmSync(on('slot'), { recursive: true })
  mkdirSync(on('slot'))
  await office.ask({ type: 'put-medium', place: boxOf(1, 'original'), at })
  expect([acts(), refusals(), readdirSync(on('slot'))]).toEqual([[], ['box-not-ours'], []])
})

test('the list on the stick of its place: put, looked at, and refused for another place', async () => {
  await office.ask({ type: 'check-list', station, version: 1, at })
  expect([acts(), refusals()]).toEqual([[], ['list-not-on-stick']])
  await office.ask({ type: 'put-list', station, version: 1, at })
  expect([acts(), readdirSync(on('stick'))]).toEqual([[{ type: 'list-put', station, version: 1 }], ['package']])
  expect(progress()).toContain('writing')
  await office.ask({ type: 'check-list', station, version: 1, at })
  expect([acts(), progress()]).toEqual([[{ type: 'list-checked', station, version: 1 }], new Set(['medium-compare'])])
  await office.ask({ type: 'put-list', station: null, version: 1, at })
  expect([acts(), refusals()]).toEqual([[], ['list-stick-for-station']])
  await office.ask({ type: 'put-list', station, version: 2, at })
  expect([acts(), refusals()]).toEqual([[], ['list-not-as-recorded']])
  writeFileSync(on('stick', 'package', 'package.json'), '{}')
  await office.ask({ type: 'check-list', station, version: 1, at })
  expect([acts(), refusals()]).toEqual([[], ['list-stick-differs']])
})

test('a share: looked at by its own bytes, recorded, and gone from here', async () => {
  const share = on('project', 'prepared', 'office', 'share-1.json')
  const bytes = readFileSync(share)
  await office.ask({ type: 'put-share', holder: 1, at }, { type: 'check-share', holder: 1, at })
  expect(acts()).toEqual([
    { type: 'share-put', index: 1 },
    { type: 'share-checked', index: 1 },
  ])
  expect(readdirSync(on('project', 'prepared', 'office'))).not.toContain('share-1.json')
  expect(readFileSync(on('stick', 'share-1.json'))).toEqual(bytes)
})

test('the papers of the election are made where the project keeps them, each told with its place', async () => {
  await office.ask({ type: 'make-papers', at })
  expect(progress()).toEqual(new Set(['writing']))
  const made = office.told.find(({ type }) => type === 'papers-made')
  expect(made?.type).toBe('papers-made')
  const papers = made?.type === 'papers-made' ? made.papers : []
  expect(papers.map(({ name }) => name)).toEqual(expect.arrayContaining(['candidate-notice', 'sealing-labels']))
  for (const { path } of papers) expect(path.startsWith(on('project', 'papers'))).toBe(true)
  expect(papers.filter(({ path }) => !existsSync(path))).toEqual([])
  const [act] = acts()
  const recorded = act?.type === 'papers-made' ? act.papers : []
  expect(recorded.map(({ file }) => on('project', 'papers', file))).toEqual(papers.map(({ path }) => path))
  for (const { file, sha256: hash } of recorded)
    expect(sha256Hex(readFileSync(on('project', 'papers', file)))).toBe(hash)
})
