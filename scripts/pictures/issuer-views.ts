/** Pages of the issuer, from a real day at the desk: for the eyes (`npm run pictures`) and for what a program finds (`issuer/screens/every-page.night.test.ts`). */
import { toPressed, toTaken } from '#election/card/card-state.ts'
import type { ContestId, PairNumber } from '#election/ids.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import { notice } from '#issuer/session/codes.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { preparing } from '#simulation/people/issuer-day.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { CARDS, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { withSettings } from '#simulation/rooms/with-settings.ts'
import type { Language } from '#ui/messages/message.ts'
import { closing, faults, takingOver } from './issuer-views-at-the-end.ts'
import { keepOverLine } from './issuer-views-over-a-line.ts'
import { type IssuerPicture, type Part, PicturedDay } from './pictured-day.ts'

export async function issuerPictures(language: Language): Promise<readonly IssuerPicture[]> {
  const prepared = await prepareStation(sourcesOfDay())
  const desk = await Reception.furnish(prepared)
  try {
    const day = new PicturedDay(desk, language)
    for (const part of PARTS) await part(day)
    return day.views
  } finally {
    await desk.clear()
    await prepared.close()
  }
}

function sourcesOfDay() {
  const own = sourcesWith(12)
  const roll = own.roll.map((row, place) => {
    if (place === 0) return { ...row, name: '髙﨑 花子', kana: 'タカサキ ハナコ', address: '新見市本町一丁目2番地3' }
    const marks = { 6: 'absentee_voted', 7: 'absentee_issued', 8: 'disqualified' } as const
    const birthDate = place < 2 ? row.birthDate : (`1960-05-${10 + place}` as LocalDate)
    return { ...row, birthDate, mark: marks[place as 6] ?? row.mark }
  })
  return { ...own, roll, rules: withSettings(own.rules, { quickReports: ['10:00', '14:00', '18:00'] as LocalTime[] }) }
}

/** Locked, and what the morning begins with. */
const locked: Part = async ({ desk, keep, keepAfter, keepAs, send }) => {
  await desk.start()
  keep('01-locked')
  keepAs('01b-reader-refused', { ...desk.app.view(), reader: 'refused' } as IssuerView)
  desk.reader.tray.insert(desk.operatorCard)
  send({ type: 'pin-entered', pin: '111111' })
  await desk.until((view) => view.screen === 'locked' && !view.working && view.failure !== null)
  keep('02-wrong-pin')
  desk.reader.tray.remove()
  await desk.unlock(PREPARED_PIN)
  keep('03-prepare')
  keepAs('03b-eve', { ...desk.app.view(), now: '2002-06-22T14:00', eve: '2002-06-23' } as IssuerView)
  keepAfter('04-open', { type: 'tab-chosen', tab: 'open' })
}

/** ISS-15: the page as it stood before, with the card on the tray that was just taken back. */
function afterAnExchange({ views, keepAs }: PicturedDay, name: string): void {
  const view = views.find((picture) => picture.name === name)?.view
  if (view?.screen !== 'day') return
  keepAs(`${name}-after-an-exchange`, { ...view, takenBack: true, cardDealtWith: true, reader: 'card' })
}

/** Up to the opening, in the order of the law. */
const morning: Part = async ({ desk, keep, keepAs, keepAfter, send, language }) => {
  send({ type: 'witnesses-named', appointed: 3, names: ['立会 春子', '立会 夏男', '立会 秋江'], parties: [] })
  send({ type: 'clock-confirmed' })
  send({ type: 'cards-received', count: 20 })
  for (const witness of [0, 1]) send({ type: 'witness-marked', witness, present: true })
  keepAfter('03b-people-and-a-substitute', { type: 'tab-chosen', tab: 'prepare' })
  keepOverLine(desk.app.view(), keepAs)
  for (const witness of [2]) send({ type: 'witness-marked', witness, present: true })
  keepAfter('04a-media-before-witnesses', { type: 'tab-chosen', tab: 'open' })
  const room = preparing(CARDS)(desk.day())
  if (typeof room !== 'string') for (const act of room.slice(0, 2)) send(act)
  keep('04a-recheck')
  desk.clock.set('2002-06-23T06:50')
  keepAfter('04a-recheck-due', { type: 'tab-chosen', tab: 'vote' })
  send({ type: 'tab-chosen', tab: 'open' })
  desk.plays(preparing(CARDS))
  keep('04a-declaration')
  send({
    type: 'postponement-requested',
    reason: language === 'ja' ? '大雨。委員会の指示' : 'heavy rain, as the commission said',
  })
  keep('04b-not-to-be-opened')
  send({ type: 'operation-cancelled' })
  await desk.open()
  keepAfter('04c-all-steps-of-the-opening', { type: 'tab-chosen', tab: 'open' })
  send({ type: 'tab-chosen', tab: 'prepare' })
  for (const step of ['day-before', 'roll', 'people', 'papers', 'keys']) keep(`04d-${step}`, { step })
}

