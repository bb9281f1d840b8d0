/** The issuer under test: days at a real reception, written down as they happened. */
import { vi } from 'vitest'
import { toPressed, toTaken } from '#election/card/card-state.ts'
import type { ContestId, PairNumber, RollNumber } from '#election/ids.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { FakePrinter } from '#hardware/printer/fake.ts'
import { startIssuer } from '#issuer/app.ts'
import { LANES } from '#issuer/services/lanes.ts'
import { IssuerServices } from '#issuer/services/perform.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { WAY_TICKS } from '#issuer/session/way-ticks.ts'
import { declaringTheClosing } from '#simulation/people/issuer-day.ts'
import { signNextList } from '#simulation/rooms/next-list.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, endTheDay, eraseTheBooks, sealEverything } from '#simulation/rooms/reception-evening.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { AppUnderTest } from './app-with-a-bug.ts'

/** Everything that reaches the session of this reception, in its order. */
function writingDown(desk: Reception): IssuerEvent[] {
  const events: IssuerEvent[] = []
  const { perform, present } = IssuerServices.prototype
  vi.spyOn(IssuerServices.prototype, 'perform').mockImplementation(function (this: IssuerServices, effect, send) {
    return perform.call(this, effect, (event) => {
      events.push(event)
      send(event)
    })
  })
  vi.spyOn(IssuerServices.prototype, 'present').mockImplementation(function (this: IssuerServices, presence) {
    const seen = present.call(this, presence)
    events.push(...seen.map((reader) => ({ type: 'reader', reader }) as const))
    return seen
  })
  desk.clock.onMinute((now) => events.push({ type: 'minute', now }))
  return events
}

function slice(from: string, to: string) {
  return { from: from as RollNumber, to: to as RollNumber }
}

/** @param machine of the station that is switched on */
async function writtenDown(
  machine: string,
  happens: (desk: Reception) => Promise<void>,
  suspended: readonly ContestId[] = [],
  station: typeof tinyStation = { ...tinyStation, earlyVoting: true },
): Promise<readonly IssuerEvent[]> {
  const sources = { ...sourcesWith(9), stations: [station] }
  const prepared = await prepareStation(sources)
  if (suspended.length > 0) await signNextList(prepared.directory, sources, suspended)
  const desk = await Reception.furnish(prepared)
  const events = writingDown(desk)
  try {
    const printer = new FakePrinter()
    printer.becomes({ type: 'printed' })
    await desk.start(machine, {}, { printer })
    const { send } = desk.app
    desk.app.send = (event) => {
      events.push({ type: 'screen', event })
      send(event)
    }
    await happens(desk)
    return events
  } finally {
    vi.restoreAllMocks()
    await desk.clear()
    await prepared.close()
  }
}

async function wholeDay(desk: Reception): Promise<void> {
  await desk.unlock()
  await desk.open()
  desk.app.send({ type: 'confirmation-sheet-requested' })
  await desk.until((view) => view.screen === 'day' && view.record.sheet === 'printed')
  desk.app.send({ type: 'paper-print-requested', paper: 'confirmation-sheet' })
  await desk.until((view) => view.screen === 'day' && view.record.sheet !== 'printing')
  desk.app.send({ type: 'paper-requested', paper: 'declaration' })
  await desk.until((view) => view.screen === 'day' && view.papers.some(({ name }) => name === 'declaration'))
  desk.app.send({ type: 'paper-looked-at', paper: 'declaration' })
  await desk.until((view) => view.screen === 'day' && view.shown !== null)
  await clockIsNotSet(desk)
  await visits(desk)
  await evening(desk)
}

/** Nobody on this computer sets its clock. */
async function clockIsNotSet(desk: Reception): Promise<void> {
  desk.app.send({ type: 'clock-setting-requested' })
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
  const clock = (view: ReturnType<Reception['app']['view']>) => (view.screen === 'day' ? view.clock : null)
  const why = (view: Parameters<typeof clock>[0]) => {
    const step = clock(view)
    return step?.step === 'minute' ? step.failure?.code : null
  }
  await desk.until((view) => clock(view)?.step === 'minute', 'the page of the clock')
  desk.app.send({ type: 'clock-typed', digits: '200206231200' })
  for (const witness of [0, 1]) desk.app.send({ type: 'clock-seen', witness, seen: true })
  desk.app.send({ type: 'clock-struck' })
  await desk.until((view) => why(view) === 'clock-not-set', 'no clock was set')
  desk.takeCard()
  await desk.until((view) => clock(view) === null, 'the page closed')
}

