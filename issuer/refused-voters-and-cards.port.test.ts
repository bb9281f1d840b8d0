import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stateOf, toFinished, toPressed, toTaken } from '#election/card/card-state.ts'
import type { RollMark, RollRow } from '#election/definition/definition.ts'
import { signDocument } from '#election/definition/signed-document.ts'
import type { ContestId, PairNumber } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'

const MARKS: readonly RollMark[] = [
  'struck',
  'died',
  'moved',
  'disqualified',
  'absentee_voted',
  'absentee_issued',
  'early_voted',
]
const MAYOR = 'mayor' as ContestId
const COUNCIL = 'council' as ContestId

let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  const sources = sourcesWith(30)
  const roll = sources.roll.map((row, place): RollRow => {
    if (place >= 10 && place < 10 + MARKS.length) return { ...row, mark: MARKS[place - 10] as RollMark }
    if (place === 20) return { ...row, birthDate: '1982-06-25' as LocalDate }
    if (place === 21) return { ...row, birthDate: '1982-06-24' as LocalDate, residentSince: null }
    return place === 22 ? { ...row, residentSince: '2002-03-16' as LocalDate } : row
  })
  prepared = await prepareStation({ ...sources, roll })
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
})
afterEach(() => desk.clear())

const HELPED = { assistants: ['一 二三', '四 五六'], cause: 'body' as const, heard: true, agreed: true }

const pair = 1 as PairNumber
const taken = (counter: number) => toTaken(counter, pair)
const pressed = (counter: number) => toPressed(counter, pair)
const finished = (counter: number) => toFinished(counter, pair)

async function lay(card: UltralightAesCard): Promise<void> {
  desk.reader.tray.insert(card)
  await desk.settled()
}

describe('voters who get no card', () => {
  test('each mark and each boundary day of the roll has its own code (ELG-02)', async () => {
    await desk.open()
    const codes: string[] = []
    for (const rollNo of ['99', '11', '12', '13', '14', '15', '16', '17', '21', '23']) {
      await desk.seek(rollNo)
      codes.push(desk.desk('refused').notice.code)
    }
    expect(codes).toEqual([
      'not-on-roll',
      'struck',
      'died',
      'moved',
      'disqualified',
      'absentee-voted',
      'absentee-issued',
      'early-voted',
      'under-age',
      'not-resident-long-enough',
    ])
    await desk.seek('22')
    expect(desk.desk('found').voter.residentSince).toBeNull()
  })

  test('a second card for the same voter is refused', async () => {
    await desk.open()
    await desk.serves('1')
    await desk.seek('1')
    expect(desk.desk('refused').notice.code).toBe('already-voted')
  })

  test('after the closing only who was inside, by the list', async () => {
    await desk.open()
    desk.clock.set('2002-06-23T20:00')
    desk.app.send({ type: 'closing-declared' })
    desk.app.send({ type: 'inside-voter-added', text: 'T2' })
    await desk.until((view) => view.screen === 'day' && view.record.inside.rollNos.length === 1)
    desk.app.send({ type: 'inside-list-fixed' })
    await desk.seek('1')
    expect(desk.desk('refused').notice.code).toBe('not-inside-at-closing')
    await desk.serves('2')
    expect(desk.day().counts.cardsIssued).toBe(1)
  })

  test('before the opening nobody is served (OPN-07)', async () => {
    desk.app.send({ type: 'voter-sought', text: '1', by: 'any' })
    expect(desk.day().alarm?.code).toBe('not-opened')
  })
})

