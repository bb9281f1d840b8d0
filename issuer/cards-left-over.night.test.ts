/** ISS-22, ISS-21, C4 at a real desk: a card left pressed, and one whose time is over. */
import { beforeEach, expect, test } from 'vitest'
import { stateOf, toPressed, toReleased, toTaken } from '#election/card/card-state.ts'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import { wordsOfIssuer } from '#simulation/scenarios/scenario.ts'
import { issuerDayRefusals } from '#ui/messages/issuer-day.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'

const pair = 1 as PairNumber
const opened = eachTestAtADesk({ voters: 9 })
let desk: Reception
let card: UltralightAesCard
beforeEach(async () => {
  desk = opened()
  card = await desk.serves('1')
})

const leftPressed = () =>
  desk.atKiosk(
    card,
    (counter) => toTaken(counter, pair),
    (counter) => toPressed(counter, pair),
  )

async function checked(): Promise<void> {
  await desk.authorise()
  desk.reader.tray.insert(card)
  await desk.settled()
  expect(desk.day().check).toEqual({ type: 'shown', found: { type: 'pressed', pair } })
}

test('voting is over at its machine: finished, used for the next voter, and no right comes back', async () => {
  await leftPressed()
  await checked()
  desk.app.send({ type: 'left-over-decided', says: 'over', witnesses: [0, 2] })
  await desk.settled()
  expect(stateOf(counterOf(card)).type).toBe('finished')
  expect(desk.day()).toMatchObject({
    check: { type: 'shown', found: { type: 'finished' } },
    counts: { cardsIssued: 1, cardsReturned: 0 },
  })
  desk.takeCard()
  desk.app.send({ type: 'operation-cancelled' })
  await desk.seek('1')
  expect(desk.desk('refused').notice.code).toBe('already-voted')
  desk.app.send({ type: 'return-requested', declined: [] })
  desk.reader.tray.insert(card)
  await desk.settled()
  expect(desk.desk('return-awaited').failure?.code).toBe('card-cannot-come-back')
  desk.takeCard()
  desk.app.send({ type: 'operation-cancelled' })
  await desk.issueTo('2', card)
  desk.desk('hand-over')
})

test('closed, and nothing recorded: released with nothing, never to vote, and nothing is issued for it', async () => {
  await leftPressed()
  await checked()
  desk.app.send({ type: 'left-over-decided', says: 'not-recorded', witnesses: [0, 1] })
  expect(desk.day()).toMatchObject({ alarm: { code: 'left-over-pair-open' } })
  expect(stateOf(counterOf(card)).type).toBe('pressed')
  desk.app.send({ type: 'alarm-acknowledged' })
  desk.app.send({ type: 'operation-cancelled' })
  desk.takeCard()
  desk.clock.set('2002-06-23T20:00')
  desk.app.send({ type: 'closing-declared' })
  desk.app.send({ type: 'inside-voter-added', text: '1' })
  await desk.until((view) => view.screen === 'day' && view.record.inside.rollNos.length === 1)
  closeAsRecorded(desk, 0)
  await checked()
  desk.app.send({ type: 'left-over-decided', says: 'not-recorded', witnesses: [0, 1] })
  await desk.settled()
  expect(stateOf(counterOf(card))).toEqual({ type: 'released', mask: 0 })
  expect(desk.day().counts).toMatchObject({ cardsIssued: 1, cardsReturned: 0 })
  desk.app.send({ type: 'operation-cancelled' })
  await desk.seek('1')
  desk.app.send({ type: 'return-requested', declined: [] })
  await desk.settled()
  expect(desk.day().counts).toMatchObject({ cardsIssued: 1, cardsReturned: 1 })
  desk.app.send({ type: 'issue-requested' })
  expect(desk.day()).toMatchObject({ alarm: { code: 'kiosks-closing' }, counts: { cardsIssued: 1 } })
})

test('another card lies there than the one that was checked: it is not touched', async () => {
  await leftPressed()
  await checked()
  desk.takeCard()
  const other = await desk.newCard()
  desk.reader.tray.insert(other)
  const before = counterOf(other)
  desk.app.send({ type: 'left-over-decided', says: 'over', witnesses: [0, 1] })
  await desk.settled()
  expect(desk.day()).toMatchObject({ alarm: { code: 'card-check-first' }, check: { type: 'none' } })
  expect([counterOf(other), stateOf(counterOf(card)).type]).toEqual([before, 'pressed'])
})