async function notUsed(desk: Reception): Promise<void> {
  desk.app.send({ type: 'retire-requested' })
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'retiring' && view.step === 'confirm')
  desk.app.send({ type: 'retire-confirmed' })
  await desk.until((view) => view.screen === 'retiring' && view.step === 'erased')
}

/** ELG-01: somebody of no roll, whom the roll has all the same. */
async function byJudgment(desk: Reception): Promise<void> {
  await desk.seek('nobody')
  desk.app.send({ type: 'ways-requested' })
  const paper = { kind: 'decision', conditions: [], clerk: '', by: 'the office', date: '2002-06-20' } as const
  const { name, kana, sex, birthDate, address } = tinySources.roll[0] as (typeof tinySources.roll)[number]
  desk.app.send({ type: 'order-typed', entries: { ...paper, name, kana, sex, birthDate, address } })
  const answered = (view: ReturnType<Reception['day']>) => view.desk.type === 'by-order' && view.desk.failure !== null
  await desk.until((view) => view.screen === 'day' && answered(view), 'the person looked up')
  desk.app.send({ type: 'voter-left' })
}

/** LAW-19: both contests are voted on paper. */
async function onPaper(desk: Reception): Promise<void> {
  await desk.unlock()
  await desk.open()
  await desk.seek('1')
  desk.app.send({ type: 'oath-received', reason: 'duty' })
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'issue-requested' })
  await desk.settled()
  desk.desk('paper-given')
}

/** D-24: the other desk has brought nothing yet. */
async function firstOfTwo(desk: Reception): Promise<void> {
  await desk.unlock()
  await desk.open()
  desk.clock.set('2002-06-23T20:00')
  desk.app.send({ type: 'closing-declared' })
  desk.app.send({ type: 'desk-report-requested', desk: 2 })
  await desk.until((view) => view.screen === 'day' && view.alarm !== null, 'no report there')
}

async function visits(desk: Reception): Promise<void> {
  desk.app.send({ type: 'roll-lists-requested' })
  await desk.until((view) => view.screen === 'day' && view.alarm?.code === 'roll-lists-none', 'no list there')
  const told = { mark: 'died', source: 'telephone', from: 'the office', reason: 'a day of a test' } as const
  desk.app.send({ type: 'roll-change-told', rollNo: '77', persons: ['one', 'two'], ...told })
  await desk.until((view) => view.screen === 'day' && !view.readingLists, 'the row looked up')
  await byJudgment(desk)
  const card = await desk.serves('1')
  await desk.seek('1')
  desk.app.send({ type: 'return-requested', declined: ['mayor', 'council'] as ContestId[] })
  desk.reader.tray.insert(card)
  await desk.settled()
  desk.takeCard()
  // Gives the card back for another one, and goes without it.
  const exchanged = await desk.newCard()
  await desk.issueTo('2', exchanged)
  desk.app.send({ type: 'handed-over' })
  await desk.seek('2')
  desk.takeCard()
  desk.app.send({ type: 'return-requested', declined: [] })
  await desk.exchanges(exchanged)
  desk.takeCard()
  desk.app.send({ type: 'voter-left' })
  await desk.settled()
  const found = await desk.serves('3')
  await desk.authorise()
  desk.reader.tray.insert(found)
  await desk.settled()
  desk.app.send({ type: 'found-card-recorded', witnesses: [0] })
  await desk.settled()
  desk.takeCard()
  desk.app.send({ type: 'operation-cancelled' })
  await leftPressed(desk)
  await wrongRow(desk, '8')
  const garbled = await desk.serves('7')
  garbled.memory.pages[40] = 1 + (garbled.memory.pages[40] ?? 0)
  await desk.seek('7')
  await desk.authorise()
  desk.reader.tray.insert(garbled)
  await desk.settled()
  desk.app.send({ type: 'replacement-requested', card: 'unreadable' })
  desk.app.send({ type: 'replacement-decided', reason: 'a day of a test' })
  await desk.until((view) => view.screen === 'day' && view.desk.type === 'checked', 'another card for it')
  desk.takeCard()
  desk.app.send({ type: 'voter-left' })
  await declared(desk, '6')
  await pulled(desk, '4')
  desk.app.send({ type: 'unsettled-issue-closed' })
  await desk.until((view) => view.screen === 'day' && view.unsettled === null)
  const again = await pulled(desk, '5')
  desk.reader.tray.insert(again)
  await desk.settled()
  desk.takeCard()
  desk.app.send({ type: 'cards-brought', count: 1 })
  desk.app.send({ type: 'witness-marked', witness: 2, present: false })
  desk.app.send({ type: 'witness-substituted', witness: 2, voter: '9', party: '', namesake: false, seen: '' })
  await desk.until((view) => view.screen === 'day' && view.record.witnesses.substitutes.length === 1)
  desk.app.send({ type: 'tab-chosen', tab: 'watch' })
  desk.app.send({ type: 'voter-set-apart', voter: '9', why: 'waits', words: 'asks the commission' })
  await desk.until((view) => view.screen === 'day' && view.record.apart.length === 1)
}

