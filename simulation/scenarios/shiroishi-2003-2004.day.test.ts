/**
 * Shiroishi, 27 April 2003: an unused medium lay among those that were counted. 31 October 2004: the zero check of many machines
 * showed 1.
 */
import { expect, it } from 'vitest'
import type { MediumIdentity } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { PIN } from '#simulation/rooms/kiosk-room.ts'
import { ballotFor, namesOf } from '#simulation/rooms/small-station.ts'
import { fill } from '#ui/messages/message.ts'
import { tallyMediaRefusals } from '#ui/messages/tally-media.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { countOf, sealedOf, twoMachines, wordsAt, wordsOfTally } from './scenario.ts'

it('media with a vote in them are never shown as zero, also not by a machine that has never seen them', async () => {
  const { station, first, second } = await twoMachines('Shiroishi: one before the first')
  await station.votes(first, (await station.desk.issue()).card, ballotFor(1, 1))
  await station.lifts(first)
  first.powerOff(false)
  const ownMemory = first.memory
  // Another machine's disk: it has never opened these media.
  first.memory = null
  const shown: string[] = []
  station.onView = (_, kiosk) => shown.push(wordsAt(kiosk))
  first.powerOn()
  await station.settle()
  first.lay(station.operatorCard)
  await station.settle()
  first.press({ type: 'pin', pin: PIN })
  await station.settle()
  expect(shown.length).toBeGreaterThan(2)
  for (const words of shown) expect(words).not.toContain(kioskScreen.zeroStatement.ja)
  expect(wordsAt(first, 'shiroishi-2004-not-zero')).not.toContain(kioskScreen.insertCard.ja)
  first.lift()

  await station.votes(second, (await station.desk.issue()).card, ballotFor(2, 2))
  await station.lifts(second)
  first.powerOff(false)
  first.memory = ownMemory
  await station.opens(first)
  await station.closes(first)
  await station.closes(second)
  expect(countOf(await sealedOf(first), await sealedOf(second))).toEqual([...namesOf(1, 1), ...namesOf(2, 2)].sort())
})

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
  const words = wordsOfTally(room.view(), 'shiroishi-2003-an-unused-medium')
  expect(words).toContain(fill(refused.title, { station: '1', pair: 1 }))
  expect(words).toContain(refused.next)
  expect(room.view().missing).toContainEqual({ type: 'medium', station: '1', pair: 1 })
  expect(room.view().mayCount).toBe(false)
})
