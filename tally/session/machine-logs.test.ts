/** LAW-07: what a voting machine logged is read at the tally, medium by medium, and nothing but that comes to the screen. */
import { expect, it } from 'vitest'
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import { asCount, isTrouble, type LogEvent } from '#election/log/catalogue.ts'
import type { LocalMinute } from '#election/time.ts'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import { tallyScreenEventSchema } from './screen-event.ts'

const LOG: readonly LogEntry[] = [
  at('06:50', { type: 'started', starts: asCount(1), failedUnlocks: asCount(0) }),
  at('07:00', { type: 'made-votable', list: asCount(1) }),
  at('13:20', { type: 'device-fault', device: 'card-reader', more: false }),
  at('20:05', { type: 'closing', final: true, unpermitted: true }),
]

function at(time: string, event: LogEvent): LogEntry {
  return { minute: `2002-06-23T${time}` as LocalMinute, event }
}

async function roomWith(log: readonly LogEntry[] | undefined, role: 'original' | 'duplicate' = 'original') {
  const room = await CountRoom.make()
  room.receiveReport(0)
  const examined = sealedBy('1', 2, role)
  if (examined.type !== 'sealed') throw new Error('a sealed medium')
  room.receiveMedium(1, log === undefined ? examined : { ...examined, sealed: { ...examined.sealed, log } })
  return room
}

const logsOf = (room: CountRoom) => room.view().stations[0]?.logs ?? []

it('shows nothing before somebody asks, then one log in its order and numbers, troubles alone when asked', async () => {
  const room = await roomWith(LOG)
  const [{ serial, seal, troubles } = { serial: '', seal: '', troubles: 0 }] = logsOf(room)
  expect([troubles, room.view().machineLog]).toEqual([2, null])
  const ask = (troublesOnly: boolean, medium: object | null = { serial, seal }) =>
    room.press(tallyScreenEventSchema.parse({ type: 'show-machine-log', medium, troublesOnly }))
  expect(ask(false)).toEqual([])
  expect(room.view().machineLog?.entries).toEqual(LOG.map((entry, place) => ({ ...entry, number: place + 1 })))
  ask(true)
  expect(room.view().machineLog).toMatchObject({ station: '1', pair: 2, troubles: 2, earlier: 0, unbroken: true })
  expect(room.view().machineLog?.entries.map(({ number }) => number)).toEqual([3, 4])
  ask(false, null)
  expect(room.view().machineLog).toBeNull()
})

it('a duplicate that does not count has its own log, which may be the one that goes on after the original failed', async () => {
  const room = await roomWith(LOG, 'duplicate')
  expect(room.view().totals.media.done).toBe(0)
  expect(logsOf(room).map(({ pair, role }) => [pair, role])).toEqual([[2, 'duplicate']])
})

it('is read only: neither a number of another medium nor a look at it changes what is received', async () => {
  const room = await roomWith(LOG)
  const { receipt } = room.state
  const seal = '00000 00000 00000 00000'
  room.press({ type: 'show-machine-log', medium: { serial: 'M-9', seal }, troublesOnly: true })
  expect([room.view().machineLog, room.state.receipt === receipt]).toEqual([null, true])
})

it('a count that was opened before this start has no logs: its stages keep none', async () => {
  expect(logsOf(await roomWith(undefined))).toEqual([])
})

it('an ordinary day has no trouble; each thing out of the ordinary is one', () => {
  const [none, two] = [asCount(0), asCount(2)]
  const ordinary: readonly LogEvent[] = [
    { type: 'started', starts: asCount(1), failedUnlocks: none },
    { type: 'unlocked', operatorCard: asCount(1) },
    { type: 'recovered', repairedPages: none },
    { type: 'refusals', cards: none, media: none },
    { type: 'closing', final: true },
  ]
  const troubles: readonly LogEvent[] = [
    { type: 'started', starts: two, failedUnlocks: none },
    { type: 'started', starts: asCount(1), failedUnlocks: two },
    { type: 'recovered', repairedPages: two },
    { type: 'refusals', cards: none, media: two },
    { type: 'refusals', cards: two, media: none },
    { type: 'medium-failed', medium: 'original', cause: 'pulled' },
  ]
  expect([ordinary.some(isTrouble), troubles.every(isTrouble)]).toEqual([false, true])
})
