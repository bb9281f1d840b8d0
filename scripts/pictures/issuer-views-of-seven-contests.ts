/** The desk with as many contests as a card has, five of them another authority's on paper: names and buttons take most room here. */
import type { ContestBit, ContestId } from '#election/ids.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { SEVEN_TITLES } from '#simulation/rooms/seven-contests.ts'
import type { Language } from '#ui/messages/message.ts'
import { type IssuerPicture, PicturedDay } from './pictured-day.ts'

const OURS = 2
const ON_PAPER = SEVEN_TITLES.slice(0, -OURS).map((title, place) => {
  return { id: `paper-${place}` as ContestId, bit: (place + OURS) as ContestBit, title, districts: [] }
})

export async function sevenContestPictures(language: Language): Promise<readonly IssuerPicture[]> {
  const prepared = await prepareStation({ ...sourcesWith(9), paperContests: ON_PAPER })
  const desk = await Reception.furnish(prepared)
  try {
    const { keep, keepAfter, send, views } = new PicturedDay(desk, language)
    await desk.start()
    await desk.unlock()
    await desk.open()
    send({ type: 'tab-chosen', tab: 'vote' })
    await desk.seek('1')
    keep('61-seven-found')
    keepAfter('61a-seven-checked', { type: 'identity-confirmed' })
    keepAfter('61b-seven-question', { type: 'issue-requested' })
    send({ type: 'question-answered', yes: false })
    send({ type: 'contests-chosen', contests: ['council', ...ON_PAPER.slice(1).map(({ id }) => id)] as ContestId[] })
    keep('61c-seven-a-part')
    return views
  } finally {
    await desk.clear()
    await prepared.close()
  }
}
