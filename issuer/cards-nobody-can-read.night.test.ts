/** ISS-12, D-07: a card that cannot be read or was lost: what the officer can decide, what stands in the way, and what the books then say. */
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { stateOf, toFinished, toPressed, toTaken } from '#election/card/card-state.ts'
import type { ContestId, MachineId, PairNumber } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'

const WHY = '割れたカード。立会人二名とも異議なし'
const pair = 1 as PairNumber
const taken = (counter: number) => toTaken(counter, pair)
const pressed = (counter: number) => toPressed(counter, pair)
const finished = (counter: number) => toFinished(counter, pair)

const opened = eachTestAtADesk({ voters: 9 })
let desk: Reception
let card: UltralightAesCard
beforeEach(async () => {
  desk = opened()
  card = await desk.serves('1')
})

function garble(): void {
  card.memory.pages[40] = 1 ^ (card.memory.pages[40] ?? 0)
}

/** The voter stands at the desk; officer's card and PIN; the reader sees nothing. */
async function asked(what: 'unreadable' | 'lost'): Promise<void> {
  await desk.seek('1')
  await desk.authorise()
  desk.app.send({ type: 'replacement-requested', card: what })
}

async function decided(what: 'unreadable' | 'lost'): Promise<void> {
  await asked(what)
  desk.app.send({ type: 'replacement-decided', reason: WHY })
  desk.desk('checked')
}

async function issuedInstead(): Promise<UltralightAesCard> {
  const another = await desk.newCard()
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(another)
  await desk.settled()
  desk.desk('hand-over')
  return desk.takeCard()
}

/** One right, one voter; the old card is never counted as returned. */
function expectReplaced(unreadable: 0 | 1): void {
  const { counts, ticketsExpected, books } = desk.day()
  for (const contest of counts.contests) {
    expect(contest).toMatchObject({ issued: 1, returned: 0, marks: 1, replaced: 1, unreadable })
  }
  expect(books.map(({ voters }) => voters)).toEqual([1, 1])
  expect(counts).toMatchObject({ cardsIssued: 2, cardsReturned: 0, reentries: 1, cardsInEnvelope: unreadable })
  expect(ticketsExpected).toBe(1)
}

