/** ISS-20: power goes at any boundary between books, medium and card; after the restart nobody has a second right. */

import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { ContestId } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded } from '#simulation/rooms/reception-evening.ts'

const theDesk = eachTestAtADesk({ voters: 9 })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

/** The next start will see only the present content of the disk and of the take-over medium. */
async function powerCutAndRestart(machine = '2-I1'): Promise<void> {
  const image = join(desk.room, 'image')
  for (const place of ['machines', 'take-over'])
    await cp(join(desk.room, place), join(image, place), { recursive: true })
  await desk.app.stop()
  for (const place of ['machines', 'take-over']) {
    await rm(join(desk.room, place), { recursive: true })
    await cp(join(image, place), join(desk.room, place), { recursive: true })
  }
  await rm(image, { recursive: true })
  desk.reader.tray.remove()
  await desk.start(machine)
  await desk.unlock()
}

/** The card is pulled in the middle of the issue: the operation stays open in the books. */
async function pulledIn(command: 'write-page' | 'increment' | 'read-counter', nth: number, tear: 'old' | 'new') {
  const card = await desk.newCard()
  desk.reader.tray.pullDuring(command, nth, tear)
  await desk.issueTo('1', card)
  desk.reader.tray.callOff()
  return card
}

async function layDown(card: UltralightAesCard): Promise<void> {
  desk.reader.tray.insert(card)
  await desk.settled()
}

/** A card came back, its contests wait for another one, and the machine loses its power. */
async function exchangeCutShort(meanwhile = () => {}): Promise<void> {
  const card = await desk.newCard()
  await desk.issueTo('1', card)
  desk.app.send({ type: 'handed-over' })
  desk.takeCard()
  meanwhile()
  await desk.seek('1')
  desk.app.send({ type: 'return-requested', declined: [] })
  await desk.exchanges(card)
  desk.desk('checked')
  desk.takeCard()
}

test('another card that was decided and not issued when the power went is no issued one; what was issued stays (D-07)', async () => {
  await desk.issueTo('1', await desk.newCard())
  desk.app.send({ type: 'handed-over' })
  desk.takeCard()
  const decided = async () => {
    await desk.seek('1')
    await desk.authorise()
    desk.app.send({ type: 'replacement-requested', card: 'lost' })
    desk.app.send({ type: 'replacement-decided', reason: '見つからない' })
    desk.desk('checked')
  }
  const replacements = () => desk.day().record.replacements.map(({ issued = true }) => issued)
  await decided()
  await powerCutAndRestart()
  expect(replacements()).toEqual([false])
  await decided()
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  desk.desk('hand-over')
  await powerCutAndRestart()
  expect(replacements()).toEqual([false, true])
})

describe('marks that wait for a card when the power goes (TRN-04)', () => {
  test('the ticket goes back, the voter is served anew, and nothing waits in the evening that nobody can strike', async () => {
    await exchangeCutShort()
    await powerCutAndRestart()
    expect(desk.day()).toMatchObject({ desk: { type: 'ready' }, counts: { ticketsHeld: 0, ticketsWaiting: 0 } })
    await desk.seek('1')
    expect(desk.desk('found').offered).toBe(3)
    desk.app.send({ type: 'voter-left' })
    closeAsRecorded(desk, 0)
    expect(desk.day()).toMatchObject({ alarm: null, record: { closing: { kiosksMayClose: true } } })
  })

  test('after the closing too: who gave a card back was inside, and gets the other one (CLS-02)', async () => {
    await exchangeCutShort(() => {
      desk.clock.set('2002-06-23T20:01')
      desk.app.send({ type: 'closing-declared' })
      desk.app.send({ type: 'inside-list-fixed' })
    })
    await powerCutAndRestart()
    expect(desk.day()).toMatchObject({ insideServed: [], record: { inside: { rollNos: ['1'] } } })
    await desk.serves('1')
    expect(desk.day()).toMatchObject({ insideServed: ['1'], counts: { cardsIssued: 2, cardsReturned: 1 } })
  })

  test('the card for it was just being written, and did not move: the marks still wait for one, and go with their voter', async () => {
    await exchangeCutShort()
    const card = await desk.newCard()
    desk.reader.tray.pullDuring('increment', 1, 'old')
    desk.app.send({ type: 'issue-requested' })
    desk.reader.tray.insert(card)
    await desk.settled()
    desk.reader.tray.callOff()
    await powerCutAndRestart()
    await layDown(card)
    expect(desk.desk('checked').checked.chosen).toBe(3)
    desk.app.send({ type: 'voter-left' })
    await desk.settled()
    expect(desk.day().counts).toMatchObject({ cardsIssued: 1, cardsReturned: 1, ticketsHeld: 0, ticketsWaiting: 0 })
  })
})

