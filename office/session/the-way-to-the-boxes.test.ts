/** Each step of the way: when it is due, when it is done, and which one comes next. A step that counts as done too early lets boxes go that are not ready. */
import { expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { type Draft, draftOf } from './draft.ts'
import type { MachinesSeen } from './event.ts'
import { mediaOf } from './media.ts'
import { projectOf } from './project.ts'
import type { Act, Entry } from './record.ts'
import { type StepId, stepsOf } from './steps.ts'

const KEY = '0'.repeat(64)
const draft = draftOf(tinySources, KEY)
const station = tinyStation.id

interface Told {
  readonly acts?: readonly (Act | readonly [Act, string])[]
  readonly checked?: Draft | null
  readonly machines?: MachinesSeen | null
  /** When the acts were done, and what the day is now. */
  readonly on?: string
  readonly today?: string
}

const EVE = '2002-06-22'

function stepsAfter({ acts = [], checked = draft, machines = null, on = EVE, today = on }: Told) {
  const entries = acts.map((each): Entry => {
    const [act, by] = 'type' in each ? [each, '愛'] : each
    return { act, at: `${on}T10:00` as LocalMinute, by }
  })
  const found = checked === null ? null : { errors: [], warnings: [], draft: checked }
  const now = `${today}T18:00` as LocalMinute
  return stepsOf({ now, project: projectOf(entries), checked: found, machines, voice: null })
}

const stepAfter = (id: StepId, told: Told) => stepsAfter(told).find((step) => step.id === id)
const stateOf = (id: StepId, told: Told) => stepAfter(id, told)?.state
const countOf = (id: StepId, told: Told) => stepAfter(id, told)?.count
const BEGUN: Act = { type: 'begun', use: 'live', key: KEY }
const JOINED: Act = { type: 'joined', name: '健', key: '1'.repeat(64) }

test('PEO 34(6): keys are due by the first announcement, the order of candidates at the last one, the proof of shares on the eve', () => {
  // A designated city: its mayor 14 days before, its assembly 9.
  const rules = { ...tinySources.rules, municipalityCode: '331007' }
  const due = stepsAfter({ checked: draftOf({ ...tinySources, rules }, KEY) }).map((step) => [step.id, step.due])
  const [first, last, eve] = ['2002-06-09', '2002-06-14', '2002-06-22']
  expect(due).toEqual([
    ['people', first],
    ['import', first],
    ['check', first],
    ['approve', first],
    ['office', first],
    ['machines', first],
    ['voice', first],
    ['package', first],
    ['shares', first],
    ['lot', last],
    ['list', last],
    ['number', last],
    ['carry', last],
    ['media', first],
    ['cards', first],
    ['prove', eve],
    ['hand-out', eve],
  ])
  expect(stepsAfter({ checked: null }).map((step) => step.due)).toEqual(due.map(() => null))
})

test('one person is not two, and the next step is the first that is open', () => {
  const next = (told: Told) => stepsAfter(told).flatMap((step) => (step.next ? [step.id] : []))
  expect(next({ acts: [BEGUN], checked: null })).toEqual(['people'])
  expect(next({ acts: [BEGUN, JOINED], checked: null })).toEqual(['import'])
  expect(next({ acts: [BEGUN, JOINED] })).toEqual(['approve'])
  expect(stateOf('import', { checked: null })).toBe('open')
})

test('office: done when the commission’s key is made, whatever machines say', () => {
  const machines: MachinesSeen = { there: [], missing: [], wrong: null }
  const made: Act = { type: 'office-made', authority: KEY }
  expect([stateOf('office', { acts: [BEGUN], machines }), stateOf('office', { acts: [BEGUN, made] })]).toEqual([
    'open',
    'done',
  ])
})

test('machines: done when none is missing and none is wrong', () => {
  const machines = (seen: Partial<MachinesSeen>) =>
    stateOf('machines', { machines: { there: [], missing: [], wrong: null, ...seen } })
  expect(stateOf('machines', { machines: null })).toBe('open')
  expect(machines({ missing: ['2-K1' as never] })).toBe('open')
  expect(machines({ wrong: 'machines-differ' })).toBe('open')
  expect(machines({})).toBe('done')
})

test('cards: voting cards and three operator cards at each station', () => {
  const KINDS = ['voting', 'operator-1', 'operator-2', 'operator-3'] as const
  const made = (kinds: readonly (typeof KINDS)[number][], at: string = station) =>
    kinds.map((kind): Act => ({ type: 'cards-made', station: at, kind, count: 1 }))
  expect(stateOf('cards', { acts: made(KINDS) })).toBe('done')
  for (const missing of KINDS) {
    expect([missing, stateOf('cards', { acts: made(KINDS.filter((kind) => kind !== missing)) })]).toEqual([
      missing,
      'open',
    ])
  }
  expect(stateOf('cards', { acts: made(KINDS, '77') })).toBe('open')
  expect(stateOf('cards', { acts: made(KINDS), checked: null })).toBe('open')
})

test('boxes: handed out at every station', () => {
  const other = { ...tinyStation, id: '3' as never, index: 2 as never }
  const two = draftOf({ ...tinySources, stations: [tinyStation, other] }, KEY)
  const handed = (at: string): Act => ({ type: 'handed-out', station: at, to: '管理者' })
  expect(stateOf('hand-out', { acts: [handed(station)], checked: two })).toBe('open')
  expect(stateOf('hand-out', { acts: [handed(station), handed('3')], checked: two })).toBe('done')
  expect(stateOf('hand-out', { acts: [handed(station)], checked: null })).toBe('open')
})

test('media: done when another person looked at each; open without a draft', () => {
  const media = mediaOf(draft.stations.map((each) => each.station)).map(({ medium }) => medium)
  const put = media.map((medium): Act => ({ type: 'medium-put', medium }))
  const looked = media.map((medium) => [{ type: 'medium-checked', medium }, '健'] as const)
  expect(stateOf('media', { acts: [...put, ...looked] })).toBe('done')
  expect(stateOf('media', { acts: [...put, ...looked.slice(1)] })).toBe('open')
  // A check of a stick that nobody wrote does not count.
  expect(stateOf('media', { acts: looked })).toBe('open')
  expect(stateOf('media', { acts: [...put, ...looked], checked: null })).toBe('open')
})

test('D-28: shares count as proved from the eve to election day; before it the step waits for its day', () => {
  const proved = [1, 2, 3].map((index): Act => ({ type: 'share-proved', index }))
  const acts = [BEGUN, ...proved]
  const on = (day: string, today = day) => stateOf('prove', { acts, on: day, today })
  expect([on('2002-01-10'), on('2002-06-21'), on('2002-06-22'), on('2002-06-23')]).toEqual([
    ...['waits', 'waits', 'done', 'done'],
  ])
  // Proved half a year ago, and today is the eve; or proved on the day after the count.
  expect([on('2002-01-10', EVE), on('2002-06-24')]).toEqual(['open', 'open'])
  expect(countOf('prove', { acts: acts.slice(0, 3) })).toEqual({ done: 2, all: 3 })
})

test('D-28: a rehearsal proves its shares whenever it is rehearsed', () => {
  const proved = [1, 2, 3].map((index): Act => ({ type: 'share-proved', index }))
  const rehearsal: Act = { ...BEGUN, use: 'rehearsal' } as Act
  expect(stateOf('prove', { acts: [rehearsal, ...proved], on: '2002-06-01' })).toBe('done')
  expect(stateOf('prove', { acts: [rehearsal, ...proved.slice(1)], on: '2002-06-01' })).toBe('open')
})

test('a step that is done in part shows how much', () => {
  const count = (id: StepId, told: Told) => stepAfter(id, told)?.count
  expect(count('people', { acts: [BEGUN] })).toEqual({ done: 1, all: 2 })
  expect(count('import', { acts: [BEGUN] })).toBeNull()
  expect(count('approve', { checked: null })).toBeNull()
  const [item] = draft.items
  const approved = ['愛', '健'].map(
    (by) => [{ type: 'approved', item: 'rules', content: item?.content ?? '' }, by] as const,
  )
  expect(count('approve', { acts: approved })).toEqual({ done: 1, all: 4 })
  const machines = (there: number, missing: number): MachinesSeen => {
    const some = (count: number) => Array.from({ length: count }, () => '2-K1' as never)
    return { there: some(there), missing: some(missing), wrong: null }
  }
  expect(count('machines', { machines: machines(2, 3) })).toEqual({ done: 2, all: 5 })
  expect(count('machines', { machines: { ...machines(5, 0), wrong: 'machines-differ' } })).toBeNull()
  const cards = ['voting', 'operator-2'].map((kind): Act => ({ ...CARDS, kind }) as Act)
  expect(count('cards', { acts: cards })).toEqual({ done: 2, all: 4 })
  const medium = mediaOf(draft.stations.map((each) => each.station))
  const [first = { medium: '' }] = medium
  const looked: Told['acts'] = [
    { type: 'medium-put', medium: first.medium },
    [{ type: 'medium-checked', medium: first.medium }, '健'],
  ]
  expect(count('media', { acts: looked })).toEqual({ done: 1, all: medium.length })
})

const CARDS = { type: 'cards-made', station, count: 1 } as const