describe('a card whose chip is dead', () => {
  test('the voter goes before another one is issued: the line says so, on the papers too, and the next one is its own', async () => {
    await asked('unreadable')
    desk.app.send({ type: 'replacement-decided', reason: WHY })
    desk.desk('checked')
    desk.app.send({ type: 'voter-left' })
    await desk.settled()
    const left = { number: 1, card: 'unreadable', reason: WHY, issued: false }
    expect(desk.day().record.replacements).toEqual([left])
    await asked('unreadable')
    desk.app.send({ type: 'replacement-decided', reason: WHY })
    await issuedInstead()
    expectReplaced(1)
    expect(desk.day().record.replacements).toEqual([left, { number: 2, card: 'unreadable', reason: WHY }])
  })

  test('another one for exactly what is out, once the officer has written why; no third one', async () => {
    await asked('unreadable')
    desk.app.send({ type: 'replacement-decided', reason: '  ' })
    expect(desk.day().check).toMatchObject({ type: 'replacing', number: 1, failure: { code: 'reason-needed' } })
    desk.app.send({ type: 'replacement-decided', reason: WHY })
    const { voter, chosen } = desk.desk('checked').checked
    expect(chosen).toBe(voter.standing.out)
    // Nothing else can be chosen for it.
    desk.app.send({ type: 'contests-chosen', contests: [] })
    expect(desk.desk('checked').checked.chosen).toBe(chosen)
    const another = await issuedInstead()
    expect(stateOf(counterOf(another)).type).toBe('issued')
    expectReplaced(1)
    expect(desk.day().record.replacements).toEqual([{ number: 1, card: 'unreadable', reason: WHY }])
    desk.app.send({ type: 'handed-over' })
    await desk.seek('1')
    expect(desk.desk('refused').notice.code).toBe('already-voted')
  })

  test('the card in its place comes back too, everything declined: no voter, and no ticket stays', async () => {
    await decided('unreadable')
    const another = await issuedInstead()
    desk.app.send({ type: 'handed-over' })
    await desk.seek('1')
    desk.app.send({ type: 'return-requested', declined: ['mayor', 'council'] as ContestId[] })
    desk.reader.tray.insert(another)
    await desk.settled()
    const { books, ticketsExpected, counts } = desk.day()
    expect(books.map(({ voters }) => voters)).toEqual([0, 0])
    expect({ ticketsExpected, held: counts.ticketsHeld }).toEqual({ ticketsExpected: 0, held: 0 })
  })

  test('the way back: nothing is issued or counted', async () => {
    await asked('unreadable')
    desk.app.send({ type: 'operation-cancelled' })
    expect(desk.day()).toMatchObject({
      check: { type: 'none' },
      counts: { cardsIssued: 1 },
      record: { replacements: [] },
    })
  })

  test('no voter at the desk, or one witness only: no', async () => {
    await desk.authorise()
    desk.app.send({ type: 'replacement-requested', card: 'unreadable' })
    expect(desk.day().alarm?.code).toBe('replace-voter-first')
    desk.app.send({ type: 'alarm-acknowledged' })
    desk.app.send({ type: 'operation-cancelled' })
    for (const witness of [0, 1]) desk.app.send({ type: 'witness-marked', witness, present: false })
    while (desk.day().alarm !== null) desk.app.send({ type: 'alarm-acknowledged' })
    await asked('unreadable')
    expect(desk.day()).toMatchObject({ alarm: { code: 'too-few-witnesses' }, check: { type: 'voting-card' } })
  })

  test('while a machine that failed is not taken over a vote may lie in it: no, and again yes when it is', async () => {
    const [first, second] = desk.day().record.kiosks.map(({ machine }) => machine) as [MachineId, MachineId]
    desk.app.send({ type: 'kiosk-marked', machine: first, state: 'failed', note: '電源が入らない' })
    await asked('unreadable')
    expect(desk.day()).toMatchObject({ alarm: { code: 'replace-pair-open' }, check: { type: 'voting-card' } })
    desk.app.send({ type: 'alarm-acknowledged' })
    desk.app.send({ type: 'pair-taken-over', machine: first, by: second })
    desk.app.send({ type: 'replacement-requested', card: 'unreadable' })
    expect(desk.day().check.type).toBe('replacing')
    // It fails while the officer writes.
    desk.app.send({ type: 'pair-taken-over', machine: first, by: null })
    desk.app.send({ type: 'replacement-decided', reason: WHY })
    expect(desk.day()).toMatchObject({ alarm: { code: 'replace-pair-open' }, check: { type: 'replacing' } })
  })

  test('no media are moved in the day: who is inside at the closing hour gets it behind the take-over, before the machines close', async () => {
    const [first, second] = desk.day().record.kiosks.map(({ machine }) => machine) as [MachineId, MachineId]
    desk.app.send({ type: 'kiosk-marked', machine: first, state: 'failed', note: '電源が入らない' })
    desk.clock.set('2002-06-23T20:00')
    desk.app.send({ type: 'closing-declared' })
    desk.app.send({ type: 'inside-voter-added', text: '1' })
    await desk.until((view) => view.screen === 'day' && view.record.inside.rollNos.length === 1)
    await asked('unreadable')
    expect(desk.day().alarm?.code).toBe('replace-pair-open')
    desk.app.send({ type: 'alarm-acknowledged' })
    desk.app.send({ type: 'operation-cancelled' })
    desk.app.send({ type: 'pair-taken-over', machine: first, by: second })
    await decided('unreadable')
    await issuedInstead()
    expectReplaced(1)
  })

  test('the machine fails after the decision, and the card is not written yet: no', async () => {
    await decided('unreadable')
    const [first] = desk.day().record.kiosks.map(({ machine }) => machine) as [MachineId]
    desk.app.send({ type: 'kiosk-marked', machine: first, state: 'failed', note: '電源が入らない' })
    desk.app.send({ type: 'issue-requested' })
    expect(desk.day()).toMatchObject({ alarm: { code: 'replace-pair-open' }, desk: { type: 'checked' } })
  })
})

