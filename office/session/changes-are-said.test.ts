/** The forms of the page of changes: who may say what, that two approve it, and that the next list brings it; too late is refused. */
import { beforeEach, expect, test } from 'vitest'
import type { LocalDate, LocalMinute, LocalTime } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { dayHash, draftOf } from './draft.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import { onPaperNext } from './paper.ts'
import { approversOf } from './project.ts'
import type { Act } from './record.ts'
import { type OfficeScreenEvent, officeScreenEventSchema } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { mayNotWork } from './step-room.ts'
import { listIsSigned } from './steps.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
const draft = draftOf(tinySources, KEY)
const contents = draft.items.map(({ id, content }) => ({ item: id, content }))
const says = { date: tinySources.rules.date, day: dayHash(tinySources), without: [] }
let state: OfficeState
let effects: readonly OfficeEffect[]

function hear(event: OfficeEvent): void {
  ;({ state, effects } = step(state, event))
}

function recorded(act: Act, by = '愛'): void {
  hear({ type: 'recorded', entry: { act, at: '2002-06-17T10:00' as LocalMinute, by }, head: KEY })
}

/** As the bridge brings it; what is to be recorded is on the disk at once. */
function send(event: OfficeScreenEvent): void {
  hear({ type: 'screen', event: officeScreenEventSchema.parse(event) })
  for (const effect of effects) if (effect.type === 'record') recorded(effect.act, state.person?.name)
}

const signIn = (name: string) => hear({ type: 'person-open', name })
const today = (date: string) => {
  hear({ type: 'minute', now: `${date}T09:00` as LocalMinute })
  signIn('愛')
}
const paper = (is: boolean, contest = 'mayor') =>
  send({ type: 'say-paper', contest, paper: is, why: '候補者の死亡', decidedBy: '委員長 大山' })
const itemOf = (id: string) => viewOf(state).items.find((item) => item.id === id)
const stateOf = (contest = 'mayor') => viewOf(state).papersOf.find((each) => each.contest === contest)?.state

function approveAll(kind: string): void {
  for (const name of ['愛', '健']) {
    signIn(name)
    for (const { id, content } of viewOf(state).items.filter((item) => item.kind === kind))
      send({ type: 'approve', item: id, content })
  }
}

function signList(paperNow: readonly string[]): void {
  const items = viewOf(state).items.map(({ id, content }) => ({ item: id, content }))
  recorded({
    type: 'list-signed',
    version: 2,
    number: NUMBER,
    contents: items,
    says: { ...says, paper: [...paperNow] },
  })
}

beforeEach(() => {
  state = initial('2002-06-17T10:00' as LocalMinute).state
  hear({ type: 'loaded', entries: [], checked: { errors: [], warnings: [], draft }, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY })
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) })
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents, says })
  for (const { contest, order } of draft.contests)
    recorded({ type: 'lot-drawn', contest: contest.id, order, drawnBy: '選挙長', on: '2002-06-16' })
  signIn('愛')
  approveAll('candidates')
  signIn('愛')
})

test('LAW-19: a contest goes to paper when two have approved it and the list is signed, and comes back in the same way', () => {
  expect([stateOf(), listIsSigned(state.project, draft)]).toEqual(['machines', true])
  paper(true)
  expect([stateOf(), stateOf('council'), itemOf('paper/mayor')?.authors]).toEqual(['going', 'machines', ['愛']])
  expect(viewOf(state).keys).toMatchObject({ listDiffers: true, changes: { toPaper: ['市長'], fromPaper: [] } })
  expect(mayNotWork(state, 'list')).toBe('not-approved')
  approveAll('paper')
  expect([mayNotWork(state, 'list'), onPaperNext(state.project)]).toEqual([null, ['mayor']])
  signList(['mayor'])
  expect([stateOf(), listIsSigned(state.project, draft), itemOf('paper/mayor')]).toEqual(['paper', true, undefined])
  // A list for another reason, signed meanwhile, leaves it on paper.
  expect(onPaperNext(state.project)).toEqual(['mayor'])
  paper(false)
  expect([stateOf(), viewOf(state).keys.changes.fromPaper]).toEqual(['returning', ['市長']])
  expect(mayNotWork(state, 'list')).toBe('not-approved')
  approveAll('paper')
  expect([mayNotWork(state, 'list'), onPaperNext(state.project)]).toEqual([null, []])
  signList([])
  expect([stateOf(), listIsSigned(state.project, draft)]).toEqual(['machines', true])
})

test('what was approved once is not approved when it is said again', () => {
  paper(true)
  approveAll('paper')
  signIn('愛')
  const before = itemOf('paper/mayor')?.content ?? ''
  paper(false)
  expect([stateOf(), itemOf('paper/mayor')]).toEqual(['machines', undefined])
  paper(true)
  const again = itemOf('paper/mayor')?.content ?? ''
  expect(again).not.toBe(before)
  expect(approversOf(state.project, 'paper/mayor', again)).toEqual([])
})

