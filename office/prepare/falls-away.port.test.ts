/** TC-52: a contest falls away by a signed list, when somebody says so, and not on election day. */
import { expect, test } from 'vitest'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import { contestsOf } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { LocalDate } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { tinyList, tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import { withPolls } from './falls-away.ts'

const [EVE, DAY] = ['2002-06-22', '2002-06-23'] as LocalDate[] as [LocalDate, LocalDate]
const live = { electionPackage: { ...tinyPackage, use: 'live' }, list: tinyList } as unknown as LoadedElection

/** The second of two mayors has died. */
const candidates = tinySources.candidates.map((each) =>
  each.contest === 'mayor' && each.number === 2 ? { ...each, gone: 'died' as const } : each,
)
const fewer = candidateListOf({ ...tinySources, candidates }, tinyPackage.electionId, 2)

function asked(said: readonly string[] | 'whichever', today: LocalDate, list = fewer) {
  const polls = withPolls(list, live, said, today)
  if (!polls.ok) return polls.error
  return contestsOf(tinyPackage, polls.value, tinyStation).map(({ id }) => id)
}

test('it is said beside the files, by its name; then it is on no machine and no card', () => {
  expect(asked([], EVE)).toEqual({ type: 'falls-away-unsaid', contests: 'mayor' })
  expect(asked(['council'], EVE)).toEqual({ type: 'falls-away-not', contests: 'council' })
  expect(asked(['mayor'], EVE)).toEqual(['council'])
  expect(asked('whichever', EVE)).toEqual(['council'])
})

test('on election day it is too late: the list says who died, and people go on voting', () => {
  expect(asked(['mayor'], DAY)).toEqual({ type: 'falls-away-too-late', contests: 'mayor' })
  expect([asked([], DAY), asked('whichever', DAY)]).toEqual([
    ['mayor', 'council'],
    ['mayor', 'council'],
  ])
})

test('what fell away before is asked for no more, and may come back', () => {
  const before = { ...live, list: fewer }
  expect(withPolls({ ...fewer, version: 3 }, before, [], EVE)).toMatchObject({ ok: true })
  expect(withPolls({ ...tinyList, version: 3 }, before, [], EVE)).toMatchObject({
    value: { contests: [{ uncontested: false }, {}] },
  })
})
