/** Each step of the way: when it is due, when it is done, and which one comes next. A step that is done too early sends boxes away. */
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
}

function stepsAfter({ acts = [], checked = draft, machines = null }: Told) {
  const entries = acts.map((each): Entry => {
    const [act, by] = 'type' in each ? [each, '愛'] : each
    return { act, at: '2002-06-22T10:00' as LocalMinute, by }
  })
  const found = checked === null ? null : { errors: [], warnings: [], draft: checked }
  return stepsOf({ project: projectOf(entries), checked: found, machines, voice: null })
}

const stateOf = (id: StepId, told: Told) => stepsAfter(told).find((step) => step.id === id)?.state
const BEGUN: Act = { type: 'begun', use: 'live', key: KEY }
const JOINED: Act = { type: 'joined', name: '健', key: '1'.repeat(64) }

test('PEO 34(6): keys before the first announcement, the order after the last one, the shares on the eve', () => {
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

test('the commission’s key is there or not, whatever machines say', () => {
  const machines: MachinesSeen = { there: [], missing: [], wrong: null }
  const made: Act = { type: 'office-made', authority: KEY }
  expect([stateOf('office', { acts: [BEGUN], machines }), stateOf('office', { acts: [BEGUN, made] })]).toEqual([
    'open',
    'done',
  ])
})

test('machines: all of them, each with what it should say', () => {
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

test('media that another person looked at, and none of a draft that is not there', () => {
  const media = mediaOf(draft.stations.map((each) => each.station)).map(({ medium }) => medium)
  const put = media.map((medium): Act => ({ type: 'medium-put', medium }))
  const looked = media.map((medium) => [{ type: 'medium-checked', medium }, '健'] as const)
  expect(stateOf('media', { acts: [...put, ...looked] })).toBe('done')
  expect(stateOf('media', { acts: [...put, ...looked.slice(1)] })).toBe('open')
  // A look at a stick that nobody wrote is a look at nothing.
  expect(stateOf('media', { acts: looked })).toBe('open')
  expect(stateOf('media', { acts: [...put, ...looked], checked: null })).toBe('open')
})

test('D-28: a rehearsal proves its shares whenever it is rehearsed', () => {
  const proved = [1, 2, 3].map((index): Act => ({ type: 'share-proved', index }))
  const early = (acts: readonly Act[], date: string) =>
    stepsOf({
      project: projectOf(acts.map((act) => ({ act, at: `${date}T10:00` as LocalMinute, by: '愛' }))),
      checked: { errors: [], warnings: [], draft },
      machines: null,
      voice: null,
    }).find(({ id }) => id === 'prove')?.state
  expect(early([BEGUN, ...proved], '2002-06-01')).toBe('open')
  expect(early([{ ...BEGUN, use: 'rehearsal' }, ...proved], '2002-06-01')).toBe('done')
  expect(early([{ ...BEGUN, use: 'rehearsal' }, ...proved.slice(1)], '2002-06-22')).toBe('open')
})
