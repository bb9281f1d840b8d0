/** Pages of an early-voting station without a roll (発券のみ): its desk, what a slip brings, and its evening. */
import { type SlipRange, slipNumber } from '#election/definition/slips.ts'
import type { ContestId, StationId, StationIndex } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import type { Language } from '#ui/messages/message.ts'
import { type IssuerPicture, type Part, PicturedDay } from './pictured-day.ts'

const DATE = '2002-06-22'
const contests = ['mayor', 'council'] as unknown as readonly ContestId[]
const ranges = (from: number): readonly SlipRange[] => [
  { first: from, last: from + 9, sex: 'F', contests },
  { first: from + 10, last: from + 19, sex: 'M', contests: contests.slice(1) },
]
const [FIRST, SECOND, OF_COUNCIL, ELSEWHERE] = [1_000_000, 1_000_001, 1_000_010, 2_000_000].map(slipNumber) as string[]

export async function slipPictures(language: Language): Promise<readonly IssuerPicture[]> {
  const place = (id: string, index: number, name: string, from: number) => ({
    ...tinyStation,
    ...{ id: id as StationId, index: index as StationIndex, name, designated: false, earlyVoting: true },
    ...{ dates: [DATE] as LocalDate[], slips: ranges(from) },
  })
  const early = [place('E', 1, '期日前投票所', 1_000_000), place('S', 2, '期日前投票所（支所）', 2_000_000)]
  const stations = [...early, { ...tinyStation, index: 3 as StationIndex }]
  const prepared = await prepareStation({ ...sourcesWith(12), stations })
  const desk = await Reception.furnish(prepared)
  try {
    const day = new PicturedDay(desk, language)
    for (const part of [atTheDesk, inTheEvening]) await part(day)
    return day.views
  } finally {
    await desk.clear()
    await prepared.close()
  }
}

const atTheDesk: Part = async ({ desk, keep, keepAfter, send }) => {
  desk.clock.set(`${DATE}T06:40`)
  await desk.start('E-I1')
  await desk.unlock()
  keep('40-slips-roll', { step: 'roll' })
  await desk.open(DATE)
  keepAfter('40a-slips-watch', { type: 'tab-chosen', tab: 'watch' })
  keepAfter('41-slips-ready', { type: 'tab-chosen', tab: 'vote' })
  await desk.seek(FIRST as string)
  keep('41a-slip-found')
  keepAfter('41b-slip-checked', { type: 'identity-confirmed' })
  keepAfter('41c-slip-other-ways', { type: 'ways-requested' })
  send({ type: 'operation-cancelled' })
  send({ type: 'voter-left' })
  await desk.servesEach(FIRST as string)
  await desk.seek(FIRST as string)
  keep('42-slip-used')
  send({ type: 'voter-left' })
  await desk.seek(OF_COUNCIL as string)
  keep('42a-slip-of-one-contest')
  send({ type: 'voter-left' })
  for (const [name, text] of [
    ['42b-slip-misread', '100000018'],
    ['42c-slip-of-other-station', ELSEWHERE as string],
    ['42d-no-slip', '選挙 一郎'],
  ] as const) {
    await desk.seek(text)
    keep(name)
    send({ type: 'voter-left' })
  }
  await desk.servesEach(SECOND as string)
}

const inTheEvening: Part = async ({ desk, keep, send }) => {
  send({ type: 'tab-chosen', tab: 'close' })
  closeAsRecorded(desk, 2, DATE)
  keep('43-slips-account', { step: 'account' })
  await writeReport(desk)
  await desk.until((view) => view.screen === 'day' && view.record.days.list !== null, 'the list of the day')
  send({ type: 'tab-chosen', tab: 'close' })
  keep('43a-slips-list', { step: 'list' })
}
