/**
 * Kani, 20 July 2003. In every station one computer kept the votes for all machines. It grew hot and stopped, for up to 83 minutes;
 * people waited without a word, some went home, votes were kept twice or not at all. The courts annulled the election.
 */
import { expect, it } from 'vitest'
import { ballotFor, namesOf, SMALL_FACTS } from '#simulation/rooms/small-station.ts'
import { kioskCardRefusals } from '#ui/messages/kiosk.ts'
import { kioskAnswers, kioskFaults } from '#ui/messages/kiosk-faults.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { countOf, sealedOf, twoMachines, wordsAt } from './scenario.ts'

const [MAYOR, COUNCIL] = SMALL_FACTS.contests.map(({ title }) => title) as [string, string]

it('a medium dies under a voter: the screen says what is recorded, and the machine beside it votes on', async () => {
  const { station, first, second } = await twoMachines('Kani: one machine stops')
  const { card } = await station.desk.issue()
  const [mayor = 0, council = 0] = ballotFor(1, 1)
  await station.votes(first, card, [mayor])
  expect(wordsAt(first)).toContain(kioskScreen.recordedAsChosen.ja)
  first.slots.original?.pull()
  first.press({ type: 'next' })
  first.press({ type: 'select', candidate: council })
  first.press({ type: 'next' })
  first.press({ type: 'cast' })
  await station.settle()
  const words = wordsAt(first, 'kani-2003-one-machine-stops')
  for (const said of [kioskScreen.outOfServiceTitle.ja, kioskFaults['original-failed'].ja.title, MAYOR, COUNCIL]) {
    expect(words).toContain(said)
  }
  expect(words).toContain(kioskFaults['original-failed'].ja.next)
  expect(words).toContain(kioskAnswers.recorded.ja)

  await station.votes(second, (await station.desk.issue()).card, ballotFor(2, 2))
  expect(wordsAt(second)).toContain(kioskScreen.doneTitle.ja)
  await station.lifts(second)
  expect(wordsAt(second)).toContain(kioskScreen.insertCard.ja)

  await station.lifts(first)
  await station.closes(first)
  await station.closes(second)
  const survivor = await sealedOf(first, 'duplicate')
  expect(survivor.seal.failedMedium?.role).toBe('original')
  const counted = countOf(survivor, await sealedOf(second))
  expect(counted).toEqual(expect.arrayContaining([namesOf(1, 1)[0], ...namesOf(2, 2)]))
  expect(counted).toHaveLength(4)
})

it('every machine goes dark at once: each voter goes on where they were, and nobody is counted twice', async () => {
  const { station, first, second } = await twoMachines('Kani: everything stops')
  const cards = [(await station.desk.issue()).card, (await station.desk.issue()).card]
  const [one, two] = cards as [(typeof cards)[0], (typeof cards)[0]]
  await station.votes(first, one, ballotFor(1, 1).slice(0, 1))
  await station.votes(second, two, ballotFor(2, 2))
  expect(wordsAt(second)).toContain(kioskScreen.doneTitle.ja)
  for (const kiosk of [first, second]) {
    kiosk.powerOff()
    kiosk.lift()
  }
  const told: string[] = []
  station.onView = ({ page }, kiosk) => {
    if (page.type === 'recovered')
      told.push(wordsAt(kiosk, page.interrupted === null ? undefined : 'kani-2003-restart'))
  }
  await station.opens(first)
  await station.opens(second)
  // Before anybody votes again the officer reads on each machine whether a vote was interrupted there.
  expect(told.find((words) => words.includes(kioskScreen.interruptedVote.ja))).toContain(kioskScreen.interruptedNext.ja)
  expect(told.find((words) => words.includes(kioskScreen.noInterrupted.ja))).toBeDefined()

  const another = (await station.desk.issue()).card
  first.lay(another)
  await station.settle()
  expect(wordsAt(first)).toContain(kioskCardRefusals['other-session-open'].ja.next)
  await station.lifts(first)
  first.lay(one)
  await station.settle()
  expect(wordsAt(first)).toContain(COUNCIL)
  for (const candidate of ballotFor(1, 1).slice(1)) {
    first.press({ type: 'next' })
    first.press({ type: 'select', candidate })
    first.press({ type: 'next' })
    first.press({ type: 'cast' })
  }
  await station.settle()
  expect(wordsAt(first)).toContain(kioskScreen.doneTitle.ja)
  await station.lifts(first)

  second.lay(two)
  await station.settle()
  expect(wordsAt(second)).toContain(kioskCardRefusals['card-finished'].ja.title)
  await station.lifts(second)
  await station.closes(first)
  await station.closes(second)
  expect(countOf(await sealedOf(first), await sealedOf(second))).toEqual([...namesOf(1, 1), ...namesOf(2, 2)].sort())
})