/** The station's stop, the lock, the log. */
const pause: Part = async ({ desk, keep, keepAfter, send, language }) => {
  keepAfter('05-ready', { type: 'tab-chosen', tab: 'vote' })
  send({ type: 'tab-chosen', tab: 'prepare' })
  send({
    type: 'voting-suspended',
    cause: language === 'ja' ? '停電' : 'a power cut',
    expected: '10:40',
    machinesLeft: 0,
    waiting: 5,
    leaving: 1,
  })
  desk.clock.set('2002-06-23T08:00')
  keep('05b-suspended')
  send({ type: 'voting-resumed' })
  send({
    type: 'postponement-requested',
    reason: language === 'ja' ? '洪水。委員会の指示' : 'flood, as the commission said',
  })
  keep('05c-postpone')
  keepAfter('05d-desk-locked', { type: 'operation-cancelled' }, { type: 'desk-lock-requested' })
  desk.reader.tray.insert(desk.operatorCard)
  send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'day' && view.officer === null)
  desk.reader.tray.remove()
  await desk.showLog()
  keep('05e-log')
}

/** From the search to the card in the hand, and who is refused. */
const ordinaryVoter: Part = async (day) => {
  const { desk, keep, keepAfter, send } = day
  send({ type: 'tab-chosen', tab: 'vote' })
  await desk.seek('1')
  keep('06-found')
  keepAfter('07-checked', { type: 'identity-confirmed' })
  send({ type: 'contests-chosen', contests: ['mayor' as ContestId] })
  keepAfter('08-question', { type: 'presentation-chosen', presentation: 'audio' }, { type: 'issue-requested' })
  send({ type: 'question-answered', yes: false })
  send({ type: 'contests-chosen', contests: ['mayor', 'council'] as ContestId[] })
  keepAfter('09-card-awaited', { type: 'presentation-chosen', presentation: 'normal' }, { type: 'issue-requested' })
  desk.reader.tray.insert(desk.operatorCard)
  await desk.settled()
  keep('10-not-issued')
  send({ type: 'alarm-acknowledged' })
  desk.reader.tray.remove()
  const card = await desk.newCard()
  day.card = card
  desk.reader.tray.insert(card)
  await desk.settled()
  keep('11-hand-over')
  desk.takeCard()
  await desk.seek('7')
  keep('12-refused-absentee')
  await desk.seek('1')
  keep('13-refused-issued')
  keepAfter('13b-a-card-is-to-come-back', { type: 'return-requested', declined: [] })
  for (const name of ['07-checked', '09-card-awaited']) afterAnExchange(day, name)
  send({ type: 'operation-cancelled' })
  send({ type: 'voter-sought', text: 'センキョ', by: 'any' })
  await desk.settled()
  keep('14-matches')
}

/** Cards that are looked at by the officer. */
const cardChecks: Part = async ({ desk, keep, keepAfter, send, card }) => {
  if (card === null) return
  await desk.authorise()
  desk.reader.tray.insert(card)
  await desk.settled()
  keep('15-card-check')
  send({ type: 'operation-cancelled' })
  desk.takeCard()
  await desk.seek('1')
  send({ type: 'return-requested', declined: [] })
  await desk.authorise()
  desk.reader.tray.insert(card)
  await desk.settled()
  keep('15-card-to-be-exchanged')
  send({ type: 'operation-cancelled' })
  desk.takeCard()
  send({ type: 'operation-cancelled' })
  send({ type: 'voter-left' })
  await desk.settled()
  const left = await desk.serves('10')
  await desk.atKiosk(
    left,
    (counter) => toTaken(counter, 1 as PairNumber),
    (counter) => toPressed(counter, 1 as PairNumber),
  )
  await desk.authorise()
  desk.reader.tray.insert(left)
  await desk.settled()
  keep('15a-card-left-pressed')
  keepAfter('15a-its-pair-is-open', { type: 'left-over-decided', says: 'not-recorded', witnesses: [0, 1] })
  send({ type: 'alarm-acknowledged' })
  send({ type: 'operation-cancelled' })
  desk.takeCard()
  await desk.seek('1')
  await desk.authorise()
  keep('15b-card-awaited-to-check')
  keepAfter('15c-another-card-for-an-unreadable-one', { type: 'replacement-requested', card: 'unreadable' })
  send({ type: 'operation-cancelled' })
  await desk.authorise()
  keepAfter('15d-another-card-for-a-lost-one', { type: 'replacement-requested', card: 'lost' })
  send({ type: 'operation-cancelled' })
}

