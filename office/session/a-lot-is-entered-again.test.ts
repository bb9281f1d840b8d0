/** TC-35: what was typed of a lot is mended until a list with its order is signed; both entries stay, and whoever approved approves again. */
import { beforeEach, expect, test } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { fill } from '#ui/messages/message.ts'
import { actInWords } from '../papers/act-words.ts'
import { draftOf } from './draft.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
const draft = draftOf(tinySources, KEY)
const contents = draft.items.map(({ id, content }) => ({ item: id, content }))
let state: OfficeState

function hear(event: OfficeEvent): void {
  state = step(state, event).state
}
function recorded(act: Act, by = state.person?.name ?? ''): void {
  hear({ type: 'recorded', entry: { act, at: '2002-06-17T10:00' as LocalMinute, by }, head: KEY })
}
/** Every recorded act is on the disk at once. */
function send(event: OfficeScreenEvent): void {
  const { state: next, effects } = step(state, { type: 'screen', event })
  state = next
  for (const effect of effects) if (effect.type === 'record') recorded(effect.act)
}
const lot = (drawnBy: string, on: string) => send({ type: 'state-lot', contest: 'mayor', drawnBy, on: on as LocalDate })
const drawn = () => viewOf(state).lots[0]?.drawn
const approvals = () => viewOf(state).items.find(({ id }) => id === 'candidates/mayor')?.approvedBy
function approveBoth(): void {
  for (const by of ['愛', '健'])
    for (const { id, content, kind } of draft.items)
      if (kind !== 'candidates' || id === 'candidates/mayor') recorded({ type: 'approved', item: id, content }, by)
}

beforeEach(() => {
  state = initial('2002-06-17T10:00' as LocalMinute).state
  hear({ type: 'loaded', entries: [], checked: { errors: [], warnings: [], draft }, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY }, '愛')
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) }, '愛')
  hear({ type: 'person-open', name: '愛' })
  lot('選挙長 太山', '2002-06-17')
})

test('the newer entry counts and says whose it is; both stay in the record', () => {
  expect(drawn()).toMatchObject({ drawnBy: '選挙長 太山', on: '2002-06-17', by: '愛', again: false, signed: false })
  hear({ type: 'person-open', name: '健' })
  lot('選挙長 大山', '2002-06-16')
  expect(drawn()).toMatchObject({ drawnBy: '選挙長 大山', on: '2002-06-16', by: '健', again: true })
  const acts = viewOf(state).record.entries.flatMap(({ act }) => (act.type === 'lot-drawn' ? [act] : []))
  const words = acts.map((act) => actInWords(act, (text, values) => fill(text.ja, values ?? {})))
  expect(words).toEqual([
    'くじをもう一度記入した（前の記入に代わる）：mayor 2002-06-16 選挙長 大山',
    'くじを記入した：mayor 2002-06-17 選挙長 太山',
  ])
})

test('who approved the candidates under the entry before looks again; other contests keep what was said of them', () => {
  approveBoth()
  expect(approvals()).toEqual(['愛', '健'])
  lot('選挙長 大山', '2002-06-16')
  expect([approvals(), viewOf(state).items.find(({ id }) => id === 'rules')?.approvedBy]).toEqual([[], ['愛', '健']])
})

test('what is entered already is not entered twice, and a day that cannot be one is refused as the first time', () => {
  const before = viewOf(state).record.count
  lot('選挙長 太山', '2002-06-17')
  expect(state.message?.code).toBe('lot-as-before')
  lot('選挙長 大山', '2002-06-15')
  expect([state.message?.code, viewOf(state).record.count]).toEqual(['drawn-too-early', before])
})

test('a list with this order is signed: the entry stays; another order asks for another lot', () => {
  approveBoth()
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
  expect(drawn()?.signed).toBe(true)
  lot('選挙長 大山', '2002-06-16')
  expect([state.message?.code, drawn()?.drawnBy]).toEqual(['lot-signed', '選挙長 太山'])
  const turned = tinySources.candidates.map((each) =>
    each.contest === 'mayor' ? { ...each, number: (3 - each.number) as typeof each.number } : each,
  )
  const other = draftOf({ ...tinySources, candidates: turned }, KEY)
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: other } })
  expect(drawn()).toBeNull()
  lot('選挙長 大山', '2002-06-16')
  expect(drawn()).toMatchObject({ drawnBy: '選挙長 大山', again: false, signed: false })
})

test('PEO 57: after the poll was moved the filing is still that of the first day, and the order was drawn after it', () => {
  const says = { date: '2002-06-23', day: draft.day, without: [] }
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents, says })
  const [one, other] = tinySources.candidates
  const candidates = [...tinySources.candidates.slice(2), { ...one, number: 2 }, { ...other, number: 1 }]
  const rules = { ...tinySources.rules, date: '2002-06-30' as LocalDate }
  const moved = draftOf({ ...tinySources, rules, candidates: candidates as typeof tinySources.candidates }, KEY)
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: moved } })
  expect(viewOf(state).lots[0]).toMatchObject({ drawn: null, from: '2002-06-16' })
  lot('選挙長 大山', '2002-06-17')
  expect([state.message, drawn()?.on]).toEqual([null, '2002-06-17'])
})

test('the package is signed with candidates that nobody has approved: its signature is none of their lot', () => {
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
  expect(drawn()?.signed).toBe(false)
  lot('選挙長 大山', '2002-06-16')
  expect(drawn()?.drawnBy).toBe('選挙長 大山')
  approveBoth()
  const lists = contents.filter(({ item }) => item.startsWith('candidates/'))
  recorded({ type: 'list-signed', version: 2, number: NUMBER, contents: lists })
  expect(drawn()?.signed).toBe(true)
})
