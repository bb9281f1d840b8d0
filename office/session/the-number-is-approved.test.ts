/** X3-A1: what is signed goes to no machine and no station before two people have approved its number, each at an own sign-in. */
import { beforeEach, expect, test } from 'vitest'
import type { StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import { type OfficeScreenEvent, officeScreenEventSchema } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const at = '2002-06-17T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const [NUMBER, NEXT] = ['00000 00000 00000 00000', '11111 11111 11111 11111']
const SIGNATURE = '0'.repeat(128)
const ADMITTED = { key: '2'.repeat(64), list: KEY, round: 1, signature: SIGNATURE }
const STATION = tinySources.stations[0]?.id ?? ''
const draft = draftOf(tinySources, KEY)
const candidates = draft.items.filter(({ kind }) => kind === 'candidates')
const contents = candidates.map(({ id, content }) => ({ item: id, content }))
let state: OfficeState
let effects: readonly OfficeEffect[]

function hear(event: OfficeEvent): void {
  ;({ state, effects } = step(state, event))
}
const recorded = (act: Act, by = state.person?.name ?? '') =>
  hear({ type: 'recorded', entry: { act, at, by }, head: KEY })
const signIn = (name: string) => hear({ type: 'person-open', name })

/** The services record each of their acts. */
function send(event: OfficeScreenEvent): void {
  hear({ type: 'screen', event: officeScreenEventSchema.parse(event) })
  for (const effect of effects) {
    const { type } = effect
    if (type === 'approve-number') {
      const { version, number } = effect
      recorded({
        type: 'number-approved',
        version,
        number,
        package: KEY,
        list: KEY,
        round: state.project.round,
        signature: SIGNATURE,
      })
    }
    if (type === 'admit-approver')
      recorded({ type: 'approver-admitted', name: effect.name, ...ADMITTED, round: state.project.round })
    if (type === 'take-word-back') recorded(effect.act)
    if (type === 'put-list') recorded({ type: 'list-put', station: effect.station, version: effect.version })
  }
}
const code = () => state.message?.code ?? null
const approve = (number = NUMBER) => send({ type: 'approve-number', number })
const putList = () => {
  send({ type: 'put-list', station: STATION as never })
  return code()
}
/** Why the button of each place is grey. */
const greyForList = () => viewOf(state).carry.map(({ mayNotPut }) => mayNotPut)
const stepNow = () => viewOf(state).steps.find(({ id }) => id === 'number')
const sign = () => recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
const signList = () => recorded({ type: 'list-signed', version: 2, number: NEXT, contents })

function begin(approvers: number | null): void {
  state = initial(at).state
  hear({ type: 'loaded', entries: [], checked: null, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY }, '愛')
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) }, '愛')
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft } })
  for (const { contest, order } of draft.contests)
    recorded({ type: 'lot-drawn', contest: contest.id, order, drawnBy: '委員長', on: '2002-06-16' }, '愛')
  for (const by of ['愛', '健'])
    for (const { id, content } of draft.items) recorded({ type: 'approved', item: id, content }, by)
  recorded({ type: 'office-made', authority: KEY, ...(approvers !== null && { approvers }) }, '愛')
  recorded({ type: 'joined', name: '花', key: '2'.repeat(64) }, '愛')
  signIn('愛')
}
beforeEach(() => begin(2))

test('who joined after the key was made is not one of two, and is one when two admitted that person (own-52)', () => {
  const [station, medium, holder, content] = [STATION as StationId, 'x', 1, KEY]
  const clip = { id: 'x', content }
  const ofTwo: readonly OfficeScreenEvent[] = [
    { type: 'approve', item: draft.items[0]?.id ?? '', content },
    { type: 'approve-clips', clips: [clip] },
    { type: 'refuse-clip', clip, why: 'アクセント' },
    ...(['approve-round', 'approve-losses'] as const).map((type) => ({ type, content })),
    ...(['put-medium', 'check-medium'] as const).map((type) => ({ type, medium })),
    ...(['put-share', 'check-share'] as const).map((type) => ({ type, holder })),
    ...(['put-list', 'check-list', 'put-roll-list', 'check-roll-list'] as const).map((type) => ({ type, station })),
    ...(['put-losses', 'check-losses'] as const).map((type) => ({ type })),
  ]
  const pressed = (event: OfficeScreenEvent) => {
    hear({ type: 'screen', event })
    return code()
  }
  const codes = () => new Set(ofTwo.map(pressed))
  sign()
  signIn('花')
  expect([...codes()]).toEqual(['not-an-approver'])
  for (const by of ['愛', '健']) recorded({ type: 'approver-admitted', name: '花', ...ADMITTED }, by)
  expect([...codes()]).not.toContain('not-an-approver')
})

test('before two approved nothing is written for machines, and no box leaves', () => {
  approve()
  expect(code()).toBe('package-first')
  sign()
  expect([putList(), viewOf(state).mayNotHandOut, stepNow()?.state]).toEqual(['number-first', 'number-first', 'open'])
  approve()
  expect([putList(), stepNow()?.count]).toEqual(['number-first', { done: 1, all: 2 }])
  expect(greyForList()).toEqual(['number-first', 'number-first'])
  approve()
  expect(code()).toBe('approved-by-you')
  signIn('健')
  approve()
  expect(greyForList()).toEqual([null, null])
  expect([putList(), viewOf(state).mayNotHandOut, stepNow()?.state]).toEqual([null, null, 'done'])
  expect(viewOf(state).keys.number).toMatchObject({
    approvedBy: ['愛', '健'],
    approved: true,
    mayNot: 'approved-by-you',
  })
})