/** The hours, the reports, and a card that was pulled. */
const watching: Part = async ({ desk, keep, keepAfter, send }) => {
  for (const [at, voter] of [
    ['08', '2'],
    ['09', '3'],
    ['10', '4'],
    ['11', '5'],
  ] as const) {
    await desk.serves(voter)
    desk.clock.set(`2002-06-23T${at}:00`)
  }
  keep('16-hours')
  send({ type: 'tab-chosen', tab: 'watch' })
  await desk.until((view) => view.screen === 'day' && view.electors !== null)
  keep('16a-turnout-and-reports')
  keepAfter('16b-told', { type: 'quick-report-told', at: '10:00', to: '総務課' })
  for (const step of ['round', 'apart', 'trouble', 'staff', 'room']) keep(`16c-${step}`, { step })
  send({ type: 'tab-chosen', tab: 'vote' })
  const torn = await desk.newCard()
  desk.reader.tray.pullDuring('increment', 1, 'old')
  await desk.issueTo('6', torn)
  keep('17-unsettled')
  desk.reader.tray.insert(torn)
  await desk.settled()
  desk.takeCard()
  send({ type: 'voter-left' })
}

/** Voters who are not the ordinary one. */
const otherWays: Part = async ({ desk, keep, keepAfter, send }) => {
  await desk.seek('12')
  send({ type: 'identity-confirmed' })
  send({ type: 'assistance-chosen', mode: 'proxy', assistants: [], cause: null, heard: false, agreed: false })
  keep('17a-proxy-half-chosen')
  keepAfter('17a-proxy-held-back', { type: 'issue-requested' })
  keepAfter('17b-ways', { type: 'alarm-acknowledged' }, { type: 'ways-requested' })
  for (const way of ['no-ticket', 'declaration', 'braille', 'proxy-refused', 'refusal', 'provisional'] as const) {
    keepAfter(`17b-${way}`, { type: 'way-chosen', way })
    send({ type: 'operation-cancelled' })
  }
  send({ type: 'way-chosen', way: 'braille' })
  const nothing = { ticketReason: null, papers: null, ground: null, decidedBy: null, words: '' }
  const contests = ['mayor', 'council'] as ContestId[]
  send({ type: 'way-decided', entries: { ...nothing, contests, ticks: ['cannot-see'] } })
  await desk.settled()
  keep('17c-braille-given')
  send({ type: 'handed-over' })
  await desk.seek('12')
  keep('17c-on-paper')
  await desk.seek('8')
  keep('17d-absentee-papers')
  keepAfter('17d-papers-back', { type: 'ways-requested' }, { type: 'way-chosen', way: 'papers-back' })
  send({ type: 'voter-left' })
  await desk.seek('9')
  keep('17e-no-right')
  keepAfter('17e-ways-of-no-right', { type: 'ways-requested' })
  keepAfter('17e-provisional', { type: 'way-chosen', way: 'provisional' })
  send({ type: 'voter-left' })
  keep('17f-writing', { keys: ['F6'] })
}

/** ELG-01: somebody of no roll, with a document in hand. */
const byJudgment: Part = async ({ desk, keep, keepAfter, send }) => {
  await desk.seek('nobody')
  keep('17h-not-on-roll')
  keepAfter('17h-row-to-type', { type: 'ways-requested' })
  keep('17h-registered-today', { button: 'order_registration' })
  const entries = {
    kind: 'judgment',
    conditions: [],
    clerk: '',
    by: '岡山地方裁判所 平14(行ウ)3',
    date: '平成14年6月20日',
    name: '決定 花子',
    kana: 'ケッテイ ハナコ',
    sex: 'F',
    birthDate: '昭和35年4月2日',
    address: '新見市本町二丁目2番地',
  } as const
  const answered = () =>
    desk.until(
      (view) =>
        view.screen === 'day' &&
        (view.officer !== null || (view.desk.type === 'by-order' && view.desk.failure !== null)),
    )
  send({ type: 'order-typed', entries: { ...entries, name: '選挙 2郎', birthDate: '1960-04-01' } })
  await answered()
  keep('17h-stands-on-roll')
  send({ type: 'voter-left' })
  await desk.seek('nobody')
  send({ type: 'ways-requested' })
  send({ type: 'order-typed', entries })
  await answered()
  keep('17h-before-the-officer')
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.desk.type === 'found')
  keep('17h-entered')
  send({ type: 'voter-left' })
}

