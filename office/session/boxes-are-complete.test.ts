/**
 * Boxes leave for a station with everything that its transport list names (MED-04), or with somebody's word why not; what is made when
 * they are gone lies here until it is handed over too.
 */
import { beforeEach, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { fill } from '#ui/messages/message.ts'
import { actInWords } from '../papers/act-words.ts'
import { partsInWords } from '../papers/part-words.ts'
import { draftOf } from './draft.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import { mediaOf } from './media.ts'
import type { Act } from './record.ts'
import { type OfficeScreenEvent, officeScreenEventSchema } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
const draft = draftOf(tinySources, KEY)
const STATION = tinyStation.id
const MEDIA = mediaOf([tinyStation]).map(({ medium }) => medium)
const WITHOUT = { why: '運用カード2が壊れた。22日に作り、届ける', decidedBy: '選挙管理委員長 大山 一' }
let state: OfficeState
let effects: readonly OfficeEffect[]

function hear(event: OfficeEvent): void {
  ;({ state, effects } = step(state, event))
}
function recorded(act: Act, by = '愛', at = '2002-06-22T10:00'): void {
  hear({ type: 'recorded', entry: { act, at: at as LocalMinute, by }, head: KEY })
}
/** The services record each act that they are asked to record. */
function send(event: OfficeScreenEvent): Act | undefined {
  hear({ type: 'screen', event: officeScreenEventSchema.parse(event) })
  const [asked] = effects
  if (asked?.type !== 'record') return undefined
  recorded(asked.act)
  return asked.act
}
const row = () => viewOf(state).handedOut[0]
const stepOf = () => viewOf(state).steps.find(({ id }) => id === 'hand-out')?.state
const handOut = (without?: typeof WITHOUT, to = '投票管理者 山田 太郎') =>
  send({ type: 'hand-out', station: STATION, to, ...(without === undefined ? {} : { without }) })

const card = (kind: string, count = 1): Act => ({ type: 'cards-made', station: STATION, kind, count }) as Act
const checked = (medium: string) => {
  recorded({ type: 'medium-put', medium })
  recorded({ type: 'medium-checked', medium }, '健')
}
function listIsThere(version = 1): void {
  recorded({ type: 'list-put', station: STATION, version })
  recorded({ type: 'list-checked', station: STATION, version }, '健')
  recorded({ type: 'list-told', station: STATION, version, who: '投票管理者 9:10' })
}
function listIsSigned(): void {
  const contents = draft.items.map(({ id, content }) => ({ item: id, content }))
  for (const { contest, order } of draft.contests)
    recorded({ type: 'lot-drawn', contest: contest.id, order, drawnBy: '選挙長', on: '2002-06-16' })
  for (const { item, content } of contents)
    for (const by of ['愛', '健']) recorded({ type: 'approved', item, content }, by)
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
}
function everythingBut(part: string): void {
  for (const kind of ['voting', 'operator-1', 'operator-2'].filter((each) => each !== part)) recorded(card(kind))
  for (const medium of MEDIA.filter((each) => each !== part)) checked(medium)
  if (part !== 'list') listIsThere()
}

beforeEach(() => {
  state = initial('2002-06-22T17:00' as LocalMinute).state
  hear({ type: 'loaded', entries: [], checked: { errors: [], warnings: [], draft }, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY })
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) })
  hear({ type: 'person-open', name: '愛' })
  listIsSigned()
})

test.each(['voting', 'operator-1', 'operator-2', 'list', ...MEDIA])(
  'without %s no box leaves, and it is named',
  (part) => {
    everythingBut(part)
    expect(row()?.lacking).toEqual([part])
    expect([handOut(), state.message?.code, row()?.handed]).toEqual([undefined, 'boxes-not-complete', []])
  },
)

test('the third operator card stays with the commission, sealed: a box leaves without it, and whole', () => {
  everythingBut('nothing')
  expect([row()?.lacking, stepOf()]).toEqual([[], 'open'])
  expect(handOut()).toEqual({ type: 'handed-out', station: STATION, to: '投票管理者 山田 太郎' })
  expect([row()?.handed.map(({ to, without }) => [to, without]), stepOf()]).toEqual([
    [['投票管理者 山田 太郎', null]],
    'done',
  ])
  recorded(card('operator-3'))
  expect([row()?.since, stepOf()]).toEqual([[], 'done'])
})

test('a medium that nobody else has looked at, and a list that is told of another version, are not there', () => {
  everythingBut('nothing')
  const [medium = ''] = MEDIA
  recorded({ type: 'medium-put', medium })
  expect(row()?.lacking).toEqual([medium])
  recorded({ type: 'medium-checked', medium }, '健')
  const contents = draft.items
    .filter(({ kind }) => kind === 'candidates')
    .map(({ id, content }) => ({ item: id, content }))
  recorded({ type: 'list-signed', version: 2, number: NUMBER, contents })
  expect(row()?.lacking).toEqual(['list'])
  listIsThere(2)
  expect(row()?.lacking).toEqual([])
})

