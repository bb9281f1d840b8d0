/**
 * The office's side of a room and its key process: each answer is reported once, each result becomes a line of the record, and
 * everybody who waits is let go. A played process answers, as its setting says: no key is made here.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { KeyRoomLife } from '#shell/key-room-life.ts'
import { sealedFor, toldSetting, writePlayedKeyProcess } from '#simulation/office/played-key-process.ts'
import { NOTHING_RECORDED } from '#simulation/office/recorded-after.ts'
import type { OfficeRoomCode } from '../../session/codes.ts'
import type { OfficeEvent } from '../../session/event.ts'
import type { Act } from '../../session/record.ts'
import type { CardsWanted, FinishedCard, RoomPurpose } from '../../session/room.ts'
import type { RoomReply, RoomSetting } from './key-messages.ts'
import type { KeyRoom } from './key-room.ts'
import { Rooms } from './rooms.ts'

const at = '2027-03-01T09:30' as LocalMinute
const station = '2' as StationId
const VOTING: CardsWanted = { type: 'voting', station, count: 3 }
const CONTENTS = [{ item: 'rules', content: 'ab' }]
const SAYS = { date: '2027-04-25', day: 'cd', without: ['mayor'], paper: ['council'], voice: null }
/** A process starts: on a busy machine not within a second. */
const PATIENCE = { timeout: 30_000 }
let built: string
let rooms: Rooms
let events: OfficeEvent[]
/** A person's act when the work is reported to grow. */
let hears: () => void
let lines: { readonly act: Act; readonly at: LocalMinute }[]

beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'ippyo-played-'))
})
afterAll(() => rmSync(built, { recursive: true, force: true }))
beforeEach(() => {
  vi.stubEnv('IPPYO_SERVICES', built)
  events = []
  lines = []
  hears = () => {}
  rooms = new Rooms(async (act, when) => {
    lines.push({ act, at: when })
    return true
  })
})
afterEach(async () => {
  await rooms.close()
  vi.unstubAllEnvs()
})

const send = (event: OfficeEvent) => {
  events.push(event)
  if (event.type === 'room-progress') hears()
}
const acts = () => lines.map(({ act }) => act)

/** Resolves when its process is there. */
async function opened(play: readonly (RoomReply | 'dies')[], purpose: RoomPurpose, cards: CardsWanted | null = null) {
  const setting: Omit<RoomSetting, 'finished'> = {
    ...{ type: 'setting', purpose, use: 'rehearsal', cards, paper: [], recorded: NOTHING_RECORDED, voice: null },
    files: new Map(),
    places: { office: '', machines: '', rolls: '', losses: '', prepared: '', shares: [], reader: null },
  }
  events.length = 0
  writePlayedKeyProcess(built, play)
  rooms.open(setting, send)
  await expect.poll(() => events.length, PATIENCE).toBeGreaterThan(0)
  const event = events.shift()
  return event?.type === 'room-open' ? toldSetting(event.sealTo) : null
}
const works = () => rooms.ask({ type: 'do-work', contents: CONTENTS, at }, send)
const gives = (seat: number) => rooms.ask({ type: 'give-passphrase', seat, sealed: sealedFor(seat), at }, send)
const done = (made: Extract<RoomReply, { type: 'done' }>['done']): RoomReply => ({ type: 'done', done: made })
const progress = (made: number): RoomReply => ({ type: 'progress', phase: 'cards', done: made, total: 3, note: null })

test('a passphrase is held or refused at its seat, and whoever waits goes on', async () => {
  expect(await opened([{ type: 'held', seat: 2 }], 'package')).toMatchObject({ purpose: 'package', finished: [] })
  await gives(2)
  expect(events).toEqual([{ type: 'passphrase-held', seat: 2 }])
  await rooms.close()
  const about = { holder: 2 }
  await opened([{ type: 'seat-refused', seat: 2, code: 'weak-passphrase', about }], 'package')
  await gives(2)
  expect(events).toEqual([{ type: 'passphrase-refused', seat: 2, code: 'weak-passphrase', about }])
  expect(lines).toEqual([])
})

test('D-28: on the eve a held passphrase is a proved share, and the record says so before the screen', async () => {
  await opened([{ type: 'held', seat: 2 }], 'prove')
  await gives(2)
  expect([lines, events]).toEqual([
    [{ act: { type: 'share-proved', index: 2 }, at }],
    [{ type: 'passphrase-held', seat: 2 }],
  ])
})

