/** The things that the app alone joins: when its screen opens, its clock, its log, and what a bug may say on the console. */
import { afterEach, expect, it, vi } from 'vitest'
import { AssertionError } from '#election/assert.ts'
import type { LocalMinute } from '#election/time.ts'
import type { AppServices } from '#shell/run-app.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type RunningTally, startTally } from './app.ts'
import type { TallyEffect } from './session/effect.ts'
import type { TallyEvent } from './session/event.ts'

afterEach(() => vi.restoreAllMocks())

const NOW = '2002-06-23T21:30' as LocalMinute
const turn = () => new Promise((resolve) => setImmediate(resolve))

async function started(config = { package: '', machine: '', media: ['a', 'b', 'c'] }) {
  let send: (event: TallyEvent) => void = () => {}
  let fails: Error | null = null
  const asked: TallyEffect[] = []
  const minutes = new Set<(now: LocalMinute) => void>()
  const services: AppServices<TallyEvent, TallyEffect> = {
    async perform(effect, sent) {
      asked.push(effect)
      send = sent
      if (fails !== null) throw fails
    },
    halt() {},
    stop: async () => {},
  }
  const onMinute: Surroundings['clock']['onMinute'] = (listener) => {
    minutes.add(listener)
    return () => minutes.delete(listener)
  }
  const clock = { kind: 'fixture', now: () => NOW, onMinute } as const
  let running: RunningTally | null = null
  void startTally(config, { clock, randomness: seededRandomness('joins') }, services).then((app) => {
    running = app
  })
  await turn()
  const { election } = (await CountRoom.make()).made
  return {
    asked,
    minutes,
    open: () => running,
    async hears(event: TallyEvent) {
      send(event)
      await turn()
      return running
    },
    failing(error: Error) {
      fails = error
    },
    loaded: { type: 'loaded', election, earlier: null, machineKey: 'locked' } as const,
  }
}

it('the screen opens when the package is judged, with a slot for each place of the config', async () => {
  const tally = await started()
  expect([tally.open(), tally.asked]).toEqual([null, [{ type: 'load' }]])
  for (const listener of tally.minutes) listener(NOW)
  await turn()
  expect(tally.open()).toBeNull()
  const app = await tally.hears(tally.loaded)
  expect(app?.view()).toMatchObject({ phase: 'choose-mode', slots: [{ slot: 1 }, { slot: 2 }, { slot: 3 }] })
  const refused = await started({ package: '', machine: '' } as never)
  const other = await refused.hears({ type: 'load-refused', code: 'authority-missing', about: {} })
  expect(other?.view()).toMatchObject({ phase: 'out-of-service', slots: [] })
})

it('what is pressed reaches the session, and its entry the log, in the minute of the clock', async () => {
  const tally = await started()
  const app = await tally.hears(tally.loaded)
  const later = '2002-06-23T21:41' as LocalMinute
  for (const listener of tally.minutes) listener(later)
  app?.send({ type: 'choose-mode', mode: 'count' })
  expect(tally.asked.filter(({ type }) => type === 'log')).toMatchObject([
    { entries: [{ minute: later, event: { type: 'tally-started', goesOn: false } }] },
  ])
  await app?.stop()
  expect(tally.minutes.size).toBe(0)
})

it.each([
  ['our own words of an assertion', new AssertionError('the pairs are in order'), 'the pairs are in order'],
  ['of any other error its kind alone', new TypeError('11: 412, 12: 388'), 'TypeError'],
])('a bug: the console has %s, and the screen says that it stopped', async (_, error, word) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const tally = await started()
  tally.failing(error)
  const app = await tally.hears(tally.loaded)
  expect(said.mock.calls).toEqual([[expect.stringMatching(new RegExp(`^tally: .*\\(${word}\\)$`))]])
  expect(app?.view()).toMatchObject({ phase: 'out-of-service', message: { code: 'internal-fault' } })
})
