/** Pages that only a station with two desks has (D-24): the desk that issues alone, and the first desk that takes its report in. */
import { join } from 'node:path'
import { takingInDesks } from '#simulation/people/issuer-day.ts'
import { prepareStation, Reception, twoDeskSources } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import type { Language } from '#ui/messages/message.ts'
import { type IssuerPicture, PicturedDay } from './pictured-day.ts'

export async function twoDeskPictures(language: Language): Promise<readonly IssuerPicture[]> {
  const prepared = await prepareStation(twoDeskSources())
  const desks = [await Reception.furnish(prepared), await Reception.furnish(prepared, 'second desk')] as const
  try {
    const [first, second] = desks.map((desk) => new PicturedDay(desk, language)) as [PicturedDay, PicturedDay]
    const reports = join(first.desk.room, 'reports')
    await first.desk.start('2-I1')
    await second.desk.start('2-I3', { reports })
    for (const { desk } of [first, second]) await desk.unlock()
    second.keep('90-second-desk-prepares')
    second.keepAfter('91-second-desk-opens', { type: 'tab-chosen', tab: 'open' })
    for (const { desk } of [first, second]) await desk.open()
    await theDay(first, second)
    await theEvening(first, second)
    return [first, second].flatMap(({ views }) => views)
  } finally {
    for (const desk of desks) await desk.clear()
    await prepared.close()
  }
}

async function theDay(first: PicturedDay, second: PicturedDay): Promise<void> {
  second.send({ type: 'tab-chosen', tab: 'vote' })
  await second.desk.seek('3')
  second.keep('92-voter-of-the-first-desk')
  second.send({ type: 'voter-left' })
  await first.desk.serves('1')
  await second.desk.servesEach('6', '7')
  await second.desk.seek('6')
  await second.desk.authorise()
  second.send({ type: 'replacement-requested', card: 'unreadable' })
  second.keepAfter('92b-second-desk-asks-the-first', { type: 'replacement-decided', reason: '立会人に異議なし' })
  second.send({ type: 'operation-cancelled' })
  second.send({ type: 'voter-left' })
}

async function theEvening(first: PicturedDay, second: PicturedDay): Promise<void> {
  closeAsRecorded(first.desk, 3)
  first.send({ type: 'tab-chosen', tab: 'close' })
  first.keep('93-other-desk-is-open', { step: 'desks' })
  second.send({ type: 'tab-chosen', tab: 'close' })
  closeAsRecorded(second.desk, 0)
  second.keep('94-second-desk-is-over', { step: 'kiosks' })
  await writeReport(second.desk)
  second.keep('95-second-desk-has-signed')
  second.send({ type: 'tab-chosen', tab: 'close' })
  second.keep('95b-annex-of-the-second-desk', { step: 'leaving' })
  first.desk.plays(takingInDesks)
  await first.desk.until((view) => view.screen === 'day' && view.otherDesks.length === 1, 'the other desk')
  first.send({ type: 'alarm-acknowledged' })
  first.keep('96-report-is-here', { step: 'desks' })
}