test.each<[RoomPurpose, Extract<RoomReply, { type: 'done' }>['done'], Act]>([
  ['office', { type: 'office-made', authority: 'ef' }, { type: 'office-made', authority: 'ef' }],
  [
    'package',
    { type: 'package-signed', electionId: '01', fingerprint: '1234', contents: CONTENTS, says: SAYS } as never,
    {
      ...{ type: 'package-signed', electionId: '01', number: '1234', contents: CONTENTS },
      says: { date: SAYS.date, day: SAYS.day, without: ['mayor'], paper: ['council'] },
    } as never,
  ],
  [
    'list',
    {
      type: 'list-signed',
      version: 2,
      fingerprint: '1234',
      contents: CONTENTS,
      says: { ...SAYS, voice: '99' },
    } as never,
    {
      ...{ type: 'list-signed', version: 2, number: '1234', contents: CONTENTS },
      says: { date: SAYS.date, day: SAYS.day, without: ['mayor'], paper: ['council'], voice: '99' },
    } as never,
  ],
])(
  '%s: what was made is told as it grows, then its line is written, then the room is over',
  async (purpose, made, act) => {
    const grows = { type: 'progress', phase: 'media', done: 1, total: 9 } as unknown as RoomReply
    await opened([grows, done(made)], purpose)
    await works()
    expect(lines).toEqual([{ act, at }])
    expect(events).toEqual([
      { ...grows, type: 'room-progress' },
      { type: 'room-over', code: null, about: {} },
    ])
    // It is over: there is nobody to ask, and the next one opens at once.
    await works()
    expect(await opened([], 'office')).toMatchObject({ type: 'setting' })
  },
)

test('work that fails says why, writes nothing, and lets the next room open', async () => {
  await opened([{ type: 'failed', code: 'list-unchanged', about: { version: 1 } }], 'list')
  await works()
  expect([events, lines]).toEqual([[{ type: 'room-over', code: 'list-unchanged', about: { version: 1 } }], []])
  expect(await opened([], 'list')).toMatchObject({ type: 'setting' })
})

test('a key process that dies is told, and nobody waits for it', async () => {
  await opened(['dies'], 'package')
  await works()
  expect([events, lines]).toEqual([[{ type: 'room-over', code: 'key-process-ended', about: {} }], []])
})

test('a row that ends before its last card: what was made is written, and why it ended is said', async () => {
  const stopped = { code: 'reader-lost', about: {} } as const
  await opened([progress(2), done({ type: 'cards-made', station, kind: 'voting', count: 2, stopped })], 'cards', VOTING)
  await works()
  expect(acts()).toEqual([{ type: 'cards-made', station, kind: 'voting', count: 2 }])
  expect(events.at(-1)).toEqual({ type: 'room-over', ...stopped })
  // The row is over: closing the room counts nothing again.
  await rooms.close()
  expect(acts()).toHaveLength(1)
})

const card = (uid: string, kind: FinishedCard['kind'] = 'voting'): RoomReply => ({
  type: 'card-finished',
  card: { uid, station, kind },
})
const twoCards = [card('04'), progress(1), card('05'), progress(2)]
const TWO: Act = { type: 'cards-made', station, kind: 'voting', count: 2 }

test('a row of voting cards that is ended by hand: what was made until then is written once', async () => {
  await opened(twoCards, 'cards', VOTING)
  const over = works()
  await expect.poll(() => events.length, PATIENCE).toBe(2)
  await rooms.close()
  await over
  expect(lines).toEqual([{ act: TWO, at }])
  await rooms.close()
  expect(lines).toHaveLength(1)
})

test.each<[string, readonly (RoomReply | 'dies')[], OfficeRoomCode]>([
  ['its process dies', ['dies'], 'key-process-ended'],
  ['the work fails', [{ type: 'failed', code: 'reader-lost', about: {} }], 'reader-lost'],
])('K3: cards that were finished are a line also when %s', async (_, end, code) => {
  await opened([...twoCards, ...end], 'cards', VOTING)
  await works()
  expect(acts()).toEqual([TWO])
  expect(events.at(-1)).toEqual({ type: 'room-over', code, about: {} })
})

