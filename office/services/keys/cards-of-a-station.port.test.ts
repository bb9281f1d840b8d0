/** From the typed passphrase to a card of the station: what lacks is said before a reader is touched, and the reader is given back. */

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { CardUid, StationId } from '#election/ids.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { Pn532CardReader } from '#hardware/card-reader/pn532-card-reader.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { recordedAs } from '#simulation/office/recorded-after.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { CardsWanted } from '../../session/room.ts'
import type { Recorded } from '../as-recorded.ts'
import type { RoomReply, RoomSetting } from './key-messages.ts'
import { makeCards } from './make-cards.ts'
import { OFFICE_SEAT, PIN_SEAT } from './seats.ts'

const station = '2' as StationId
const ONE: CardsWanted = { type: 'voting', station, count: 1 }
const uidOf = (number: number) => parseCardUid(`0411223344556${number}`) as CardUid
const randomness = seededRandomness('cards of a station')
let prepared: PreparedStation
let project: string
let passphrase: string
let reader: FakeCardReader
let told: RoomReply[]
let recorded: Recorded

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(2))
  const people = await readFixtureSecrets(join(prepared.directory, 'office'))
  if (!people.ok) throw new Error('no people')
  passphrase = people.value.officePassphrase
})
afterAll(() => prepared.close())
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'ippyo-cards-'))
  reader = new FakeCardReader(randomness)
  recorded = recordedAs(prepared.directory, prepared.election)
  told = []
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  rmSync(project, { recursive: true, force: true })
})

/** As the ceremony leaves it, in a project. */
const bring = (from: string, to: string) =>
  cpSync(join(prepared.directory, from), join(project, to), { recursive: true })

function make(cards = ONE, path: string | null = '/dev/reader', typed = passphrase): Promise<RoomReply> {
  const at = (name: string) => join(project, name)
  const places = {
    office: at('office'),
    machines: at('machines'),
    rolls: at('rolls'),
    losses: at('lost-media'),
    prepared: at('prepared'),
    shares: [],
    reader: path === null ? null : cardReaderOn(path),
  }
  const nothing = { files: new Map(), finished: [], paper: [], recorded, voice: null }
  const setting: RoomSetting = { type: 'setting', purpose: 'cards', use: 'rehearsal', places, cards, ...nothing }
  const held = new Map([
    [OFFICE_SEAT, typed],
    [PIN_SEAT, '24681012'],
  ])
  return makeCards(setting, held, randomness, (reply) => told.push(reply))
}

function laid(number: number): void {
  reader.tray.insert(UltralightAesCard.factory(uidOf(number)))
}

test('what lacks is said, one after the other, and no reader is opened', async () => {
  const open = vi.spyOn(Pn532CardReader, 'open')
  const refusals: RoomReply[] = [await make()]
  bring('package', 'prepared/package')
  refusals.push(await make())
  bring('office', 'prepared/office')
  refusals.push(await make(ONE, '/dev/reader', 'not the passphrase of the office'))
  refusals.push(await make({ ...ONE, station: '9' as StationId }))
  refusals.push(await make(ONE, null))
  expect(refusals).toEqual(
    [
      ['signed-not-as-recorded', { found: '—', recorded: prepared.election.fingerprint }],
      ['office-file-missing', { path: expect.any(String) }],
      ['wrong-office-passphrase', {}],
      ['unknown-station', {}],
      ['reader-lost', {}],
    ].map(([code, about]) => ({ type: 'failed', code, about })),
  )
  expect([open.mock.calls, told]).toEqual([[], []])
})

test('a voting card and an operator card of this station; each is told as it grows, and the reader is given back', async () => {
  bring('package', 'prepared/package')
  bring('office', 'prepared/office')
  const open = vi.spyOn(Pn532CardReader, 'open').mockImplementation(async () => reader as unknown as Pn532CardReader)
  const close = vi.spyOn(FakeCardReader.prototype, 'close')
  laid(1)
  const voting = { type: 'cards-made', station, kind: 'voting', count: 1, stopped: null }
  expect(await make()).toEqual({ type: 'done', done: voting })
  expect(open.mock.calls).toEqual([[{ path: '/dev/reader', randomness }]])
  expect(told).toEqual([
    { type: 'progress', phase: 'cards', done: 0, total: 1, note: null },
    { type: 'card-finished', card: { uid: uidOf(1), station, kind: 'voting' } },
    { type: 'progress', phase: 'cards', done: 1, total: 1, note: null },
  ])
  reader = new FakeCardReader(randomness)
  laid(2)
  expect(await make({ type: 'operator', station, card: 3 })).toMatchObject({ done: { kind: 'operator-3', count: 1 } })
  expect(told.at(-1)).toEqual({ type: 'card-finished', card: { uid: uidOf(2), station, kind: 'operator-3' } })
  expect(close).toHaveBeenCalledTimes(2)

  // A reader that says nothing for ten seconds is lost, and is given back as well.
  reader = new FakeCardReader(randomness)
  reader.unplug()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let over: RoomReply | null = null
  const waits = make().then((reply) => {
    over = reply
  })
  while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve))
  await vi.advanceTimersByTimeAsync(9999)
  expect(over).toBeNull()
  await vi.advanceTimersByTimeAsync(1)
  await waits
  expect(over).toEqual({ type: 'failed', code: 'reader-lost', about: {} })
  expect(close).toHaveBeenCalledTimes(3)
})