describe('power cut in the middle of an issue', () => {
  test('card still blank: shown after the restart, the row is as before and the voter is served', async () => {
    const card = await pulledIn('increment', 1, 'old')
    expect(stateOf(counterOf(card)).type).toBe('blank')
    await powerCutAndRestart()
    expect(desk.day().unsettled?.kind).toBe('issue')
    expect(desk.day().counts.cardsIssued).toBe(1)
    await layDown(card)
    expect(desk.day()).toMatchObject({ unsettled: null, counts: { cardsIssued: 0, ticketsHeld: 0 } })
    desk.hears()
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'issue-requested' })
    await desk.settled()
    expect(desk.day().counts.cardsIssued).toBe(1)
    expect(stateOf(counterOf(card)).type).toBe('issued')
  })

  test('card already issued: shown after the restart it is handed over, and counted once', async () => {
    const card = await pulledIn('increment', 1, 'new')
    expect(stateOf(counterOf(card)).type).toBe('issued')
    await powerCutAndRestart()
    await layDown(card)
    desk.desk('hand-over')
    expect(desk.day().counts).toMatchObject({ cardsIssued: 1, ticketsHeld: 1 })
  })

  test('card not there: it counts as issued, and the voter gets no second one', async () => {
    await pulledIn('increment', 1, 'new')
    await powerCutAndRestart()
    desk.app.send({ type: 'unsettled-issue-closed' })
    await desk.until((view) => view.screen === 'day' && view.unsettled === null)
    expect(desk.day().counts.cardsIssued).toBe(1)
    // Nothing is asked to be handed over: no card is here (W6).
    expect(desk.desk('refused').notice.code).toBe('already-voted')
    await desk.seek('1')
    expect(desk.desk('refused').notice.code).toBe('already-voted')
  })

  test('another card is no answer: nothing is changed, and nobody else is served', async () => {
    await pulledIn('write-page', 3, 'old')
    await powerCutAndRestart()
    await layDown(await desk.newCard())
    expect(desk.day().unsettled?.failure?.code).toBe('not-the-open-card')
    desk.app.send({ type: 'alarm-acknowledged' })
    await desk.seek('2')
    expect(desk.day().alarm?.code).toBe('issue-unsettled')
  })

  // ISS-06
  test.each(['issue', 'return'] as const)('a cut %s of a card for the ear: no silent one follows', async (cut) => {
    const card = await desk.newCard()
    await desk.seek('1')
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'presentation-chosen', presentation: 'audio' })
    desk.app.send({ type: 'issue-requested' })
    desk.app.send({ type: 'question-answered', yes: true })
    if (cut === 'issue') desk.reader.tray.pullDuring('increment', 1, 'new')
    await layDown(card)
    if (cut === 'return') {
      desk.takeCard()
      await desk.seek('1')
      desk.app.send({ type: 'return-requested', declined: ['council'] as ContestId[] })
      desk.reader.tray.pullDuring('increment', 1, 'new')
      await layDown(card)
    }
    desk.reader.tray.callOff()
    await powerCutAndRestart()
    await layDown(card)
    expect(desk.desk(cut === 'issue' ? 'hand-over' : 'checked').checked.presentation).toBe('audio')
  })

  test('every cut of the card, seen by the same issuer or after a restart, leaves at most one right', async () => {
    for (const restart of [false, true]) {
      for (const tear of ['old', 'new'] as const) {
        const rollNo = String(1 + (restart ? 2 : 0) + (tear === 'new' ? 1 : 0))
        const card = await desk.newCard()
        desk.reader.tray.pullDuring('increment', 1, tear)
        await desk.issueTo(rollNo, card)
        desk.reader.tray.callOff()
        if (restart) await powerCutAndRestart()
        await layDown(card)
        const right = stateOf(counterOf(card)).type === 'issued'
        expect(right).toBe(tear === 'new')
        const { counts } = desk.day()
        desk.takeCard()
        desk.app.send({ type: right ? 'handed-over' : 'voter-left' })
        await desk.settled()
        await desk.seek(rollNo)
        expect(desk.day().desk.type).toBe(right ? 'refused' : 'found')
        desk.app.send({ type: 'voter-left' })
        expect(counts.contests.every((contest) => contest.marks === contest.issued - contest.returned)).toBe(true)
      }
    }
  })
})

