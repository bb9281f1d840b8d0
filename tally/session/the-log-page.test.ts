/** LAW-07: the log page shows what the file says, its end when it is long, and stops nothing when it cannot be read. */
import { expect, it } from 'vitest'
import type { TallyLogEntry } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'

const entry = (seat: number): TallyLogEntry => ({
  minute: '2002-06-23T21:30' as LocalMinute,
  event: { type: 'passphrase-wrong', seat },
})

it('is read anew each time somebody asks for it', async () => {
  const room = await CountRoom.make()
  expect(room.view().log).toBeNull()
  expect(room.press({ type: 'show-log' })).toEqual([{ type: 'read-log' }])
  room.send({ type: 'log-read', log: { entries: [entry(1)], unbroken: false } })
  expect(room.view().log).toEqual({ entries: [entry(1)], earlier: 0, unbroken: false })
  const long = Array.from({ length: 412 }, (_, i) => entry((i % 255) + 1))
  room.send({ type: 'log-read', log: { entries: long, unbroken: true } })
  expect(room.view().log).toEqual({ entries: long.slice(112), earlier: 112, unbroken: true })
})

it('that cannot be read is said, and the count goes on', async () => {
  const room = await CountRoom.make()
  room.press({ type: 'show-log' })
  room.send({ type: 'log-read', log: null })
  expect([room.view().log, room.view().message?.code, room.view().phase]).toEqual([null, 'log-unreadable', 'receive'])
})

it('that has no room on the disk is said, and nothing of the receipt is lost', async () => {
  const room = await CountRoom.make()
  room.send({ type: 'log-waits' })
  expect([room.view().message?.code, room.view().phase]).toEqual(['log-waits', 'receive'])
})
