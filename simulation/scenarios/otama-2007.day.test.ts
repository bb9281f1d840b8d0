/** Otama, 2007: twenty-five people ended in the middle. They are told apart from votes for nobody who stands, and from no vote at all. */
import { expect, it } from 'vitest'
import { ballotFor, namesOf } from '#simulation/rooms/small-station.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { countOf, sealedOf, twoMachines, wordsAt } from './scenario.ts'

it('who ends without voting is asked once more; who walks away is ended by the officer before a witness; both are told as ended', async () => {
  const { station, first, second } = await twoMachines('Otama: in the middle')
  await station.votes(first, (await station.desk.issue()).card, ballotFor(1))
  first.press({ type: 'next' })
  first.press({ type: 'leave' })
  await station.settle()
  expect(wordsAt(first, 'otama-2007-are-you-sure')).toContain(kioskScreen.leaveSureLater.ja)
  expect(wordsAt(first)).toContain(kioskScreen.backToVoting.ja)
  expect(wordsAt(first)).toContain(kioskScreen.leaveSureOne.ja)
  first.press({ type: 'leave-confirmed' })
  await station.settle()
  await station.lifts(first)

  const { card } = await station.desk.issue()
  await station.votes(second, card, ballotFor(2))
  await station.lifts(second)
  // Gone, with the card: the page tells whoever comes what is recorded, and what is not.
  expect(wordsAt(second, 'otama-2007-gone')).toContain(kioskScreen.openList.ja)
  const seen: string[] = []
  station.onView = ({ page }, kiosk) => {
    if (page.type === 'staff-menu' || page.type === 'staff-witnesses') seen.push(wordsAt(kiosk))
  }
  await station.closes(second)
  expect(seen.join()).toContain(kioskScreen.endSession.ja)
  expect(seen.join()).toContain(kioskScreen.endWitnesses.ja)
  expect(wordsAt(second)).toContain(kioskScreen.endedByStaff.ja)
  await station.closes(first)
  const [one, two] = [await sealedOf(first), await sealedOf(second)]
  expect(two.seal.counts.endedByStaff).toBe(1)
  expect(countOf(one, two)).toEqual([namesOf(1)[0], namesOf(2)[0], '1/ended', '1/ended'].sort())
})