/** 人違い: who is found by the sound of a name, what such a voter says, and a mark that goes to whom it is about. */
const wrongRow: Part = async ({ desk, keep, keepAfter, send, language }) => {
  send({ type: 'voter-sought', text: 'せんぎょ', by: 'any' })
  await desk.settled()
  keep('17i-sounds-alike')
  send({ type: 'voter-left' })
  send({ type: 'voter-sought', text: '選挙 11郎', by: 'any' })
  await desk.settled()
  keep('17i-name-and-address')
  keepAfter('17i-name-was-said', { type: 'said-heard', what: 'name', done: true })
  send({ type: 'voter-left' })
  await desk.seek('2')
  keep('17i-marked-already')
  keepAfter('17i-wrong-row', { type: 'mistaken-requested' })
  for (const [name, text] of [
    ['has-voted', '3'],
    ['nobody', null],
    ['row', '6'],
  ] as const) {
    send({ type: 'mark-owner-sought', text })
    await desk.settled()
    keep(`17i-wrong-row-${name}`)
  }
  const reason = language === 'ja' ? '生年月日だけで選び、住所を確かめなかった' : 'chosen by day of birth alone'
  keepAfter('17i-before-the-officer', { type: 'mark-move-decided', reason, witnesses: [0, 1] })
  await desk.officer()
  await desk.settled()
  keep('17i-free-again')
  send({ type: 'voter-left' })
  await desk.seek('3')
  send({ type: 'mistaken-requested' })
  send({ type: 'mark-owner-sought', text: null })
  await desk.settled()
  send({ type: 'mark-move-decided', reason, witnesses: [0, 1] })
  await desk.officer()
  await desk.settled()
  send({ type: 'voter-left' })
  await desk.seek(desk.day().record.roll.moved.find(({ nobody }) => nobody !== null)?.to ?? '')
  keep('17i-row-of-nobody')
  send({ type: 'voter-left' })
}

/** A vote by ear: the words at the hand-over are the longest. */
const byEar: Part = async ({ desk, keep, send }) => {
  send({ type: 'voter-left' })
  await desk.seek('11')
  send({ type: 'identity-confirmed' })
  send({ type: 'presentation-chosen', presentation: 'audio' })
  const assistants = ['補助 一子', '補助 二男']
  send({ type: 'assistance-chosen', mode: 'assisted', assistants, cause: null, heard: true, agreed: true })
  keep('17g-by-ear')
  keep('17g-help', { button: 'helpCards' })
  send({ type: 'issue-requested' })
  send({ type: 'question-answered', yes: true })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  keep('17g-hand-over-by-ear')
  desk.takeCard()
  send({ type: 'handed-over' })
}

/** Papers, and the last minutes. */
const papers: Part = async ({ desk, keep, keepAfter, keepAs, send }) => {
  keepAfter('18-papers', { type: 'tab-chosen', tab: 'papers' })
  send({ type: 'paper-requested', paper: 'turnout' })
  await desk.until((view) => view.screen === 'day' && view.papers.some(({ name }) => name === 'turnout'))
  send({ type: 'paper-looked-at', paper: 'polling-record' })
  await desk.until((view) => view.screen === 'day' && view.shown !== null)
  keep('18-paper-shown')
  send({ type: 'paper-put-away' })
  send({ type: 'tab-chosen', tab: 'vote' })
  desk.clock.set('2002-06-23T19:50')
  keep('18a-last-minutes')
  desk.clock.set('2002-06-23T20:00')
  keep('18a-closing-hour')
  keepAfter('18a-clock-doubted', { type: 'clock-doubted' })
  send({ type: 'operation-cancelled' })
  const day = desk.app.view() as IssuerView
  const clock = { step: 'witnesses', to: day.now, seen: [true, false], failure: null }
  keepAs('18b-clock', { ...day, clock: { step: 'minute', failure: notice('clock-not-set') } } as IssuerView)
  keepAs('18b-clock-witnesses', { ...day, clock } as IssuerView)
}

const PARTS: readonly Part[] = [
  locked,
  morning,
  pause,
  ordinaryVoter,
  cardChecks,
  watching,
  otherWays,
  byJudgment,
  wrongRow,
  byEar,
  papers,
  closing,
  takingOver,
  faults,
]
