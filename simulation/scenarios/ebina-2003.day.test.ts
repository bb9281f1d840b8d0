/**
 * Ebina, 9 November 2003. Links between the machines and what kept their votes failed, copies were missing, and the number of
 * people received was not the number of votes. The court let the election stand.
 */
import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { ballotFor, namesOf, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { doubtWords } from '#ui/messages/doubts.ts'
import { kioskFaults } from '#ui/messages/kiosk-faults.ts'
import { tallyRefusals } from '#ui/messages/tally.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { countOf, sealedOf, twoMachines, wordsAt, wordsOfTally } from './scenario.ts'

it('the copy fails while nobody votes: no voter begins there, and the original has every vote', async () => {
  const { station, first, second } = await twoMachines('Ebina: a copy is missing')
  await station.votes(first, (await station.desk.issue()).card, ballotFor(1, 1))
  await station.lifts(first)
  first.medium('duplicate')?.inner.failAt(0, { type: 'io', errno: 'EIO' })
  // The reader that is lost and found again is written into the log, on both media.
  first.shakeReader()
  await station.settle()
  expect(wordsAt(first, 'ebina-2003-a-copy-fails')).toContain(kioskFaults['duplicate-failed'].ja.title)
  expect(wordsAt(first)).toContain(kioskFaults['duplicate-failed'].ja.next)
  expect(wordsAt(second)).toContain(kioskScreen.insertCard.ja)
  await station.votes(second, (await station.desk.issue()).card, ballotFor(2, 2))
  await station.lifts(second)

  await station.closes(first)
  expect(wordsAt(first)).toContain(kioskScreen.failedMedium.ja)
  await station.closes(second)
  const original = await sealedOf(first)
  expect(original.seal.failedMedium?.role).toBe('duplicate')
  expect(countOf(original, await sealedOf(second))).toEqual([...namesOf(1, 1), ...namesOf(2, 2)].sort())
})

it('a machine without its copy does not open at all', async () => {
  const station = new SmallStation('Ebina: no copy from the start', seededRandomness('no copy'))
  const [first] = station.kiosks
  assert(first !== undefined, 'scenario: a machine')
  first.powerOn({ original: first.slots.original, duplicate: null })
  await station.settle()
  expect(wordsAt(first, 'ebina-2003-no-copy')).toContain(kioskFaults['duplicate-missing'].ja.title)
})

it('more people than votes: the result is not final until the chair has written why, and no figure is changed to fit', async () => {
  const room = await CountRoom.make({ told: 5 })
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  expect(room.view().result?.final).toBe(false)
  const words = wordsOfTally(room.view(), 'ebina-2003-a-difference')
  expect(words).toContain(doubtWords.books.ja.title.split('{')[0])
  room.press({ type: 'print', document: 'result-sheet' })
  expect(wordsOfTally(room.view())).toContain(tallyRefusals['not-final'].ja.title)
})