describe('cards that are not issued (ISS-13, ISS-15)', () => {
  test('live, taken, pressed, foreign: nothing is issued, nothing is changed, each says its own', async () => {
    await desk.open()
    const live = await desk.serves('1')
    const takenCard = await desk.serves('2')
    await desk.atKiosk(takenCard, taken)
    const pressedCard = await desk.serves('3')
    await desk.atKiosk(pressedCard, taken, pressed)
    await desk.seek('4')
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'issue-requested' })
    const codes: (string | undefined)[] = []
    for (const card of [live, takenCard, pressedCard]) {
      const before = counterOf(card)
      await lay(card)
      codes.push(desk.desk('card-awaited').failure?.code)
      expect(counterOf(card)).toBe(before)
      desk.takeCard()
    }
    desk.reader.tray.insertForeign()
    desk.reader.tray.remove()
    await lay(desk.operatorCard)
    codes.push(desk.desk('card-awaited').failure?.code)
    desk.takeCard()
    expect(codes).toEqual(['card-live', 'card-taken', 'card-pressed', 'card-not-authentic'])
    expect(desk.day().counts.cardsIssued).toBe(3)
    await lay(await desk.newCard())
    desk.desk('hand-over')
  })

  test('a finished card is issued again; a returned one never', async () => {
    await desk.open()
    const card = await desk.serves('1')
    await desk.atKiosk(card, taken, pressed, finished)
    await desk.issueTo('2', card)
    expect(stateOf(counterOf(card)).type).toBe('issued')
    expect(desk.day().counts).toMatchObject({ cardsIssued: 2, cardsOut: 1 })
    desk.takeCard()
    await desk.seek('2')
    desk.app.send({ type: 'return-requested', declined: [MAYOR, COUNCIL] })
    await lay(card)
    desk.desk('returned')
    desk.takeCard()
    await desk.issueTo('3', card)
    expect(desk.desk('card-awaited').failure?.code).toBe('card-in-envelope')
  })
})

describe('cards that come back', () => {
  test('both declined (ISS-08): R, marks struck, ticket back; the voter may come again (ISS-10)', async () => {
    await desk.open()
    const card = await desk.serves('1')
    await desk.seek('1')
    desk.app.send({ type: 'return-requested', declined: [MAYOR, COUNCIL] })
    await lay(card)
    desk.desk('returned')
    expect(stateOf(counterOf(card))).toEqual({ type: 'released', mask: 0 })
    expect(desk.day().counts).toMatchObject({ cardsIssued: 1, cardsReturned: 1, ticketsHeld: 0, cardsInEnvelope: 1 })
    desk.takeCard()
    await desk.seek('1')
    desk.desk('found')
  })

  // D-06
  test('one declined (ISS-09), then re-entry for it (ISS-10): T = I − R − X', async () => {
    await desk.open()
    const card = await desk.serves('1')
    await desk.seek('1')
    desk.app.send({ type: 'return-requested', declined: [COUNCIL] })
    await lay(card)
    desk.takeCard()
    expect(desk.desk('checked').checked.chosen).toBe(1)
    desk.app.send({ type: 'issue-requested' })
    expect(desk.desk('question').question).toBe('single')
    desk.app.send({ type: 'question-answered', yes: true })
    await lay(await desk.newCard())
    desk.takeCard()
    desk.app.send({ type: 'handed-over' })
    await desk.seek('1')
    expect(desk.desk('found').offered).toBe(2)
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'issue-requested' })
    desk.app.send({ type: 'question-answered', yes: true })
    await lay(await desk.newCard())
    const { counts, ticketsExpected } = desk.day()
    expect(counts).toMatchObject({ cardsIssued: 3, cardsReturned: 1, reentries: 1, ticketsHeld: 1 })
    expect(ticketsExpected).toBe(1)
  })

  test('a card taken by a machine comes back only after the officer has checked it (ISS-11, ISS-12)', async () => {
    await desk.open()
    const card = await desk.serves('1')
    await desk.atKiosk(card, taken)
    await desk.seek('1')
    desk.app.send({ type: 'return-requested', declined: [] })
    await lay(card)
    expect(desk.desk('return-awaited').failure?.code).toBe('card-check-first')
    desk.takeCard()
    desk.app.send({ type: 'operation-cancelled' })
    await desk.authorise()
    await lay(card)
    expect(desk.day().check).toEqual({ type: 'shown', found: { type: 'taken', pair: 1, contests: 3 } })
    desk.app.send({ type: 'operation-cancelled' })
    await desk.seek('1')
    desk.app.send({ type: 'return-requested', declined: [] })
    await desk.settled()
    expect(desk.desk('checked').checked.chosen).toBe(3)
    expect(stateOf(counterOf(card))).toEqual({ type: 'released', mask: 0 })
  })

  test('a number of returned cards is undone: a card that went out again since was brought, and stays counted', async () => {
    const out = (count: number) => desk.until((view) => view.screen === 'day' && view.counts.cardsOut === count)
    await desk.open()
    const done = await desk.serves('1')
    await desk.servesEach('2', '3')
    await desk.atKiosk(done, taken, pressed, finished)
    desk.app.send({ type: 'cards-brought', count: 3 })
    await desk.issueTo('4', done)
    desk.app.send({ type: 'cards-brought-undone' })
    await out(3)
    expect(desk.day().brought).toBe(1)
  })

  test('finished and pressed cards stay what they are, and the check says so (ABN-05)', async () => {
    await desk.open()
    const done = await desk.serves('1')
    await desk.atKiosk(done, taken, pressed, finished)
    await desk.authorise()
    await lay(done)
    expect(desk.day().check).toEqual({ type: 'shown', found: { type: 'finished' } })
    desk.takeCard()
    desk.app.send({ type: 'operation-cancelled' })
    await desk.seek('1')
    desk.app.send({ type: 'return-requested', declined: [] })
    await lay(done)
    expect(desk.desk('return-awaited').failure?.code).toBe('card-cannot-come-back')
    expect(desk.day().counts.cardsReturned).toBe(0)
  })
})