test('the same twice, a contest that nobody has, no person, and after election day: nothing is said', () => {
  paper(false)
  expect(state.message?.code).toBe('item-changed')
  paper(true, 'governor')
  expect(state.message?.code).toBe('item-changed')
  send({ type: 'sign-out' })
  paper(true)
  expect(state.message?.code).toBe('nobody-signed-in')
  today('2002-06-24')
  paper(true)
  expect([state.message?.code, stateOf()]).toEqual(['list-too-late', 'machines'])
})

test('TC-52: on paper a contest with one candidate left has no winner yet; coming back it falls away', () => {
  const candidates = tinySources.candidates.map((each) =>
    each.contest === 'mayor' && each.number === 2 ? { ...each, gone: 'died' as const } : each,
  )
  const one = draftOf({ ...tinySources, candidates }, KEY)
  paper(true)
  signList(['mayor'])
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: one } })
  const { changes } = viewOf(state).keys
  expect([changes.fallAway, changes.toPaper]).toEqual([[], []])
  paper(false)
  expect(viewOf(state).keys.changes).toMatchObject({ fallAway: ['市長'], fromPaper: ['市長'] })
  signList([])
  paper(true)
  expect(state.message?.code).toBe('contest-without-poll')
})

const sayDay = (date: string, closes = '20:00', dates = [date]) =>
  send({
    type: 'say-day',
    date: date as LocalDate,
    opens: '07:00' as LocalTime,
    closes: closes as LocalTime,
    stations: tinySources.stations.map(({ id, opens }) => ({
      station: id,
      opens,
      closes: closes as LocalTime,
      dates: dates as string[] as LocalDate[],
    })),
    decidedBy: '委員長',
    notice: '告示第3号',
  })
const change = () => effects.find((effect) => effect.type === 'change-files')

test('TC-20: a new day goes to the files with who decided it; the same day, too many days and too late are refused', () => {
  sayDay('2002-06-28')
  expect(change()).toMatchObject({ change: { type: 'day', day: { date: '2002-06-28' }, notice: '告示第3号' } })
  state = { ...state, busy: null }
  sayDay('2002-06-23')
  expect([state.message?.code, change()]).toEqual(['day-unchanged', undefined])
  sayDay('2002-06-23', '18:00')
  expect(change()).toMatchObject({ change: { day: { closes: '18:00' } } })
  state = { ...state, busy: null }
  sayDay('2002-06-28', '20:00', ['2002-06-27', '2002-06-28'])
  expect([state.message?.code, change()]).toEqual(['days-of-media', undefined])
  sayDay('2002-06-17')
  expect([state.message?.code, change()]).toEqual(['day-too-late', undefined])
  today('2002-06-23')
  sayDay('2002-06-28')
  expect([state.message?.code, change()]).toEqual(['day-too-late', undefined])
})

test('TC-35: a poll does not move to the day of a recorded lot, nor before it', () => {
  sayDay('2002-06-16')
  expect([state.message, change()]).toEqual([{ code: 'day-before-lot', about: { on: '2002-06-16' } }, undefined])
  sayDay('2002-06-15')
  expect([state.message?.code, change()]).toEqual(['day-before-lot', undefined])
})

test('D-26: who died goes to the files once, and not after election day', () => {
  const gone = (number: number, to: 'died' | 'stands') =>
    send({ type: 'say-gone', contest: 'mayor', number, state: to, heard: '17日9時 親族から' })
  gone(2, 'died')
  expect(change()).toMatchObject({ change: { type: 'gone', contest: 'mayor', number: 2, state: 'died' } })
  state = { ...state, busy: null }
  gone(2, 'stands')
  expect([state.message?.code, change()]).toEqual(['item-changed', undefined])
  gone(9, 'died')
  expect([state.message?.code, change()]).toEqual(['item-changed', undefined])
  today('2002-06-24')
  gone(2, 'died')
  expect([state.message?.code, change()]).toEqual(['list-too-late', undefined])
})

test('D-26: a choice of a question neither dies nor withdraws', () => {
  const question = { answers: 'choices' } as const
  const contests = tinySources.contests.map((each) => ({ ...each, kind: 'question', seats: 1, question }) as const)
  state = {
    ...state,
    checked: state.checked && { ...state.checked, draft: draftOf({ ...tinySources, contests }, KEY) },
  }
  send({ type: 'say-gone', contest: 'mayor', number: 2, state: 'died', heard: '17日9時' })
  expect([state.message?.code, change()]).toEqual(['item-changed', undefined])
})

test('what a form made of the files is theirs who filled it in, beside who imported them', () => {
  const files = [{ name: 'stations.csv', sha256: '2'.repeat(64) }]
  recorded({ type: 'imported', files: [{ name: 'stations.csv', sha256: KEY }] }, '愛')
  const act = { opens: '07:00', closes: '20:00', decidedBy: '委員長', notice: '告示第3号', files }
  recorded({ type: 'day-said', date: '2002-06-28', ...act }, '健')
  expect(state.project.authors.get('stations.csv')).toEqual(['愛', '健'])
  expect(state.project.files.get('stations.csv')).toBe('2'.repeat(64))
  // A folder with a part brings the others along as they were.
  recorded({ type: 'imported', files: [...files, { name: 'roll.csv', sha256: KEY }] }, '恵')
  expect([...state.project.authors]).toEqual([
    ['stations.csv', ['愛', '健']],
    ['roll.csv', ['恵']],
  ])
})
