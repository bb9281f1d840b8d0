/** Pages that only an early-voting station has (期日前投票所): its evenings, its nights, its later mornings, and figures of the day beside those of all days. */
import type { ContestId, ContestMask, StationId, StationIndex } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { declaringTheOpening, inOrder, leaving, lockingTheBox, preparing } from '#simulation/people/issuer-day.ts'
import { CARDS, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import type { Language } from '#ui/messages/message.ts'
import { type IssuerPicture, type Part, PicturedDay } from './pictured-day.ts'

const DATES = ['2002-06-20', '2002-06-21', '2002-06-22'] as LocalDate[]
const [FIRST = '', SECOND = '', LAST = ''] = DATES as string[]

export async function earlyVotingPictures(language: Language): Promise<readonly IssuerPicture[]> {
  const id = 'E' as StationId
  const early = { ...tinyStation, id, name: '期日前投票所', designated: false, earlyVoting: true, dates: DATES }
  const stations = [early, { ...tinyStation, index: 2 as StationIndex }]
  const prepared = await prepareStation({ ...sourcesWith(12), stations, rollHead: { asOf: null, lists: true } })
  const desk = await Reception.furnish(prepared)
  try {
    const day = new PicturedDay(desk, language)
    for (const part of [firstDay, nightAndMorning, secondDay, lastEvening]) await part(day)
    return day.views
  } finally {
    await desk.clear()
    await prepared.close()
  }
}

const firstDay: Part = async ({ desk, keep, keepAfter, keepAs, send }) => {
  desk.clock.set(`${FIRST}T06:40`)
  await desk.start('E-I1')
  await desk.unlock()
  keep('30-early-prepare')
  keepAfter('30a-early-first-opening', { type: 'tab-chosen', tab: 'open' })
  await desk.open(FIRST)
  send({ type: 'tab-chosen', tab: 'vote' })
  await desk.servesEach('1', '2', '3')
  await desk.seek('4')
  keep('30b-oath-asked')
  keepAfter('30b-oath-given', { type: 'oath-received', reason: 'duty' })
  const view = desk.app.view()
  if (view.screen === 'day' && view.desk.type === 'found') {
    // As the station of election day shows who took one contest early.
    const [closed, offered] = [1, 2] as ContestMask[]
    const found = { ...view.desk, voter: { ...view.desk.voter, closed }, offered, oath: 'none' }
    keepAs('30b-one-contest-taken-early', { ...view, desk: found } as IssuerView)
  }
  send({ type: 'identity-confirmed' })
  send({ type: 'contests-chosen', contests: ['mayor' as ContestId] })
  keepAfter('30b-one-contest-alone', { type: 'issue-requested' })
  keepAfter('30c-first-day', { type: 'question-answered', yes: false }, { type: 'voter-left' })
  send({ type: 'tab-chosen', tab: 'close' })
  closeAsRecorded(desk, 3, FIRST)
  keep('31-first-evening')
  for (const step of ['ticks', 'kiosks', 'account', 'rest']) keep(`31a-${step}`, { step })
  keepAfter('31b-officer-closes-the-day', { type: 'rest-requested' })
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.record.days.list !== null, 'the list of the day')
  keep('31c-rested')
  for (const step of ['lid', 'list', 'envelopes', 'leaving', 'next-day']) keep(`31d-${step}`, { step })
  desk.plays(inOrder(lockingTheBox, leaving))
  keepAfter('31e-not-tonight', { type: 'next-day-requested' })
  keepAfter('31f-papers-of-the-evening', { type: 'alarm-acknowledged' }, { type: 'tab-chosen', tab: 'papers' })
  keepAfter('31g-desk-that-rests', { type: 'tab-chosen', tab: 'vote' })
  await desk.app.stop()
}

const nightAndMorning: Part = async ({ desk, keep, keepAfter, send }) => {
  desk.clock.set(`${SECOND}T06:40`)
  await desk.start('E-I1')
  await desk.unlock()
  keep('32-second-morning')
  keepAfter('32a-officer-begins-the-day', { type: 'next-day-requested' })
  await desk.officer()
  keep('32b-prepare')
  send({ type: 'tab-chosen', tab: 'open' })
  desk.plays(preparing(CARDS))
  desk.clock.set(`${SECOND}T07:00`)
  desk.plays(declaringTheOpening)
  keep('32c-records-of-the-evening-before')
  const tell = (machine: string, counts: readonly number[]) => {
    for (const [place, count] of counts.entries()) {
      const contest = (['mayor', 'council'] as const)[place] as string as ContestId
      send({ type: 'morning-told', machine: machine as never, contest, count })
    }
  }
  const [first] = desk.day().record.days.overnight?.told ?? []
  if (first === undefined) throw new Error('a machine was told in the evening')
  tell(first.machine, [3, 2])
  keepAfter('32d-numbers-differ', { type: 'kiosk-marked', machine: first.machine, state: 'started', note: '' })
  send({ type: 'alarm-acknowledged' })
  for (const { machine, counts } of desk.day().record.days.overnight?.told ?? []) tell(machine, counts as number[])
  keep('32e-kiosks', { step: 'kiosks' })
}

const secondDay: Part = async ({ desk, keep, send }) => {
  await desk.open(SECOND)
  keep('33-all-steps-of-the-morning')
  send({ type: 'tab-chosen', tab: 'vote' })
  await desk.servesEach('5', '6')
  keep('33a-second-day')
  await desk.seek('1')
  keep('33b-voted-yesterday')
  send({ type: 'voter-left' })
  send({ type: 'tab-chosen', tab: 'watch' })
  await desk.until((view) => view.screen === 'day' && view.electors !== null)
  keep('33c-watch')
  send({ type: 'tab-chosen', tab: 'close' })
  closeAsRecorded(desk, 5, SECOND)
  keep('33d-second-evening', { step: 'account' })
  send({ type: 'rest-requested' })
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.record.days.list !== null, 'the list of the day')
  desk.plays(inOrder(lockingTheBox, leaving))
  await desk.app.stop()
}

const lastEvening: Part = async ({ desk, keep, keepAfter, send }) => {
  desk.clock.set(`${LAST}T06:40`)
  await desk.start('E-I1')
  await desk.unlock()
  send({ type: 'next-day-requested' })
  await desk.officer()
  await desk.open(LAST)
  send({ type: 'tab-chosen', tab: 'close' })
  closeAsRecorded(desk, 5, LAST)
  await writeReport(desk)
  await desk.until((view) => view.screen === 'day' && view.record.days.list !== null, 'the list of the day')
  keepAfter('34-last-evening', { type: 'tab-chosen', tab: 'close' })
  for (const step of ['list', 'end']) keep(`34a-${step}`, { step })
}
