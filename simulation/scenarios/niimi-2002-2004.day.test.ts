/**
 * Niimi, 23 June 2002: an issuer did not start, and some fifteen voters waited for some forty minutes. 24 October 2004: a machine
 * failed, its voter went to another one; at the count its original could not be read, and the duplicate was counted.
 */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { MediumIdentity } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { ballotFor, namesOf } from '#simulation/rooms/small-station.ts'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { kioskAnswers, kioskFaults } from '#ui/messages/kiosk-faults.ts'
import { fill } from '#ui/messages/message.ts'
import { tallyMediaRefusals } from '#ui/messages/tally-media.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { countOf, sealedOf, twoMachines, wordsAt, wordsOfIssuer, wordsOfTally } from './scenario.ts'

it('the issuer does not start again: the spare one goes on with its take-over medium, and nobody gets a second card', async () => {
  const prepared = await prepareStation(sourcesWith(3))
  const desk = await Reception.furnish(prepared)
  try {
    await desk.start()
    await desk.unlock()
    await desk.open()
    await desk.serves('1')
    const medium = join(desk.room, 'take-over')
    await cp(medium, `${medium}-image`, { recursive: true })
    await desk.app.stop()
    await rm(medium, { recursive: true })
    await cp(`${medium}-image`, medium, { recursive: true })
    // Its own disk is gone for good: the start says so, and what to do.
    await rm(join(desk.room, 'machines', '2-I1'), { recursive: true })
    await desk.start('2-I1')
    await desk.until((view) => view.screen === 'refused')
    const refused = wordsOfIssuer(desk.app.view(), 'niimi-2002-refused')
    expect(refused).toContain(issuerScreen.cannotStart.ja)
    expect(refused).toContain(issuerRefusals['machine-identity-missing'].ja.next)
    await desk.app.stop()

    await desk.start('2-I2')
    await desk.unlock()
    const offer = wordsOfIssuer(desk.app.view(), 'niimi-2002-take-over')
    expect(offer).toContain(issuerScreen.takeOverTitle.ja)
    expect(offer).toContain(fill(issuerScreen.takeOverOther.ja, { count: 1 }))
    expect(offer).toContain(issuerScreen.takeOverCount.ja)
    desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
    await desk.until((view) => view.screen === 'day')
    if (desk.day().stage !== 'voting') await desk.open()
    await desk.seek('1')
    expect(wordsOfIssuer(desk.app.view())).toContain(issuerRefusals['already-voted'].ja.title)
    await desk.issueTo('2', await desk.newCard())
    expect(wordsOfIssuer(desk.app.view())).toContain(issuerScreen.handOverNow.ja)
    expect(desk.day().counts.cardsIssued).toBe(2)
  } finally {
    await desk.clear()
    await prepared.close()
  }
})

it('a machine fails under a voter who has pressed nothing: the card comes back, and the vote is cast next door', async () => {
  const { station, first, second } = await twoMachines('Niimi: a voter moves')
  await station.votes(first, (await station.desk.issue()).card, ballotFor(1, 1))
  await station.lifts(first)
  const { card } = await station.desk.issue()
  first.lay(card)
  await station.settle()
  first.medium('original')?.inner.failAt(0, { type: 'io', errno: 'EIO' })
  first.shakeReader()
  await station.settle()
  const words = wordsAt(first, 'niimi-2004-nothing-recorded')
  expect(words).toContain(kioskFaults['original-failed'].ja.title)
  expect(words).toContain(kioskAnswers.notRecorded.ja)
  expect(words).toContain(kioskScreen.outOfServiceVoter.ja)
  await station.lifts(first)
  expect(await station.desk.takeBack(card)).toBe(true)
  await station.votes(second, (await station.desk.issue()).card, ballotFor(2, 2))
  expect(wordsAt(second)).toContain(kioskScreen.doneTitle.ja)
  await station.lifts(second)
  await station.closes(first)
  await station.closes(second)
  // The original cannot be read; the duplicate holds every vote that this machine has recorded.
  const counted = countOf(await sealedOf(first, 'duplicate'), await sealedOf(second))
  expect(counted).toEqual([...namesOf(1, 1), ...namesOf(2, 2)].sort())
})

it('the duplicate counts only after the witnesses were heard', async () => {
  const room = await CountRoom.make()
  room.receiveReport(0)
  room.receiveReport(1)
  const place = { station: '1' as StationId, pair: 1 as PairNumber }
  const medium: MediumIdentity = { serial: 'M-1-1-A', role: 'original', ...place }
  room.receiveMedium(1, { type: 'medium-damaged', medium })
  expect(wordsOfTally(room.view(), 'niimi-2004-damaged')).toContain(tallyMediaRefusals['medium-damaged'].ja.next)
  room.press({ type: 'acknowledge' })
  room.receiveMedium(2, sealedBy('1', 1, 'duplicate'))
  expect(wordsOfTally(room.view())).toContain(
    fill(tallyMediaRefusals['duplicate-not-allowed'].ja.title, { station: '1', pair: 1 }),
  )
  expect(wordsOfTally(room.view())).toContain(tallyWords.useDuplicate.ja)
  room.press({
    type: 'allow-duplicate',
    ...place,
    cause: 'damaged',
    chair: '選挙 長',
    opinion: '正本が読めない。異議なし',
    witnesses: ['立会 春子'],
  })
  room.receiveMedium(2, sealedBy('1', 1, 'duplicate'))
  expect([...room.state.receipt.media.values()].map(({ role }) => role)).toEqual(['duplicate'])
})