describe('the spare issuer takes over', () => {
  test('with operator card and medium it goes on: no second right, and the first one then refuses', async () => {
    await desk.servesEach('1', '2')
    const counts = desk.day().counts
    await powerCutAndRestart('2-I2')
    expect(desk.app.view()).toMatchObject({
      screen: 'take-over',
      offer: { reason: 'other-issuer', cardsIssued: 2, unreadable: 0 },
    })
    desk.app.send({ type: 'take-over-confirmed', tickets: 2, reason: '' })
    await desk.until((view) => view.screen === 'day')
    expect(desk.day().counts.contests).toEqual(counts.contests)
    await desk.open()
    await desk.seek('1')
    expect(desk.desk('refused').notice.code).toBe('already-voted')
    await desk.servesEach('3')
    await powerCutAndRestart('2-I1')
    expect(desk.app.view()).toMatchObject({ screen: 'take-over', offer: { cardsIssued: 3 } })
  })

  test('an older image of the medium was put back: the tickets in hand show it, and nothing is taken over without a reason', async () => {
    await desk.servesEach('1')
    const path = join(desk.room, 'take-over', 'take-over.ippyo')
    const older = await readFile(path)
    await desk.servesEach('2')
    await writeFile(path, older)
    await powerCutAndRestart('2-I2')
    // Who puts the medium back hopes that the number on the page is only nodded at: it is not shown before the count.
    expect(JSON.stringify(desk.app.view())).not.toContain('ticketsExpected')
    desk.app.send({ type: 'take-over-confirmed', tickets: 2, reason: ' ' })
    await desk.until((view) => view.screen === 'take-over' && view.failure !== null)
    expect(desk.app.view()).toMatchObject({
      failure: { code: 'take-over-tickets-differ', values: { counted: 2, expected: 1 } },
    })
    // The number that the page has now named opens nothing either without a reason.
    desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
    expect(desk.app.view()).toMatchObject({ screen: 'take-over', working: false })
    // Two equal numbers do not differ: what is missing is said.
    expect(desk.app.view()).toMatchObject({
      failure: { code: 'take-over-reason-missing', values: { first: 2, counted: 1 } },
    })
    // Nothing was changed: the first issuer still finds the medium behind its own books, and brings it up.
    await powerCutAndRestart('2-I1')
    expect(desk.day().counts.cardsIssued).toBe(2)
  })

  test('going on with other tickets than the books say stands in the record of the day, with the reason', async () => {
    await desk.servesEach('1')
    await powerCutAndRestart('2-I2')
    desk.app.send({ type: 'take-over-confirmed', tickets: 2, reason: '一枚は本人に返す前' })
    await desk.until((view) => view.screen === 'day')
    const note = {
      at: desk.clock.now(),
      why: 'other-issuer',
      firstCount: 2,
      ticketsCounted: 2,
      ticketsExpected: 1,
      reason: '一枚は本人に返す前',
    }
    expect(desk.day().record.takeOvers).toEqual([note])
    await powerCutAndRestart('2-I2')
    expect(desk.day().record.takeOvers).toEqual([note])
  })

  test('new books while tickets lie at the desk: somebody was served elsewhere, and nothing begins in silence', async () => {
    await desk.servesEach('1')
    await rm(join(desk.room, 'take-over', 'take-over.ippyo'))
    await powerCutAndRestart('2-I2')
    desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
    await desk.until((view) => view.screen === 'take-over' && view.failure !== null)
    expect(desk.app.view()).toMatchObject({ failure: { values: { counted: 1, expected: 0 } } })
  })

  test('an issue that was open on the first one is open on the spare one, and the card decides', async () => {
    await desk.servesEach('1')
    const card = await desk.newCard()
    desk.reader.tray.pullDuring('increment', 1, 'old')
    await desk.issueTo('2', card)
    desk.reader.tray.callOff()
    await powerCutAndRestart('2-I2')
    desk.app.send({ type: 'take-over-confirmed', tickets: 2, reason: '' })
    await desk.until((view) => view.screen === 'day')
    expect(desk.day()).toMatchObject({ unsettled: { kind: 'issue' }, counts: { cardsIssued: 2 } })
    await layDown(card)
    expect(desk.day()).toMatchObject({ unsettled: null, counts: { cardsIssued: 1 } })
  })

  test('the medium is missing on a machine that has issued: the officer is asked, nothing is made by itself', async () => {
    await desk.servesEach('1')
    await rm(join(desk.room, 'take-over', 'take-over.ippyo'))
    await powerCutAndRestart()
    expect(desk.app.view()).toMatchObject({ screen: 'take-over', offer: { reason: 'new-medium', cardsIssued: 1 } })
  })

  test('neither the spare one nor its medium knows of a card, and the polls are open: no second books by themselves', async () => {
    await desk.servesEach('1')
    await rm(join(desk.room, 'take-over', 'take-over.ippyo'))
    await powerCutAndRestart('2-I2')
    expect(desk.app.view()).toMatchObject({ screen: 'take-over', offer: { reason: 'new-books', cardsIssued: 0 } })
    // Nothing was made: the one that has the records still finds an empty medium, says so and goes on with them.
    await powerCutAndRestart('2-I1')
    expect(desk.app.view()).toMatchObject({ screen: 'take-over', offer: { reason: 'new-medium', cardsIssued: 1 } })
  })

  test('a station that opens late with its first issuer: the officer says that no card was issued', async () => {
    const late = await Reception.furnish(desk.prepared)
    try {
      late.clock.set('2002-06-23T07:00')
      await late.start()
      await late.unlock()
      expect(late.app.view()).toMatchObject({ screen: 'take-over', offer: { reason: 'new-books', cardsIssued: 0 } })
      late.app.send({ type: 'take-over-confirmed', tickets: 0, reason: '' })
      await late.until((view) => view.screen === 'day')
      await late.open()
      await late.issueTo('1', await late.newCard())
      expect(late.day().counts.cardsIssued).toBe(1)
    } finally {
      await late.clear()
    }
  })
})
