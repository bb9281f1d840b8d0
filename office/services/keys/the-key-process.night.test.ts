/** The real key process over its channel: it opens what is sealed to it alone, holds what it found right, does its one work, and ends. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { NOTHING_RECORDED } from '#simulation/office/recorded-after.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { readSources } from '../../prepare/read-sources.ts'
import type { RoomPurpose } from '../../session/room.ts'
import type { RoomReply, RoomRequest, RoomSetting } from './key-messages.ts'
import { type KeyRoom, openKeyRoom } from './key-room.ts'
import { OFFICE_SEAT } from './seats.ts'

const PATIENCE = { timeout: 60_000 }
const TYPED = 'a passphrase of one seat'
const randomness = secureRandomness()
const seal = (sealTo: string, seat: number, typed = TYPED) => sealPassphrase(sealTo, seat, typed, randomness)
let scratch: string
let files: ReadonlyMap<string, Uint8Array>
let heard: (RoomReply | null)[]
const open: KeyRoom[] = []

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-key-process-'))
  const read = await readSources(writeRehearsalSet(join(scratch, 'stick')))
  if (!read.ok) throw new Error(read.error.type)
  files = read.value
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
beforeEach(() => {
  heard = []
})
afterEach(async () => {
  for (const room of open.splice(0)) await room.close()
})

function settingOf(purpose: RoomPurpose, project: string): RoomSetting {
  const at = (name: string) => join(project, name)
  const places = {
    office: at('office'),
    machines: at('machines'),
    rolls: at('rolls'),
    losses: at('lost-media'),
    prepared: at('prepared'),
    shares: [],
    reader: null,
  }
  const nothing = { cards: null, finished: [], paper: [], recorded: NOTHING_RECORDED, voice: null }
  return { type: 'setting', purpose, use: 'rehearsal', files, places, ...nothing }
}

/** @returns the room and what it seals to, when its process is ready */
async function roomFor(purpose: RoomPurpose): Promise<readonly [KeyRoom, string]> {
  const room = openKeyRoom(settingOf(purpose, scratch), (reply) => heard.push(reply))
  open.push(room)
  const ready = await next()
  return [room, ready?.type === 'ready' ? ready.sealTo : '']
}

async function next(): Promise<RoomReply | null | undefined> {
  await expect.poll(() => heard.length, PATIENCE).toBeGreaterThan(0)
  return heard.shift()
}

test('X-C5: what is sealed to another process, or for another seat, is not opened and not held', async () => {
  const [, other] = await roomFor('package')
  const [room, own] = await roomFor('package')
  expect([own, other]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(own).not.toBe(other)
  const say = async (seat: number, sealed: string) => {
    room.send({ type: 'passphrase', seat, sealed })
    return next()
  }
  const closed = { type: 'seat-refused', seat: 1, code: 'key-process-ended', about: {} }
  expect(await say(1, seal(other, 1))).toEqual(closed)
  expect(await say(1, seal(own, 2))).toEqual(closed)
  const weak = { type: 'seat-refused', seat: 1, code: 'weak-passphrase', about: { holder: 1 } }
  expect(await say(1, seal(own, 1, 'short'))).toEqual(weak)
  // Nothing of it was kept: the same words are new at another seat, and from then on they are that seat's.
  expect(await say(2, seal(own, 2))).toEqual({ type: 'held', seat: 2 })
  expect(await say(1, seal(own, 1))).toMatchObject({ type: 'seat-refused', code: 'same-passphrase' })
  expect(await say(1, seal(own, 1, `${TYPED}, and more`))).toEqual({ type: 'held', seat: 1 })
})

test('its one work is done with what is held, and with the answer the process is gone without a word more', async () => {
  const [room, own] = await roomFor('office')
  room.send({ type: 'passphrase', seat: OFFICE_SEAT, sealed: seal(own, OFFICE_SEAT) })
  expect(await next()).toEqual({ type: 'held', seat: OFFICE_SEAT })
  room.send({ type: 'work', contents: [] })
  expect(await next()).toEqual({
    type: 'done',
    done: { type: 'office-made', authority: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
  expect(existsSync(join(scratch, 'office', 'authority.pub'))).toBe(true)
  // Over: nothing is sent to it any more, and nobody hears that it ended.
  room.send({ type: 'work', contents: [] })
  await room.close()
  expect(heard).toEqual([])
  // The key that was made opens under what was typed, and under nothing else.
  const [again, sealTo] = await roomFor('list')
  again.send({ type: 'passphrase', seat: OFFICE_SEAT, sealed: seal(sealTo, OFFICE_SEAT, 'not what was typed') })
  expect(await next()).toMatchObject({ type: 'seat-refused', code: 'wrong-office-passphrase' })
  again.send({ type: 'passphrase', seat: OFFICE_SEAT, sealed: seal(sealTo, OFFICE_SEAT) })
  expect(await next()).toEqual({ type: 'held', seat: OFFICE_SEAT })
})

test('a process that ends by itself is heard of once', async () => {
  const [room] = await roomFor('prove')
  // Shares are proved at their seats: there is no such work, which is a bug, and a bug ends the process.
  room.send({ type: 'work', contents: [] })
  expect(await next()).toBeNull()
  await room.close()
  expect(heard).toEqual([])
})

test.each([
  ['goes on to its end', false],
  ['is over at once, and no key is made', true],
])(
  'while keys are made the work %s (the office’s program is gone: %s)',
  async (_, gone) => {
    const project = join(scratch, `gone ${gone}`)
    const source = fileURLToPath(new URL('./key-process.ts', import.meta.url))
    const child = fork(source, { execArgv: ['--import', 'tsx'], serialization: 'advanced', silent: true })
    const ended = once(child, 'exit')
    const say = (message: RoomSetting | RoomRequest) => new Promise((sent) => child.send(message, sent))
    const answers = once(child, 'message')
    await say(settingOf('office', project))
    const [ready] = await answers
    const { sealTo } = ready as Extract<RoomReply, { type: 'ready' }>
    const held = once(child, 'message')
    await say({ type: 'passphrase', seat: OFFICE_SEAT, sealed: seal(sealTo, OFFICE_SEAT) })
    expect((await held)[0]).toEqual({ type: 'held', seat: OFFICE_SEAT })
    // In one breath: the work has begun, and is far from its end.
    child.send({ type: 'work', contents: [] })
    if (gone) child.disconnect()
    const over = await ended
    expect([existsSync(join(project, 'office', 'authority.pub')), over]).toEqual([!gone, [0, null]])
  },
  120_000,
)