describe('a voter who has voted with another card before', () => {
  beforeEach(async () => {
    const [mayor, council] = [await desk.newCard(), await desk.newCard()]
    await desk.seek('2')
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'contests-chosen', contests: ['mayor'] as ContestId[] })
    desk.app.send({ type: 'issue-requested' })
    desk.app.send({ type: 'question-answered', yes: true })
    desk.reader.tray.insert(mayor)
    await desk.settled()
    desk.takeCard()
    desk.app.send({ type: 'handed-over' })
    await desk.atKiosk(mayor, taken, pressed, finished)
    await desk.issueTo('2', council)
    desk.app.send({ type: 'question-answered', yes: true })
    await desk.settled()
    desk.takeCard()
    desk.app.send({ type: 'handed-over' })
    await desk.seek('2')
    await desk.authorise()
    desk.app.send({ type: 'replacement-requested', card: 'unreadable' })
    desk.app.send({ type: 'replacement-decided', reason: WHY })
  })

  test('nothing is chosen by itself: whatever was voted with the first card must not be voted again', async () => {
    expect(desk.desk('checked').checked).toMatchObject({ offered: 3, chosen: 0 })
    desk.app.send({ type: 'issue-requested' })
    expect(desk.day()).toMatchObject({ desk: { type: 'checked' }, alarm: { code: 'replaced-contests-needed' } })
    desk.app.send({ type: 'alarm-acknowledged' })
    desk.app.send({ type: 'contests-chosen', contests: ['council'] as ContestId[] })
    desk.app.send({ type: 'issue-requested' })
    desk.app.send({ type: 'question-answered', yes: true })
    desk.reader.tray.insert(await desk.newCard())
    await desk.settled()
    expect(desk.desk('hand-over').checked.chosen).toBe(2)
    expect(desk.day().books.map(({ voters, replaced }) => [voters, replaced])).toEqual([
      [2, 0],
      [2, 1],
    ])
  })
})

describe('a card that answers, but whose contents are garbled', () => {
  async function shown(found: object): Promise<void> {
    garble()
    await desk.seek('1')
    await desk.authorise()
    desk.reader.tray.insert(card)
    await desk.settled()
    expect(desk.day().check).toMatchObject({ type: 'shown', found })
    desk.app.send({ type: 'replacement-requested', card: 'unreadable' })
    desk.app.send({ type: 'replacement-decided', reason: WHY })
    await desk.settled()
  }

  test('not voted: it is made unable to vote before another one is issued', async () => {
    await shown({ notice: { code: 'card-body-unreadable' } })
    expect(stateOf(counterOf(card))).toEqual({ type: 'released', mask: 0 })
    desk.desk('checked')
    desk.takeCard()
    await issuedInstead()
    expectReplaced(1)
  })

  test('pressed at a machine: only that machine decides', async () => {
    await desk.atKiosk(card, taken, pressed)
    await shown({ type: 'pressed', pair: 1 })
    expect(desk.day()).toMatchObject({
      check: { type: 'shown' },
      counts: { cardsIssued: 1 },
      record: { replacements: [] },
    })
    expect(stateOf(counterOf(card)).type).toBe('pressed')
  })

  test('finished: voting is over, and it is no unreadable card', async () => {
    await desk.atKiosk(card, taken, pressed, finished)
    await shown({ type: 'finished' })
    expect(desk.day()).toMatchObject({
      check: { type: 'shown' },
      counts: { cardsIssued: 1 },
      record: { replacements: [] },
    })
  })
})

test('the signed report names it apart: one voter, one missing, one replaced, and why', async () => {
  await decided('unreadable')
  await issuedInstead()
  desk.app.send({ type: 'handed-over' })
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  const report = JSON.parse(await readFile(join(desk.room, 'reports', '2.json'), 'utf8'))
  for (const contest of report.contests) {
    expect(contest).toMatchObject({ issued: 1, returned: 0, missing: 1, replaced: 1, found: 0, recordsTold: 1 })
  }
  expect(report.cards).toEqual({ issued: 2, returned: 0, reentries: 1 })
  expect(report.tickets).toEqual({ expected: 1, counted: 1 })
  expect(report.differenceReason).toContain(WHY)
})

test('a lost card lies in no envelope; another one is issued in its place, and it is one of the missing', async () => {
  await decided('lost')
  await issuedInstead()
  expectReplaced(0)
  expect(desk.day().counts.cardsOut).toBe(2)
})

