/** S-21, TRN-05: headquarters take the turnout of every station, by telephone or by the code of its paper, and see who has not told it. */
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { ElectionId, StationId, StationIndex } from '#election/ids.ts'
import { quickReportText } from '#election/quick-report.ts'
import type { LocalDate, LocalMinute, LocalTime } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { toldOf } from '../feed/told-turnout.ts'
import { draftOf } from './draft.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const ELECTION = '0123456789abcdef' as ElectionId
const DATE = tinySources.rules.date
const [FIRST, SECOND] = [tinyStation.id, '3' as StationId]
const other = { ...tinyStation, id: SECOND, index: 2 as StationIndex, name: '第3投票所' }
const settings = { ...tinySources.rules.settings, quickReports: ['10:00', '14:00'] as LocalTime[] }
const sources: ElectionSources = {
  ...tinySources,
  rules: { ...tinySources.rules, settings },
  stations: [tinyStation, other],
}
let state: OfficeState
let effects: readonly { readonly type: string }[]

/** Every recorded act is on the disk at once. */
function hear(event: OfficeEvent): void {
  const stepped = step(state, event)
  state = stepped.state
  effects = stepped.effects
  for (const effect of stepped.effects) if (effect.type === 'record') recorded(effect.act)
}

function recorded(act: Act, by = '愛'): void {
  hear({ type: 'recorded', entry: { act, at: state.now, by }, head: KEY })
}

const press = (event: OfficeScreenEvent) => {
  hear({ type: 'screen', event })
  return state.message?.code ?? null
}
const clock = (time: string) => hear({ type: 'minute', now: `${DATE}T${time}` as LocalMinute })
const contentsOf = ({ items }: ReturnType<typeof draftOf>) => items.map(({ id, content }) => ({ item: id, content }))
const figures = (men: number, women: number) => [
  { contest: 'mayor' as never, men, women, unsaid: 0 },
  { contest: 'council' as never, men, women: women - 1, unsaid: 1 },
]
const tell = (station: StationId, until: string, men: number, women: number) =>
  press({
    type: 'tell-turnout',
    station,
    date: DATE,
    until: until as LocalTime,
    contests: figures(men, women),
    who: '庶務',
  })
const board = () => viewOf(state).board ?? expect.unreachable()
const mayor = () => board().contests[0] ?? expect.unreachable()

beforeEach(() => {
  state = initial(`${DATE}T09:00` as LocalMinute).state
  const draft = draftOf(sources, KEY)
  hear({ type: 'loaded', entries: [], checked: { errors: [], warnings: [], draft }, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY })
  const number = '00000 00000 00000 00000'
  recorded({ type: 'package-signed', electionId: ELECTION, number, contents: contentsOf(draft), says: undefined })
  clock('14:30')
  hear({ type: 'person-open', name: '愛' })
})

it('adds what every station told, and names those that have not', () => {
  clock('10:05')
  expect(board().late).toEqual([])
  clock('10:10')
  expect(board().late).toEqual([FIRST, SECOND])
  expect(tell(FIRST, '10:00', 3, 4)).toBeNull()
  expect(board().late).toEqual([SECOND])
  expect(mayor().now).toMatchObject({ voters: { men: 3, women: 4 }, reported: 1, stations: 2 })
  expect(tell(SECOND, '10:00', 10, 20)).toBeNull()
  expect(mayor().hours).toMatchObject([{ until: '10:00', voters: { men: 13, women: 24 }, reported: 2, stations: 2 }])
  expect(board().late).toEqual([])
  clock('14:10')
  expect(board().late).toEqual([FIRST, SECOND])
  expect(board().stations[0]?.times).toEqual(['10:00', '14:00', '20:00'])
})

it('reads the code of the paper as if its figures were told, and refuses what it is not', () => {
  const code = {
    ...{ electionId: ELECTION, station: FIRST, date: DATE, until: '14:00' as LocalTime },
    contests: [
      { men: 5, women: 6, unsaid: 0 },
      { men: 5, women: 5, unsaid: 1 },
    ],
  }
  const text = quickReportText(code)
  expect(press({ type: 'read-turnout', code: `${text}\n` })).toBeNull()
  expect(mayor().now).toMatchObject({ voters: { men: 5, women: 6 }, reported: 1 })
  expect(board().stations[0]?.told).toMatchObject([{ until: '14:00', who: '', again: false }])
  expect(press({ type: 'read-turnout', code: text })).toBe('turnout-as-before')
  expect(press({ type: 'read-turnout', code: text.replace('/5.6.0/', '/5.7.0/') })).toBe('turnout-code-garbled')
  expect(press({ type: 'read-turnout', code: '4901234567894' })).toBe('turnout-code-foreign')
  const foreign = quickReportText({ ...code, electionId: 'f'.repeat(16) as ElectionId })
  expect(press({ type: 'read-turnout', code: foreign })).toBe('turnout-other-election')
  expect(
    press({ type: 'read-turnout', code: quickReportText({ ...code, contests: [{ men: 6, women: 7, unsaid: 0 }] }) }),
  ).toBe('turnout-not-there')
  expect(state.project.board.size).toBe(1)
})

