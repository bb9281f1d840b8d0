/**
 * Pictures of the issuer's pages in real Chromium, from a real day at the desk, to be looked at by people:
 * `node scripts/run.mjs scripts/pictures/issuer-pictures.ts OUT [ja|en] [WIDTHxHEIGHT]`
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { toPressed, toTaken } from '#election/card/card-state.ts'
import { PACKAGE_CODES } from '#election/definition/loaded-election.ts'
import type { ContestId, PairNumber } from '#election/ids.ts'
import { CLOSING_TICKS, issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { morningActs, sealingActs } from '#scripts/election-day/people/day-acts.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { settled, showViews, tellTooLarge } from './show-views.ts'

const [out = 'out/pictures', language = 'ja', glass = '1920x1080'] = process.argv.slice(2)
const [width = 1920, height = 1080] = glass.split('x').map(Number)
const sources = sourcesWith(12)
const roll = sources.roll.map((row, place) => {
  if (place === 0) return { ...row, name: '髙﨑 花子', kana: 'タカサキ ハナコ', address: '新見市本町一丁目2番地3' }
  const marks = { 6: 'absentee_voted', 7: 'absentee_issued', 8: 'disqualified' } as const
  return { ...row, mark: marks[place as 6] ?? row.mark }
})
const views: { name: string; view: IssuerView; keys?: readonly string[] }[] = []
const prepared = await prepareStation({ ...sources, roll })
const desk = await Reception.furnish(prepared)
const keep = (name: string) => views.push({ name, view: desk.app.view() })
const send = (event: Parameters<typeof desk.app.send>[0]) => desk.app.send(event)

/** Whoever is not the ordinary voter. */
async function otherWays(): Promise<void> {
  await desk.seek('12')
  send({ type: 'identity-confirmed' })
  send({ type: 'assistance-chosen', mode: 'proxy', assistants: [], cause: null, heard: false, agreed: false })
  keep('17a-proxy-half-chosen')
  send({ type: 'issue-requested' })
  keep('17a-proxy-held-back')
  send({ type: 'alarm-acknowledged' })
  send({ type: 'ways-requested' })
  keep('17b-ways')
  for (const way of ['no-ticket', 'declaration', 'braille', 'proxy-refused', 'refusal', 'provisional'] as const) {
    send({ type: 'way-chosen', way })
    keep(`17b-${way}`)
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
  send({ type: 'ways-requested' })
  send({ type: 'way-chosen', way: 'papers-back' })
  keep('17d-papers-back')
  send({ type: 'voter-left' })
  await desk.seek('9')
  keep('17e-no-right')
  send({ type: 'ways-requested' })
  keep('17e-ways-of-no-right')
  send({ type: 'way-chosen', way: 'provisional' })
  keep('17e-provisional')
  send({ type: 'voter-left' })
  views.push({ name: '17f-writing', view: desk.app.view(), keys: ['F6'] })
}

await desk.start('2-I1', { quickReports: ['10:00', '14:00', '18:00'] })
keep('01-locked')
desk.reader.tray.insert(desk.operatorCard)
send({ type: 'pin-entered', pin: '111111' })
await desk.until((view) => view.screen === 'locked' && !view.working && view.failure !== null)
keep('02-wrong-pin')
desk.reader.tray.remove()
await desk.unlock(PREPARED_PIN)
keep('03-prepare')
send({ type: 'tab-chosen', tab: 'open' })
keep('04-open')
send({ type: 'witnesses-named', appointed: 3, names: ['立会 春子', '立会 夏男', '立会 秋江'], parties: [] })
send({ type: 'clock-confirmed' })
send({ type: 'cards-received', count: 20 })
for (const witness of [0, 1]) send({ type: 'witness-marked', witness, present: true })
send({ type: 'tab-chosen', tab: 'prepare' })
keep('03b-people-and-a-substitute')
for (const witness of [2]) send({ type: 'witness-marked', witness, present: true })
send({ type: 'tab-chosen', tab: 'open' })
keep('04a-media-before-witnesses')
for (const act of morningActs(desk.day().record).slice(0, 2)) send(act)
keep('04a-recheck')
for (const act of morningActs(desk.day().record)) send(act)
keep('04a-declaration')
send({
  type: 'postponement-requested',
  reason: language === 'ja' ? '大雨。委員会の指示' : 'heavy rain, as the commission said',
})
keep('04b-not-to-be-opened')
send({ type: 'operation-cancelled' })
await desk.open()
send({ type: 'tab-chosen', tab: 'open' })
keep('04c-all-steps-of-the-opening')
send({ type: 'tab-chosen', tab: 'vote' })
keep('05-ready')
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
send({ type: 'operation-cancelled' })
send({ type: 'desk-lock-requested' })
keep('05d-desk-locked')
desk.reader.tray.insert(desk.operatorCard)
send({ type: 'pin-entered', pin: PREPARED_PIN })
await desk.until((view) => view.screen === 'day' && view.officer === null)
desk.reader.tray.remove()
await desk.showLog()
keep('05e-log')
send({ type: 'tab-chosen', tab: 'vote' })
await desk.seek('1')
keep('06-found')
send({ type: 'identity-confirmed' })
keep('07-checked')
send({ type: 'contests-chosen', contests: ['mayor' as ContestId] })
send({ type: 'presentation-chosen', presentation: 'audio' })
send({ type: 'issue-requested' })
keep('08-question')
send({ type: 'question-answered', yes: false })
send({ type: 'contests-chosen', contests: ['mayor', 'council'] as ContestId[] })
send({ type: 'presentation-chosen', presentation: 'normal' })
send({ type: 'issue-requested' })
keep('09-card-awaited')
desk.reader.tray.insert(desk.operatorCard)
await desk.settled()
keep('10-not-issued')
send({ type: 'alarm-acknowledged' })
desk.reader.tray.remove()
const card = await desk.newCard()
desk.reader.tray.insert(card)
await desk.settled()
keep('11-hand-over')
desk.takeCard()
await desk.seek('7')
keep('12-refused-absentee')
await desk.seek('1')
keep('13-refused-issued')
send({ type: 'voter-sought', text: 'センキョ', by: 'any' })
await desk.settled()
keep('14-matches')
await desk.authorise()
desk.reader.tray.insert(card)
await desk.settled()
keep('15-card-check')
send({ type: 'operation-cancelled' })
desk.takeCard()
const left = await desk.newCard()
await desk.issueTo('10', left)
desk.takeCard()
send({ type: 'handed-over' })
await desk.atKiosk(
  left,
  (counter) => toTaken(counter, 1 as PairNumber),
  (counter) => toPressed(counter, 1 as PairNumber),
)
await desk.authorise()
desk.reader.tray.insert(left)
await desk.settled()
keep('15a-card-left-pressed')
send({ type: 'left-over-decided', says: 'not-recorded', witnesses: [0, 1] })
keep('15a-its-pair-is-open')
send({ type: 'alarm-acknowledged' })
send({ type: 'operation-cancelled' })
desk.takeCard()
await desk.seek('1')
await desk.authorise()
keep('15b-card-awaited-to-check')
send({ type: 'replacement-requested', card: 'unreadable' })
keep('15c-another-card-for-an-unreadable-one')
send({ type: 'operation-cancelled' })
await desk.authorise()
send({ type: 'replacement-requested', card: 'lost' })
keep('15d-another-card-for-a-lost-one')
send({ type: 'operation-cancelled' })
for (const [at, voter] of [
  ['08', '2'],
  ['09', '3'],
  ['10', '4'],
  ['11', '5'],
] as const) {
  await desk.issueTo(voter, await desk.newCard())
  desk.takeCard()
  send({ type: 'handed-over' })
  desk.clock.set(`2002-06-23T${at}:00`)
}
keep('16-hours')
send({ type: 'tab-chosen', tab: 'watch' })
await desk.until((view) => view.screen === 'day' && view.electors !== null)
keep('16a-turnout-and-reports')
send({ type: 'quick-report-told', at: '10:00', to: '総務課' })
keep('16b-told')
send({ type: 'tab-chosen', tab: 'vote' })
const torn = await desk.newCard()
desk.reader.tray.pullDuring('increment', 1, 'old')
await desk.issueTo('6', torn)
keep('17-unsettled')
desk.reader.tray.insert(torn)
await desk.settled()
desk.takeCard()
send({ type: 'voter-left' })
await otherWays()
send({ type: 'tab-chosen', tab: 'papers' })
keep('18-papers')
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
send({ type: 'clock-doubted' })
keep('18a-clock-doubted')
send({ type: 'operation-cancelled' })
send({ type: 'tab-chosen', tab: 'close' })
keep('18a-declare')
send({ type: 'closing-declared' })
send({ type: 'inside-list-fixed' })
keep('18b-closing-ticks')
for (const tick of CLOSING_TICKS)
  send({ type: 'closing-ticked', tick, done: true, cardsOut: '1枚は持ち帰られた（名簿番号は投票録）' })
send({ type: 'transport-witness-named', witness: 0 })
keep('18c-machines-may-be-closed')
send({ type: 'kiosks-closing' })
keep('18d-records')
for (const [place, { machine }] of desk.day().record.kiosks.entries()) {
  for (const contest of ['mayor', 'council'] as ContestId[])
    send({ type: 'records-told', machine, contest, count: place === 0 ? 2 : 1 })
}
send({ type: 'tickets-counted', count: 5 })
send({ type: 'cards-counted', inCase: 15 })
keep('19-close')
for (const act of sealingActs(desk.day().record, desk.stationIndex).slice(0, 3)) send(act)
keep('19a-sealing')
for (const act of sealingActs(desk.day().record, desk.stationIndex).slice(3, -1)) send(act)
keep('19b-lid')
for (const act of sealingActs(desk.day().record, desk.stationIndex)) send(act)
keep('19c-difference')
send({ type: 'tab-chosen', tab: 'papers' })
keep('19-papers-in-the-evening')
await desk.app.stop()
const medium = join(desk.room, 'take-over', 'take-over.ippyo')
await desk.start('2-I2')
await desk.unlock()
keep('20-take-over-other-issuer')
desk.app.send({ type: 'take-over-confirmed', tickets: 4, reason: '' })
await desk.until((view) => view.screen === 'take-over' && view.failure !== null)
keep('20b-take-over-tickets-differ')
await desk.app.stop()
rmSync(medium)
await desk.start('2-I1')
await desk.unlock()
keep('21-take-over-new-medium')
await desk.app.stop()
await desk.start('2-I2')
await desk.unlock()
keep('22-take-over-new-books')
desk.app.send({ type: 'take-over-confirmed', tickets: 0, reason: 'pictures' })
await desk.until((view) => view.screen === 'day')
await desk.app.stop()
await desk.start('2-I1')
send({ type: 'retire-requested' })
desk.reader.tray.insert(desk.operatorCard)
keep('24-retire-unlock')
send({ type: 'pin-entered', pin: PREPARED_PIN })
await desk.until((view) => view.screen === 'retiring' && view.failure !== null)
keep('24b-retire-used')
views.push({
  name: '24d-retire-wrong-pin',
  view: { ...desk.app.view(), step: 'unlock', failure: { code: 'wrong-pin', values: {} } } as IssuerView,
})
for (const step of ['confirm', 'erased', 'not-erased'] as const) {
  views.push({ name: `24c-retire-${step}`, view: { ...desk.app.view(), failure: null, step } as IssuerView })
}
for (const code of ['books-not-writable', 'books-damaged'] as const) {
  const values = code === 'books-damaged' ? {} : { errno: 'SQLITE_FULL' }
  views.push({
    name: `23-${code}`,
    view: { ...views[0]?.view, screen: 'out-of-service', notice: { code, values } } as IssuerView,
  })
}
for (const code of PACKAGE_CODES) {
  const values = {
    path: 'fonts/names.ttf',
    where: 'contests.1.title',
    version: 2,
    problem: 'not-signed',
    machine: '2-I3',
  }
  views.push({
    name: `25-${code}`,
    view: { ...views[0]?.view, screen: 'refused', notice: { code, values } } as IssuerView,
  })
}
await desk.clear()
await prepared.close()

mkdirSync(out, { recursive: true })
await showViews<IssuerView, unknown>({
  app: 'issuer',
  screenEventSchema: issuerScreenEventSchema,
  first: views[0]?.view as IssuerView,
  viewport: { width, height },
  async look(page, show) {
    for (const { name, view, keys = [] } of views) {
      await show({ ...view, language: language as 'ja' | 'en' })
      await page.locator(`.issuer[data-screen="${view.screen}"]`).waitFor()
      if (view.screen === 'day') await page.locator(`main.day-${view.tab}`).waitFor()
      for (const key of keys) await page.keyboard.press(key)
      await settled(page)
      await page.screenshot({ path: join(out, `${name}.png`) })
      await tellTooLarge(page, name)
      if (keys.length > 0) await page.keyboard.press('Escape')
    }
  },
})