describe('a card that was found (ISS-14, ROL-02)', () => {
  test('is kept after the check under the operator card: counted apart, no mark struck, never issued again', async () => {
    await desk.open()
    const card = await desk.serves('1')
    desk.app.send({ type: 'found-card-recorded', witnesses: [1] })
    await lay(card)
    expect(desk.day().counts).toMatchObject({ cardsFound: 0, cardsInEnvelope: 0 })
    expect(stateOf(counterOf(card)).type).toBe('issued')
    desk.takeCard()
    await desk.authorise()
    await lay(card)
    desk.app.send({ type: 'found-card-recorded', witnesses: [1] })
    await desk.until((view) => view.screen === 'day' && view.check.type !== 'shown', 'the found card is kept')
    await desk.settled()
    expect(desk.day().counts).toMatchObject({ cardsFound: 1, cardsReturned: 0, ticketsHeld: 1 })
    expect(desk.day().counts.contests[0]).toMatchObject({ issued: 1, returned: 0, marks: 1, found: 1 })
    expect(stateOf(counterOf(card))).toEqual({ type: 'released', mask: 0 })
    desk.takeCard()
    desk.app.send({ type: 'operation-cancelled' })
    await desk.seek('1')
    expect(desk.desk('refused').notice.code).toBe('already-voted')
    await desk.issueTo('2', card)
    expect(desk.day().counts.cardsIssued).toBe(1)
  })
})

describe('choices before the card', () => {
  test('selectors spring back for the next voter (ISS-05, D-05)', async () => {
    await desk.open()
    await desk.seek('1')
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'contests-chosen', contests: [MAYOR] })
    desk.app.send({ type: 'presentation-chosen', presentation: 'audio' })
    desk.app.send({ type: 'assistance-chosen', mode: 'proxy', ...HELPED })
    desk.app.send({ type: 'issue-requested' })
    expect(desk.desk('question').question).toBe('single-and-audio')
    desk.app.send({ type: 'question-answered', yes: true })
    await lay(await desk.newCard())
    desk.takeCard()
    desk.app.send({ type: 'handed-over' })
    await desk.seek('2')
    desk.app.send({ type: 'identity-confirmed' })
    expect(desk.desk('checked').checked).toMatchObject({
      chosen: 3,
      presentation: 'normal',
      assistance: { mode: 'voter', assistants: [], cause: null, heard: false, agreed: false },
    })
  })

  test('one assistant, or the same twice, is not two (PRX-02)', async () => {
    await desk.open()
    await desk.seek('1')
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'assistance-chosen', mode: 'proxy', ...HELPED, assistants: ['一 二三', '一 二三'] })
    desk.app.send({ type: 'issue-requested' })
    expect(desk.day().alarm?.code).toBe('assistants-needed')
    desk.desk('checked')
  })

  test('everything declined: no card, no mark, the ticket goes back', async () => {
    await desk.open()
    await desk.seek('1')
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'contests-chosen', contests: [] })
    desk.app.send({ type: 'question-answered', yes: true })
    desk.desk('declined')
    expect(desk.day().counts).toMatchObject({ cardsIssued: 0, ticketsHeld: 0, ticketsWaiting: 0 })
  })
})