it('takes no figures that fall, none of the future, none of a station that does not vote that day', () => {
  expect(tell(FIRST, '10:00', 5, 5)).toBeNull()
  expect(tell(FIRST, '14:00', 4, 9)).toBe('turnout-falls')
  expect(state.message?.about).toEqual({ until: '10:00' })
  expect(tell(FIRST, '14:00', 9, 9)).toBeNull()
  expect(tell(FIRST, '10:00', 9, 10)).toBe('turnout-falls')
  expect(tell(FIRST, '20:00', 9, 9)).toBe('turnout-too-early')
  expect(tell('9' as StationId, '14:00', 1, 1)).toBe('turnout-not-there')
  const away = { date: '2002-06-20' as LocalDate, until: '10:00' as LocalTime, who: '庶務' }
  expect(press({ type: 'tell-turnout', station: FIRST, ...away, contests: figures(1, 1) })).toBe('turnout-not-there')
  const alone = figures(9, 9).slice(0, 1)
  expect(press({ type: 'tell-turnout', station: FIRST, ...away, date: DATE, contests: alone })).toBe(
    'turnout-not-there',
  )
})

it('what is entered anew is a correction, and what is taken back is gone', () => {
  expect(tell(FIRST, '10:00', 5, 5)).toBeNull()
  expect(tell(FIRST, '10:00', 4, 5)).toBeNull()
  expect(board().stations[0]?.told).toMatchObject([{ again: true, contests: [{ men: 4, women: 5 }, {}] }])
  const place = { station: FIRST, date: DATE, until: '10:00' as LocalTime, why: '別の投票所' }
  expect(press({ type: 'take-turnout-back', ...place })).toBeNull()
  expect(mayor().now).toMatchObject({ voters: { men: 0, women: 0 }, reported: 0 })
  expect(press({ type: 'take-turnout-back', ...place })).toBe('turnout-not-there')
  expect(state.project.entries.map(({ act }) => act.type).slice(-3)).toEqual([
    ...['turnout-told', 'turnout-told', 'turnout-taken-back'],
  ])
})

it('files with other contests than those that were signed take no figures: they would be swapped', () => {
  const turned = draftOf({ ...sources, contests: [...sources.contests].reverse() }, KEY)
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: turned } })
  expect(tell(FIRST, '10:00', 1, 1)).toBe('turnout-files-differ')
  expect(state.project.board.size).toBe(0)
})

it('nothing is told before the package is signed', () => {
  state = { ...state, project: { ...state.project, signed: null } }
  expect([tell(FIRST, '10:00', 1, 1), viewOf(state).board]).toEqual(['package-first', null])
})

it('the sums are those of the stations, whatever they told', () => {
  const men = fc.array(fc.nat({ max: 400 }), { minLength: 2, maxLength: 2 })
  fc.assert(
    fc.property(men, men, (at10, more) => {
      const before = state
      for (const [place, station] of [FIRST, SECOND].entries()) {
        const [early = 0, late = 0] = [at10[place], more[place]]
        tell(station, '10:00', early, early + 1)
        tell(station, '14:00', early + late, early + late + 1)
      }
      const { now, hours } = mayor()
      const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0)
      expect(hours.map(({ voters }) => voters.men)).toEqual([sum(at10), sum(at10) + sum(more)])
      expect(now.voters).toEqual({ men: sum(at10) + sum(more), women: sum(at10) + sum(more) + 2, unsaid: 0 })
      state = before
    }),
    { numRuns: 20 },
  )
})

it('the stick gets election day as the board has it', () => {
  tell(FIRST, '10:00', 3, 4)
  press({ type: 'put-turnout' })
  expect(effects).toMatchObject([{ type: 'put-turnout', board: state.project.board }])
  expect(toldOf(state.project.board, DATE)).toEqual([
    { station: FIRST, contest: 'mayor', until: '10:00', men: 3, women: 4, all: 7 },
    { station: FIRST, contest: 'council', until: '10:00', men: 3, women: 3, all: 7 },
  ])
})
