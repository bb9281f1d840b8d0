/** Pages with three contests, one of them another authority's on paper (PAP-10): the choices take most room here, and a question follows them. */
import type { RollRow } from '#election/definition/definition.ts'
import type { ContestBit, ContestId, ContestMask } from '#election/ids.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import type { Language } from '#ui/messages/message.ts'
import { type IssuerPicture, PicturedDay } from './pictured-day.ts'

const GOVERNOR = { id: 'governor' as ContestId, bit: 2 as ContestBit, title: '見本県知事選挙', districts: [] }

/** ELG-21: who has the governor's alone, ours alone, and one of ours early beside a contest that is not the voter's; and who has used all of it. */
const RIGHTS: Readonly<Record<string, Partial<RollRow>>> = {
  5: { unentitled: 3 as ContestMask },
  6: { unentitled: 4 as ContestMask },
  7: { mark: 'early_voted', early: 1 as ContestMask, unentitled: 4 as ContestMask },
  8: { mark: 'early_voted', early: 4 as ContestMask, unentitled: 3 as ContestMask },
}

export async function threeContestPictures(language: Language): Promise<readonly IssuerPicture[]> {
  const sources = sourcesWith(9)
  const roll = sources.roll.map((row) => ({ ...row, ...RIGHTS[row.rollNo] }))
  const prepared = await prepareStation({ ...sources, roll, paperContests: [GOVERNOR] })
  const desk = await Reception.furnish(prepared)
  try {
    const day = new PicturedDay(desk, language)
    await desk.start()
    await desk.unlock()
    await desk.open()
    await oneVoter(day)
    await rightsInPart(day)
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

async function rightsInPart({ desk, keep, keepAfter, send }: PicturedDay): Promise<void> {
  send({ type: 'question-answered', yes: false })
  send({ type: 'voter-left' })
  for (const [rollNo, picture] of [
    ['5', '61-governor-alone'],
    ['6', '61a-ours-alone'],
    ['7', '61b-one-early-one-not-theirs'],
    ['8', '61c-nothing-left'],
  ] as const) {
    await desk.seek(rollNo)
    keep(picture)
    send({ type: 'voter-left' })
  }
  await desk.seek('5')
  send({ type: 'identity-confirmed' })
  keep('61d-governor-alone-checked')
  send({ type: 'voter-left' })
  send({ type: 'tab-chosen', tab: 'watch' })
  await desk.until((view) => view.screen === 'day' && view.electors !== null, 'electors counted')
  keep('61e-electors-of-each-contest')
  send({ type: 'tab-chosen', tab: 'prepare' })
  const told = { rollNo: '9', mark: 'moved', contests: [GOVERNOR.id], source: 'telephone', from: '選管 花子' } as const
  send({
    type: 'roll-change-told',
    ...told,
    contests: [...told.contests],
    persons: ['受付 一子', '庶務 二男'],
    reason: '県内へ転出',
  })
  await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'the row looked up')
  keep('61f-moved-inside-the-prefecture')
  keepAfter('61g-back-from-the-officers-page', { type: 'operation-cancelled' })
}
