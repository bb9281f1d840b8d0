/** Shiroishi, 27 April 2003: an unused medium lay among those that were counted. */
import { expect, it } from 'vitest'
import type { MediumIdentity } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { fill } from '#ui/messages/message.ts'
import { tallyMediaRefusals } from '#ui/messages/tally-media.ts'
import { wordsOfTally } from './scenario.ts'

it('an unused medium among the others is told by its pair, and the used one stays missing until it is read', async () => {
  const room = await CountRoom.make()
  room.receiveReport(0)
  room.receiveReport(1)
  const medium: MediumIdentity = {
    serial: 'M-1-1-A',
    station: '1' as StationId,
    pair: 1 as PairNumber,
    role: 'original',
  }
  room.receiveMedium(1, { type: 'as-initialised', medium })
  const refused = tallyMediaRefusals['unused-but-started'].ja
  const words = wordsOfTally(room.view())
  expect(words).toContain(fill(refused.title, { station: '1', pair: 1 }))
  expect(words).toContain(refused.next)
  expect(room.view().missing).toContainEqual({ type: 'medium', station: '1', pair: 1 })
  expect(room.view().mayCount).toBe(false)
})