test('somebody decides that it goes all the same: what lacks, why and who stand in the record, on the screen and on paper', () => {
  everythingBut('operator-2')
  const act = handOut(WITHOUT)
  const without = { parts: ['operator-2'], ...WITHOUT }
  expect(act).toEqual({ type: 'handed-out', station: STATION, to: '投票管理者 山田 太郎', without })
  expect([row()?.handed[0]?.without, row()?.owed, stepOf()]).toEqual([without, ['operator-2'], 'open'])
  const printed = act === undefined ? '' : actInWords(act, (text, values) => fill(text.ja, values ?? {}))
  for (const words of ['運用カード 2 がないまま渡した', WITHOUT.why, WITHOUT.decidedBy])
    expect(printed).toContain(words)
})

test('nothing lacks: a word why something should is no part of the record', () => {
  everythingBut('nothing')
  expect(handOut(WITHOUT)).toEqual({ type: 'handed-out', station: STATION, to: '投票管理者 山田 太郎' })
})

test('cards and media that are made when the boxes are gone lie here until they are handed over too', () => {
  everythingBut('operator-2')
  handOut(WITHOUT)
  recorded(card('operator-2'), '愛', '2002-06-22T18:05')
  recorded(card('voting', 5), '愛', '2002-06-22T18:10')
  const [medium = ''] = MEDIA
  recorded({ type: 'medium-put', medium }, '愛', '2002-06-22T18:20')
  // A card of another station.
  recorded({ ...card('operator-1'), station: '77' } as Act)
  const since = [
    { part: 'operator-2', count: 1, at: '2002-06-22T18:05' },
    { part: 'voting', count: 5, at: '2002-06-22T18:10' },
    { part: medium, count: null, at: '2002-06-22T18:20' },
  ]
  expect(row()?.since).toMatchObject(since)
  expect([row()?.owed, row()?.lacking, stepOf()]).toEqual([[], [medium], 'open'])
  recorded({ type: 'medium-checked', medium }, '健')
  handOut(undefined, '職務代理者 川口 二郎')
  expect([row()?.handed.map(({ to }) => to), row()?.since, stepOf()]).toEqual([
    ...[['投票管理者 山田 太郎', '職務代理者 川口 二郎'], [], 'done'],
  ])
})

test('a list that is signed after the boxes went goes its own way: what was handed out stays so', () => {
  everythingBut('nothing')
  handOut()
  recorded({ type: 'list-signed', version: 2, number: NUMBER, contents: [] })
  expect([row()?.lacking, row()?.owed, stepOf()]).toEqual([['list'], [], 'done'])
})

test('where nothing is left to do here today, what waits for its day comes next', () => {
  const now = '2002-06-21T17:00' as LocalMinute
  hear({ type: 'minute', now })
  hear({ type: 'person-open', name: '愛' })
  hear({ type: 'machines-seen', machines: { there: [], missing: [], wrong: null } })
  recorded({ type: 'office-made', authority: KEY })
  everythingBut('nothing')
  recorded(card('operator-3'))
  for (const index of [1, 2, 3]) {
    recorded({ type: 'share-put', index })
    recorded({ type: 'share-checked', index }, '健')
  }
  for (const act of ['list-put', 'list-checked'] as const) recorded({ type: act, station: null, version: 1 })
  recorded({ type: 'list-told', station: null, version: 1, who: '開票管理者' })
  const next = () => viewOf(state).steps.find((each) => each.next)?.id
  expect(next()).toBe('hand-out')
  handOut()
  expect([
    next(),
    viewOf(state)
      .steps.filter((each) => each.state !== 'done')
      .map(({ id }) => id),
  ]).toEqual([...['prove', ['prove', 'rolls']]])
})

test('what lacks, in words: cards first, many media by the first of them on the screen and by all of them on paper', () => {
  const ja = (parts: readonly string[], shown?: number) =>
    partsInWords(parts, (text, values) => fill(text.ja, values ?? {}), shown)
  expect(ja(['voting', 'operator-1', 'operator-2', 'S1-P1-O', 'list'])).toBe(
    '投票カード、運用カード 1・2、媒体 S1-P1-O、候補者一覧の到着',
  )
  expect(ja(['S1-P1-O', 'S1-P1-D', 'S1-T'], 2)).toBe('媒体 S1-P1-O、S1-P1-D ほか1')
  expect(ja(['S1-P1-O', 'S1-P1-D', 'S1-T'])).toBe('媒体 S1-P1-O、S1-P1-D、S1-T')
})
