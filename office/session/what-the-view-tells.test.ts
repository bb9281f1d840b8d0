/** The state as people in the office read it: what is wrong with the files, what is signed and what differs from it, whom a contest concerns. */
import { beforeEach, expect, test } from 'vitest'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { FoundProblem } from './mend.ts'
import type { Act } from './record.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const AT = '2002-06-10T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
let state: OfficeState

const recorded = (act: Act) => {
  state = step(state, { type: 'recorded', entry: { act, at: AT, by: '愛' }, head: KEY }).state
}
const files = (sources: ElectionSources) => {
  state = { ...state, checked: { errors: [], warnings: [], draft: draftOf(sources, KEY) } }
}

beforeEach(() => {
  state = step(initial(AT).state, { type: 'loaded', entries: [], checked: null, head: KEY }).state
  recorded({ type: 'begun', use: 'live', key: KEY })
})

test('problems: the first of them, and how many there are', () => {
  expect(viewOf(state).problems).toBeNull()
  const problem = (line: number): FoundProblem => ({
    ...{ file: 'roll.csv', line, column: 'name', code: 'empty-cell', value: '', allowed: '' },
    ...{ cell: '', offered: null },
  })
  const many = (count: number) => Array.from({ length: count }, (_, i) => problem(i + 2))
  state = { ...state, checked: { errors: many(201), warnings: many(3), draft: null } }
  expect(viewOf(state).problems).toEqual({
    ...{ errors: many(200), errorCount: 201 },
    ...{ warnings: many(3), warningCount: 3, readings: [], letters: [], letterCount: 0, groups: [] },
  })
  files(tinySources)
  expect(viewOf(state).problems).toMatchObject({ errors: [], errorCount: 0, warnings: [], warningCount: 0, groups: [] })
})

test('what is signed, and whether names in the files are other ones', () => {
  const keys = () => {
    const { signed, listDiffers, namesDiffer } = viewOf(state).keys
    return { signed, listDiffers, namesDiffer }
  }
  expect(keys()).toEqual({ signed: null, listDiffers: false, namesDiffer: false })
  files(tinySources)
  expect(keys()).toEqual({ signed: null, listDiffers: true, namesDiffer: true })
  const contents = draftOf(tinySources, KEY).items.map(({ id, content }) => ({ item: id, content }))
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
  const signed = { number: NUMBER, listVersion: 1 }
  expect(keys()).toEqual({ signed, listDiffers: false, namesDiffer: false })
  const candidates = tinySources.candidates.map((each) => (each.id === 11 ? { ...each, gone: 'died' as const } : each))
  files({ ...tinySources, candidates })
  expect(keys()).toEqual({ signed, listDiffers: true, namesDiffer: true })
  files(tinySources)
  recorded({ type: 'paper-said', contest: 'mayor', paper: true, why: '候補者の死亡', decidedBy: '委員長 大山' })
  expect(keys()).toEqual({ signed, listDiffers: true, namesDiffer: false })
})

test('whom a contest on paper concerns: the stations of its districts, their machines and electors', () => {
  const [north, south] = [
    { ...tinyStation, district: '北' },
    { ...tinyStation, id: '3' as never, index: 2 as never, designated: false, district: '南', kiosks: 1, spares: 0 },
  ]
  const contests = tinySources.contests.map((each) => (each.kind === 'council' ? { ...each, districts: ['南'] } : each))
  const roll = tinySources.roll.map((row, i) => (i < 6 ? row : { ...row, station: south.id }))
  files({ ...tinySources, contests, roll, stations: [north, south] })
  const concerned = viewOf(state).papersOf.map(({ contest, stations, kiosks, electors }) => {
    return [contest, stations, kiosks, electors]
  })
  expect(concerned).toEqual([
    ['mayor', 2, 4, 9],
    ['council', 1, 1, 3],
  ])
})
