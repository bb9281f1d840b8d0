/** Pages with three contests, one of them another authority's on paper (PAP-10): the choices take most room here, and a question follows them. */
import type { ContestBit, ContestId } from '#election/ids.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import type { Language } from '#ui/messages/message.ts'
import { type IssuerPicture, PicturedDay } from './pictured-day.ts'

const GOVERNOR = { id: 'governor' as ContestId, bit: 2 as ContestBit, title: '見本県知事選挙', districts: [] }

export async function threeContestPictures(language: Language): Promise<readonly IssuerPicture[]> {
  const prepared = await prepareStation({ ...sourcesWith(9), paperContests: [GOVERNOR] })
  const desk = await Reception.furnish(prepared)
  try {
    const day = new PicturedDay(desk, language)
    await desk.start()
    await desk.unlock()
    await desk.open()
    await oneVoter(day)
    return day.views
  } finally {
    await desk.clear()
    await prepared.close()
  }
}

async function oneVoter({ desk, keep, keepAfter, send }: PicturedDay): Promise<void> {
  send({ type: 'tab-chosen', tab: 'vote' })
  await desk.seek('1')
  keep('60-three-found')
  keepAfter('60a-three-checked', { type: 'identity-confirmed' })
  keepAfter('60b-three-by-ear', { type: 'presentation-chosen', presentation: 'audio' })
  keepAfter('60c-three-question', { type: 'issue-requested' })
  send({ type: 'question-answered', yes: false })
  send({ type: 'contests-chosen', contests: ['council', GOVERNOR.id] as ContestId[] })
  keep('60d-three-a-part')
  keepAfter('60e-three-a-part-question', { type: 'issue-requested' })
  keepAfter('60f-three-card-awaited', { type: 'question-answered', yes: true })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  keep('60g-three-hand-over')
  desk.takeCard()
  send({ type: 'handed-over' })
  await desk.seek('2')
  send({ type: 'identity-confirmed' })
  send({ type: 'contests-chosen', contests: [GOVERNOR.id] })
  send({ type: 'issue-requested' })
  keep('60h-three-paper-alone')
}