/** ELG-08: the shortest of the ways beside the card. */
async function declared(desk: Reception, rollNo: string): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'ways-requested' })
  desk.app.send({ type: 'way-chosen', way: 'declaration' })
  const nothing = { ticketReason: null, papers: null, ground: null, decidedBy: null, words: '', contests: [] }
  desk.app.send({ type: 'way-decided', entries: { ...nothing, ticks: [...WAY_TICKS] } })
  await desk.settled()
  desk.app.send({ type: 'voter-left' })
}

/** ELG-14: nobody knows who came under this number. */
async function wrongRow(desk: Reception, rollNo: string): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'mistaken-requested' })
  desk.app.send({ type: 'mark-owner-sought', text: null })
  await desk.settled()
  desk.app.send({ type: 'mark-move-decided', reason: 'a day of a test', witnesses: [0, 1] })
  await desk.officer()
  await desk.settled()
  desk.app.send({ type: 'voter-left' })
}

async function leftPressed(desk: Reception): Promise<void> {
  const card = await desk.newCard()
  const pair = 1 as PairNumber
  await desk.issueTo('8', card)
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
  await desk.atKiosk(
    card,
    (counter) => toTaken(counter, pair),
    (counter) => toPressed(counter, pair),
  )
  await desk.authorise()
  desk.reader.tray.insert(card)
  await desk.settled()
  desk.app.send({ type: 'left-over-decided', says: 'over', witnesses: [0, 1] })
  await desk.settled()
  desk.takeCard()
  desk.app.send({ type: 'operation-cancelled' })
}

async function pulled(desk: Reception, rollNo: string) {
  const card = await desk.newCard()
  desk.reader.tray.pullDuring('increment', 1, 'old')
  await desk.issueTo(rollNo, card)
  desk.reader.tray.callOff()
  return card
}

async function evening(desk: Reception): Promise<void> {
  desk.clock.set('2002-06-23T20:00')
  desk.plays(declaringTheClosing)
  desk.app.send({ type: 'inside-voter-added', text: '6' })
  await envelopeIsTakenBack(desk, '6')
  closeAsRecorded(desk, 0, undefined, { difference: 'a day of a test' })
  desk.app.send({ type: 'station-report-requested' })
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.record.days.list !== null, 'report and list')
  desk.app.send({ type: 'voter-left' })
  await desk.settled()
  await desk.showLog()
  desk.app.send({ type: 'log-print-requested' })
  await desk.until((view) => view.screen === 'day' && view.log?.files !== null, 'the paper of the log')
  sealEverything(desk)
  await endTheDay(desk)
  await eraseTheBooks(desk, 'the office')
}

/** PAP-11: read, and not this voter's. */
async function envelopeIsTakenBack(desk: Reception, number: string): Promise<void> {
  const contest = 'mayor' as ContestId
  desk.app.send({ type: 'envelope-read', text: number, contest })
  await desk.until((view) => view.screen === 'day' && view.envelope !== null, 'the envelope looked up')
  desk.app.send({ type: 'envelope-removed', contest, number })
}

export const issuer: AppUnderTest = {
  effects: Object.keys(LANES),
  days: async () => [
    await writtenDown('2-I1', wholeDay),
    await writtenDown('2-I2', notUsed),
    await writtenDown('2-I1', onPaper, ['mayor', 'council'] as ContestId[]),
    await writtenDown('2-I1', firstOfTwo, [], { ...tinyStation, desks: [slice('1', '5'), slice('6', '9')] }),
  ],
  start(performed, clock) {
    vi.spyOn(IssuerServices.prototype, 'perform').mockImplementation(performed as never)
    const randomness = seededRandomness('a bug')
    return startIssuer({ package: '', machine: '' }, { clock, randomness }, { reader: new FakeCardReader(randomness) })
  },
  says: { screen: 'out-of-service', notice: { code: 'program-error' } },
  presses: [{ type: 'voter-sought', text: '1', by: 'any' }],
}