test('K3: the chip of an operator card is finished before its process dies: the card is a line', async () => {
  await opened([card('04', 'operator-2'), 'dies'], 'cards', { type: 'operator', station, card: 2 })
  await works()
  expect(acts()).toEqual([{ type: 'cards-made', station, kind: 'operator-2', count: 1 }])
})

test('work that came to its end while its room was being closed is a line', async () => {
  const close = KeyRoomLife.prototype.close
  vi.spyOn(KeyRoomLife.prototype, 'close').mockImplementationOnce(async function (this: KeyRoom) {
    // Its last answer was on the way when it was killed.
    await this.ended
    await close.call(this)
  })
  await opened([progress(1), done({ type: 'office-made', authority: 'ef' }), 'dies'], 'office')
  hears = () => void rooms.close()
  await works()
  expect(acts()).toEqual([{ type: 'office-made', authority: 'ef' }])
})

test('K2: a room that is closed while its line is being written writes it once, and is closed after it', async () => {
  let written = () => {}
  const slow = new Promise<void>((resolve) => {
    written = resolve
  })
  let begun = () => {}
  const writes = new Promise<void>((resolve) => {
    begun = resolve
  })
  rooms = new Rooms(async (act, when) => {
    begun()
    await slow
    lines.push({ act, at: when })
    return true
  })
  const close = KeyRoomLife.prototype.close
  const processIsGone = new Promise<void>((resolve) => {
    vi.spyOn(KeyRoomLife.prototype, 'close').mockImplementationOnce(async function (this: KeyRoom) {
      await close.call(this)
      resolve()
    })
  })
  const all = done({ type: 'cards-made', station, kind: 'voting', count: 2, stopped: null })
  await opened([...twoCards, all], 'cards', VOTING)
  const over = works()
  await writes
  // A program that ends with its room must not end before the line.
  const atItsEnd = rooms.close().then(acts)
  await processIsGone
  await new Promise(setImmediate)
  written()
  await over
  expect([await atItsEnd, acts()]).toEqual([[TWO], [TWO]])
})

test('K7: a record that cannot be written is the failure of whoever asked; closing goes on, and the next room opens', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC', errno: -28, syscall: 'write' })
  rooms = new Rooms(() => Promise.reject(full))
  const all = done({ type: 'cards-made', station, kind: 'voting', count: 2, stopped: null })
  await opened([...twoCards, all], 'cards', VOTING)
  await expect(works()).rejects.toBe(full)
  await rooms.close()
  await opened(twoCards, 'cards', VOTING)
  const over = expect(works()).rejects.toBe(full)
  await expect.poll(() => events.length, PATIENCE).toBe(2)
  await rooms.close()
  await over
  expect(await opened([], 'office')).toMatchObject({ type: 'setting' })
})

test('ended by hand before a chip was finished: there is no line', async () => {
  await opened([progress(0)], 'cards', VOTING)
  const over = works()
  await expect.poll(() => events.length, PATIENCE).toBe(1)
  await rooms.close()
  await over
  expect(lines).toEqual([])
})

test('a card that was finished is known to every room after it, once', async () => {
  await opened(
    [card('04'), card('05'), card('04'), { type: 'failed', code: 'reader-lost', about: {} }],
    'cards',
    VOTING,
  )
  await works()
  expect(acts()).toEqual([TWO])
  const finished = ['04', '05'].map((uid) => ({ uid, station, kind: 'voting' }))
  expect(await opened([], 'cards', VOTING)).toMatchObject({ finished })
})

test('one room at a time, and none that was closed is heard any more', async () => {
  await opened([], 'office')
  expect(() => rooms.open({} as never, send)).toThrow('one at a time')
  await rooms.close()
  expect(events).toEqual([])
  await gives(0)
  expect(events).toEqual([])
})

test('what a process had said before its room was closed is shown no more, and counted all the same', async () => {
  await opened([...twoCards, card('06'), progress(3)], 'cards', VOTING)
  const closed = new Promise<void>((resolve) => {
    hears = () => resolve(rooms.close())
  })
  await works()
  await closed
  expect(events).toEqual([{ ...progress(1), type: 'room-progress' }])
  // The cards reported before the process was gone give one line, of exactly the cards that the next room knows.
  const [line] = acts()
  const next = await opened([], 'cards', VOTING)
  expect(line).toEqual({ ...TWO, count: next?.finished.length })
  expect(acts()).toHaveLength(1)
  expect(next?.finished.length).toBeGreaterThan(0)
})