test('a machine refused it as expired: the desk exchanges it, one right for one voter (ISS-21)', async () => {
  desk.clock.set('2002-06-23T11:00')
  await desk.seek('1')
  desk.app.send({ type: 'return-requested', declined: [] })
  desk.reader.tray.insert(card)
  await desk.settled()
  expect(desk.day().alarm?.code).toBe('exchange-not-seen')
  desk.takeCard()
  await desk.authorise()
  desk.reader.tray.insert(card)
  await desk.settled()
  // No machine takes it any more, so the large answer does not say that it can vote.
  expect(desk.day().check).toMatchObject({ type: 'shown', found: { type: 'can-vote', expired: true } })
  desk.app.send({ type: 'exchange-seen', witnesses: [0, 1], voter: true })
  await desk.settled()
  expect(stateOf(counterOf(card))).toEqual({ type: 'released', mask: 0 })
  desk.takeCard()
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  desk.desk('hand-over')
  expect(desk.day().books.map(({ voters }) => voters)).toEqual([1, 1])
})

test('a card that comes back in the evening: the answer names the step that the desk offers, and no other', async () => {
  await desk.atKiosk(card, (counter) => toTaken(counter, pair))
  const shown = async () => {
    await desk.authorise()
    desk.reader.tray.insert(card)
    await desk.settled()
    expect(desk.day().check).toMatchObject({ type: 'shown', found: { type: 'taken' } })
    desk.app.send({ type: 'tab-chosen', tab: 'vote' })
    const words = wordsOfIssuer(desk.app.view())
    desk.app.send({ type: 'operation-cancelled' })
    desk.takeCard()
    return words
  }
  const { check_takenNext, check_returnOnly, check_keepNext } = issuerScreen
  expect(await shown()).toContain(check_takenNext.ja)
  desk.clock.set('2002-06-23T20:00')
  desk.app.send({ type: 'closing-declared' })
  // A voter who was inside in time still gets a card.
  expect(await shown()).toContain(check_takenNext.ja)
  closeAsRecorded(desk, 1)
  const evening = await shown()
  expect(evening).not.toContain(check_takenNext.ja)
  expect(evening).toContain(check_returnOnly.ja)
  expect(evening).toContain(issuerDayRefusals['kiosks-closing'].ja.next)
  await writeReport(desk)
  const after = await shown()
  expect(after).not.toContain(check_returnOnly.ja)
  expect(after).toContain(check_keepNext.ja)
})

test('LAW-07: the log has how many were taken out by the hour, and no minute of one', async () => {
  await leftPressed()
  await checked()
  desk.app.send({ type: 'left-over-decided', says: 'over', witnesses: [0, 2] })
  await desk.settled()
  desk.takeCard()
  desk.app.send({ type: 'operation-cancelled' })
  await desk.showLog()
  expect(desk.day().log?.entries.filter(({ event }) => event.type === 'left-over-cards')).toEqual([])
  desk.clock.set('2002-06-23T11:00')
  await desk.showLog()
  expect(desk.day().log?.entries.filter(({ event }) => /card/.test(event.type))).toEqual([
    { minute: '2002-06-23T11:00', event: { type: 'card-checks', cards: 1, wrongPins: 0 } },
    { minute: '2002-06-23T11:00', event: { type: 'left-over-cards', over: 1, notRecorded: 0 } },
  ])
})

test.each([
  ['taken', null, 1, 2],
  ['released with one of two contests', 1, 1, 1],
  ['released with both: no right is out with it, and no envelope takes it', 3, 0, 0],
])('ISS-14, nobody knows whose: %s', async (_, mask, cards, left) => {
  const released = (counter: number) => toReleased(counter, pair, mask as ContestMask)
  if (mask === null) await desk.atKiosk(card, (counter) => toTaken(counter, pair))
  else {
    await leftPressed()
    await desk.atKiosk(card, released)
  }
  await desk.authorise()
  desk.reader.tray.insert(card)
  await desk.settled()
  desk.app.send({ type: 'found-card-recorded', witnesses: [1] })
  await desk.settled()
  expect(desk.day().counts).toMatchObject({ cardsFound: cards, cardsReturned: 0, ticketsHeld: 1 })
  expect(desk.day().counts.contests.reduce((sum, { found }) => sum + found, 0)).toBe(left)
  expect(stateOf(counterOf(card)).type).toBe('released')
})
