/** The things that the app alone joins: when its screen opens, its clock, and what a bug may say on the console. */
import { afterEach, expect, it, vi } from 'vitest'
import { AssertionError } from '#election/assert.ts'
import type { LocalMinute } from '#election/time.ts'
import type { AppServices } from '#shell/run-app.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type RunningOffice, startOffice } from './app.ts'
import type { OfficeEffect } from './session/effect.ts'
import type { OfficeEvent } from './session/event.ts'

afterEach(() => vi.restoreAllMocks())

const KEY = '0'.repeat(64)
const turn = () => new Promise((resolve) => setImmediate(resolve))
const BEGUN: OfficeEvent = {
  type: 'loaded',
  entries: [{ act: { type: 'begun', use: 'live', key: KEY }, at: '2002-06-10T10:00' as LocalMinute, by: '愛' }],
  checked: null,
  head: KEY,
}

async function started() {
  let send: (event: OfficeEvent) => void = () => {}
  let fails: Error | null = null
  const asked: OfficeEffect[] = []
  const minutes = new Set<(now: LocalMinute) => void>()
  const services: AppServices<OfficeEvent, OfficeEffect> = {
    async perform(effect, sent) {
      asked.push(effect)
      send = sent
      if (fails !== null) throw fails
    },
    halt() {},
    stop: async () => {},
  }
  const clock = {
    kind: 'fixture',
    now: () => '2002-06-10T10:00' as LocalMinute,
    onMinute(listener: (now: LocalMinute) => void) {
      minutes.add(listener)
      return () => minutes.delete(listener)
    },
  } as const
  let running: RunningOffice | null = null
  void startOffice({ package: '', machine: '' }, { clock, randomness: seededRandomness('joins') }, services).then(
    (app) => {
      running = app
    },
  )
  await turn()
  return {
    asked,
    minutes,
    open: () => running,
    async hears(event: OfficeEvent) {
      send(event)
      await turn()
      return running
    },
    failing(error: Error) {
      fails = error
    },
  }
}

it('the screen opens when the record is read, or is refused', async () => {
  const office = await started()
  expect([office.open(), office.asked]).toEqual([null, [{ type: 'load' }]])
  expect((await office.hears(BEGUN))?.view()).toMatchObject({ phase: 'open', people: ['愛'] })
  const refused = await (await started()).hears({ type: 'load-refused', code: 'record-broken', about: { line: 2 } })
  expect(refused?.view()).toMatchObject({ phase: 'out-of-service', message: { code: 'record-broken' } })
})

it('what is pressed reaches the session, and so does the clock: whoever goes away is signed out', async () => {
  const office = await started()
  const app = await office.hears(BEGUN)
  app?.send({ type: 'sign-in', name: '愛', passphrase: 'typed' })
  expect(office.asked.at(-1)).toEqual({ type: 'open-person', name: '愛', passphrase: 'typed' })
  await office.hears({ type: 'person-open', name: '愛' })
  for (const listener of office.minutes) listener('2002-06-10T10:15' as LocalMinute)
  expect(office.asked.slice(-2)).toEqual([{ type: 'close-person' }, { type: 'close-room' }])
  await app?.stop()
  expect(office.minutes.size).toBe(0)
})

it.each([
  ['our own words of an assertion', new AssertionError('a record ends with a line'), 'a record ends with a line'],
  [
    'of any other error the name alone: its words may hold a passphrase',
    new TypeError('a passphrase of thirteen'),
    'TypeError',
  ],
])('a bug: the console has %s', async (_, error, word) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const office = await started()
  office.failing(error)
  const app = await office.hears(BEGUN)
  app?.send({ type: 'look-for-files' })
  await turn()
  expect(said.mock.calls).toEqual([[expect.stringMatching(new RegExp(`^office: .*\\(${word}\\)$`))]])
  expect(app?.view()).toMatchObject({ phase: 'out-of-service', message: { code: 'internal-fault' } })
})