describe('a start that is refused', () => {
  const oneByteChanged = (genuine: Buffer) => genuine.map((byte, at) => (at === 100 ? byte ^ 1 : byte))
  /** The package of the election, signed by a key that this machine was not set up for. */
  const byOthers = async () => {
    const document: unknown = JSON.parse(await readFile(join(prepared.directory, 'package/package.json'), 'utf8'))
    return signDocument('package', document, new Uint8Array(32).fill(7)).signature
  }

  // The officer reads the true reason for a call to the commission: another's medium is no changed one.
  test.each([
    ['one byte of the package changed', 'package.json', oneByteChanged, 'package-altered'],
    ['a package of another commission', 'package.sig', byOthers, 'package-of-other-authority'],
    ['a package without signature', 'package.sig', () => new Uint8Array(0), 'package-not-signed'],
    ['one byte of the list changed', 'candidate-list-1.json', oneByteChanged, 'candidate-list-refused'],
  ])('%s', async (_what, name, changed, code) => {
    await desk.app.stop()
    const path = join(prepared.directory, 'package', name)
    const genuine = await readFile(path)
    await writeFile(path, await changed(genuine))
    try {
      await desk.start()
      expect(desk.app.view()).toMatchObject({ screen: 'refused', notice: { code } })
    } finally {
      await writeFile(path, genuine)
    }
  })

  test('three wrong PINs, then nothing more is tried', async () => {
    await desk.app.stop()
    await desk.start()
    desk.reader.tray.insert(desk.operatorCard)
    for (let tried = 1; tried <= 4; tried++) {
      desk.app.send({ type: 'pin-entered', pin: '000000' })
      await desk.until((view) => view.screen === 'locked' && !view.working)
    }
    expect(desk.app.view()).toMatchObject({ screen: 'locked', wrongPins: 3, failure: { code: 'tries-used-up' } })
  })
})

describe('an issued card is exchanged (ISS-12)', () => {
  const asked = async (card: UltralightAesCard) => {
    await desk.seek('1')
    desk.app.send({ type: 'return-requested', declined: [] })
    await lay(card)
  }
  const checkedAgain = async (card: UltralightAesCard) => {
    desk.takeCard()
    await desk.authorise()
    await lay(card)
  }
  const seen = async (...witnesses: number[]) => {
    desk.app.send({ type: 'exchange-seen', witnesses, voter: true })
    await desk.settled()
  }

  test('only after officer, two witnesses and the voter have seen that it can vote; nothing is written before', async () => {
    await desk.open()
    const card = await desk.serves('1')
    await asked(card)
    expect(desk.desk('return-awaited').failure?.code).toBe('exchange-not-seen')
    await checkedAgain(card)
    expect(desk.day().check).toEqual({ type: 'shown', found: { type: 'can-vote', contests: 3, expired: false } })
    await seen(0)
    expect(desk.day()).toMatchObject({ alarm: { code: 'witness-beside' }, counts: { cardsReturned: 0 } })
    expect(stateOf(counterOf(card)).type).toBe('issued')
    await seen(0, 1)
    expect(desk.desk('checked').checked.chosen).toBe(3)
    expect(stateOf(counterOf(card))).toEqual({ type: 'released', mask: 0 })
  })

  test('another card than the one that they saw: no', async () => {
    await desk.open()
    const [card, other] = [await desk.serves('1'), await desk.serves('2')]
    await asked(card)
    await checkedAgain(card)
    desk.takeCard()
    desk.reader.tray.insert(other)
    await seen(0, 1)
    expect(desk.desk('return-awaited').failure?.code).toBe('exchange-not-seen')
    expect([card, other].map((each) => stateOf(counterOf(each)).type)).toEqual(['issued', 'issued'])
  })
})