describe('a card that was replaced as lost comes back', () => {
  let another: UltralightAesCard
  beforeEach(async () => {
    await decided('lost')
    another = await issuedInstead()
    desk.app.send({ type: 'handed-over' })
  })

  async function givesBack(what: UltralightAesCard, declined: readonly string[] = []): Promise<void> {
    await desk.seek('1')
    desk.app.send({ type: 'return-requested', declined: declined as ContestId[] })
    desk.reader.tray.insert(what)
    await desk.settled()
  }

  /** One right and one voter as before; the card lies with the found ones and never votes. */
  function expectKept(kept: UltralightAesCard, found: number): void {
    expect(desk.desk('refused').notice.code).toBe('card-kept-as-found')
    expect(stateOf(counterOf(kept))).toEqual({ type: 'released', mask: 0 })
    const { counts, ticketsExpected, books } = desk.day()
    for (const contest of counts.contests) expect(contest).toMatchObject({ issued: 1, returned: 0, marks: 1, found })
    expect(books.map(({ voters }) => voters)).toEqual([1, 1])
    expect(counts).toMatchObject({
      cardsIssued: 2,
      cardsReturned: 0,
      reentries: 1,
      cardsFound: found,
      cardsInEnvelope: 0,
    })
    expect({ ticketsExpected, held: counts.ticketsHeld }).toEqual({ ticketsExpected: 1, held: 1 })
  }

  test('it is kept as a found one: no third card beside the one in its place', async () => {
    await givesBack(card)
    expectKept(card, 1)
    expect(desk.day().counts.cardsOut).toBe(1)
    desk.takeCard()
    await desk.seek('1')
    expect(desk.desk('refused').notice.code).toBe('already-voted')
  })

  test('nobody at the desk can tell which of the two it is: the other one is kept as well, and no mark is struck', async () => {
    await givesBack(another, ['mayor'])
    expectKept(another, 1)
    desk.takeCard()
    await givesBack(card)
    expectKept(card, 2)
  })

  test('the officer can decide on another one, as for a lost card', async () => {
    await givesBack(another)
    desk.takeCard()
    await decided('lost')
    desk.app.send({ type: 'contests-chosen', contests: ['mayor', 'council'] as ContestId[] })
    const third = await issuedInstead()
    expect(stateOf(counterOf(third)).type).toBe('issued')
    expect(desk.day().books.map(({ voters, replaced }) => [voters, replaced])).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  test('it was in a machine: officer and witnesses see its state first (ISS-11)', async () => {
    await desk.atKiosk(card, taken)
    await givesBack(card)
    expect(desk.desk('return-awaited').failure?.code).toBe('card-check-first')
    expect(desk.day().counts).toMatchObject({ cardsFound: 0, cardsInEnvelope: 0 })
  })

  test('it is pulled before its counter has moved: laid down again it moves, and is found once', async () => {
    desk.reader.tray.pullDuring('increment', 1, 'old')
    await givesBack(card)
    expect(desk.desk('return-awaited').failure?.code).toBe('found-card-can-vote')
    expect(stateOf(counterOf(card)).type).toBe('issued')
    expect(desk.day().counts.cardsFound).toBe(1)
    desk.reader.tray.callOff()
    desk.reader.tray.insert(card)
    await desk.settled()
    expectKept(card, 1)
  })

  test('the spare issuer knows it from the take-over medium', async () => {
    await desk.app.stop()
    await desk.start('2-I2')
    await desk.unlock()
    desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
    await desk.until((view) => view.screen === 'day')
    await givesBack(card)
    expectKept(card, 1)
  })
})

test('power goes while the other card is written: it is counted as replaced once, on whichever issuer goes on', async () => {
  await decided('unreadable')
  const another = await desk.newCard()
  desk.reader.tray.pullDuring('increment', 1, 'new')
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(another)
  await desk.until((view) => view.screen === 'day' && view.unsettled !== null)
  desk.reader.tray.callOff()
  const image = join(desk.room, 'medium-as-it-was')
  await cp(join(desk.room, 'take-over'), image, { recursive: true })
  await desk.app.stop()
  await rm(join(desk.room, 'take-over'), { recursive: true })
  await cp(image, join(desk.room, 'take-over'), { recursive: true })
  desk.reader.tray.remove()
  await desk.start('2-I2')
  await desk.unlock()
  desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
  await desk.until((view) => view.screen === 'day')
  desk.reader.tray.insert(another)
  await desk.settled()
  desk.desk('hand-over')
  expectReplaced(1)
  expect(desk.day().record.replacements).toHaveLength(1)
})