test('a list that is signed anew needs two words of its own', () => {
  sign()
  for (const name of ['愛', '健']) {
    signIn(name)
    approve()
  }
  signList()
  expect([putList(), viewOf(state).keys.number.approvedBy]).toEqual(['number-first', []])
  approve(NUMBER)
  expect(code()).toBe('item-changed')
  approve(NEXT)
  expect([code(), stepNow()?.count]).toEqual([null, { done: 1, all: 2 }])
})

test('X4-B2: who was admitted has a word about this list alone: about no other list, and about no document', () => {
  send({ type: 'admit-approver', name: '花' })
  expect(code()).toBe('package-first')
  sign()
  for (const name of ['愛', '健']) {
    signIn(name)
    send({ type: 'admit-approver', name: '花' })
  }
  signIn('花')
  for (const type of ['approve-round', 'approve-losses'] as const) {
    hear({ type: 'screen', event: { type, content: KEY } })
    expect([type, code()]).not.toEqual([type, null])
  }
  approve()
  expect(viewOf(state).keys.number.approvedBy).toEqual(['花'])
  signList()
  expect(viewOf(state).keys.number).toMatchObject({ approvers: ['愛', '健'], approvedBy: [] })
  approve(NEXT)
  expect(code()).toBe('not-an-approver')
})

test('who joined after the kits were made is no approver, until two have said so', () => {
  sign()
  const admit = () => send({ type: 'admit-approver', name: '花' })
  signIn('花')
  approve()
  expect(code()).toBe('not-an-approver')
  admit()
  expect(code()).toBe('not-an-approver')
  signIn('愛')
  admit()
  admit()
  expect(code()).toBe('approved-by-you')
  expect(viewOf(state).keys.number.others).toMatchObject([
    { name: '花', admittedBy: ['愛'], approves: false, mayNot: 'approved-by-you' },
  ])
  signIn('健')
  admit()
  expect(viewOf(state).keys.number).toMatchObject({
    approvers: ['愛', '健', '花'],
    others: [{ name: '花', approves: true }],
  })
  signIn('花')
  approve()
  expect([code(), viewOf(state).keys.number.approvedBy]).toEqual([null, ['花']])
})

test('an approval is taken back by whoever gave it, and given again; not when the list has left', () => {
  sign()
  approve()
  const back = () => send({ type: 'take-number-back', why: '番号を見まちがえた' })
  signIn('健')
  back()
  expect(code()).toBe('not-given-by-you')
  approve()
  expect(viewOf(state).keys.number.approved).toBe(true)
  signIn('愛')
  back()
  // X4-B2: the next round begins, in which everybody gives the own word anew: a copy of the file of before would be as good as the new one.
  expect([code(), viewOf(state).keys.number.approvedBy]).toEqual([null, []])
  expect([putList(), viewOf(state).keys.number.mayNot]).toEqual(['number-first', null])
  approve()
  signIn('健')
  approve()
  expect([putList(), viewOf(state).keys.number.approvedBy]).toEqual([null, ['愛', '健']])
  signIn('愛')
  back()
  expect([code(), viewOf(state).keys.number.approved]).toEqual(['list-has-left', true])
})

test('who was made an approver by mistake is none any more, and what that person approved falls too', () => {
  sign()
  for (const name of ['愛', '健']) {
    signIn(name)
    send({ type: 'admit-approver', name: '花' })
  }
  signIn('花')
  approve()
  signIn('愛')
  approve()
  expect(viewOf(state).keys.number).toMatchObject({ approvedBy: ['花', '愛'], approved: true })
  signIn('健')
  send({ type: 'take-admission-back', name: '花', why: '人ちがい' })
  expect(viewOf(state).keys.number).toMatchObject({
    ...{ approvers: ['愛', '健'], approvedBy: [], approved: false },
    others: [{ name: '花', admittedBy: [], approves: false }],
  })
  expect(putList()).toBe('number-first')
  // Said again by both it counts again.
  send({ type: 'admit-approver', name: '花' })
  expect(viewOf(state).keys.number).toMatchObject({ approvers: ['愛', '健'] })
  signIn('愛')
  send({ type: 'admit-approver', name: '花' })
  expect(viewOf(state).keys.number).toMatchObject({ approvers: ['愛', '健', '花'] })
})

test('a line of somebody who is no approver counts for nothing', () => {
  sign()
  const act = {
    type: 'number-approved',
    version: 1,
    number: NUMBER,
    package: KEY,
    list: KEY,
    round: 1,
    signature: SIGNATURE,
  } as const
  recorded(act, '花')
  recorded(act, '愛')
  recorded({ type: 'approver-admitted', name: '誰', ...ADMITTED, key: '3'.repeat(64) }, '花')
  expect(viewOf(state).keys.number).toMatchObject({ approvedBy: ['愛'], approvers: ['愛', '健'] })
})

test('kits of stations that came later name the same people; one person makes no key', () => {
  recorded({ type: 'office-made', authority: KEY, approvers: 3 }, '愛')
  expect(viewOf(state).keys.number.approvers).toEqual(['愛', '健'])
  state = initial(at).state
  hear({ type: 'loaded', entries: [], checked: null, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY }, '愛')
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft } })
  signIn('愛')
  expect(viewOf(state).keys.mayNot.office).toBe('approvers-few')
})

test('a project of before, whose kits name nobody, goes on without', () => {
  begin(null)
  sign()
  expect([viewOf(state).keys.number.approvers, putList(), stepNow()?.state]).toEqual([null, null, 'done'])
  approve()
  expect(code()).toBe('not-an-approver')
})
