/** ELG-02a: what two people approve is one content and no other; the step of roll lists is there for stations that wait, and waits until the eve. */
import { beforeEach, expect, test } from 'vitest'
import type { StationId, StationIndex } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import { type OfficeScreenEvent, officeScreenEventSchema } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
const EVE = '2002-06-22T19:00' as LocalMinute
const station = tinyStation.id
const early = {
  ...tinyStation,
  id: 'E' as StationId,
  index: 2 as StationIndex,
  earlyVoting: true,
  designated: false,
  dates: ['2002-06-21', '2002-06-22'] as LocalDate[],
}
const draft = draftOf({ ...tinySources, stations: [tinyStation, early] }, KEY)
let state: OfficeState
let effects: readonly OfficeEffect[]

function hear(event: OfficeEvent): void {
  ;({ state, effects } = step(state, event))
}

const recorded = (act: Act, by = state.person?.name ?? '') =>
  hear({ type: 'recorded', entry: { act, at: state.now, by }, head: KEY })
const signIn = (name: string) => hear({ type: 'person-open', name })
const view = () => viewOf(state)
const round = () => view().rolls.round
const code = () => state.message?.code ?? null
const stepOf = () => view().steps.find(({ id }) => id === 'rolls')
const death = { sha256: '1'.repeat(64), causes: [{ cause: 'death' as const, count: 1 }] }
const brought = (number = 2): Act => ({
  type: 'roll-changes-taken',
  changes: death,
  dayLists: [{ station: 'E', number, sha256: '2'.repeat(64) }],
})
const made = (number: number, last: boolean): Act => ({
  ...{ type: 'roll-list-signed', number, last, content: KEY, lists: KEY },
  ...{ changed: 1, added: 0 },
})

/** The services record each of their acts. */
function send(event: OfficeScreenEvent): void {
  hear({ type: 'screen', event: officeScreenEventSchema.parse(event) })
  const acts = { 'put-roll-list': 'roll-list-put', 'check-roll-list': 'roll-list-checked' } as const
  for (const effect of effects) {
    if (effect.type === 'record') recorded(effect.act)
    if (effect.type === 'put-roll-list' || effect.type === 'check-roll-list')
      recorded({ type: acts[effect.type], station: effect.station, number: effect.number })
  }
}
const approve = (content = round()?.content ?? '') => send({ type: 'approve-round', content })
const mayNotSign = () => view().keys.mayNot['roll-list']

function begin(use: 'live' | 'rehearsal' = 'live', now: LocalMinute = EVE): void {
  state = initial(now).state
  hear({ type: 'loaded', entries: [], checked: null, head: KEY })
  recorded({ type: 'begun', use, key: KEY }, '愛')
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) }, '愛')
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft } })
  signIn('愛')
}
const sign = () => recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents: [] })

beforeEach(() => begin())

test('the room has a seat for each who approved, and waits for the office and two of them: a third may have gone home (own-50)', () => {
  recorded({ type: 'joined', name: '光', key: '2'.repeat(64) }, '愛')
  recorded({ type: 'office-made', authority: KEY, approvers: 3 })
  sign()
  recorded(brought())
  for (const name of ['愛', '健', '光']) {
    signIn(name)
    approve()
  }
  send({ type: 'open-room', purpose: 'roll-list' })
  const seats = () => view().keys.room?.seats ?? []
  expect(seats().map(({ seat, name }) => [seat, name])).toEqual([
    [0, null],
    [1, '愛'],
    [2, '健'],
    [3, '光'],
  ])
  for (const seat of [0, 1, 3]) {
    send({ type: 'do-work' })
    expect([seat, code()]).toEqual([seat, 'seats-empty'])
    send({ type: 'acknowledge' })
    hear({ type: 'passphrase-held', seat })
  }
  send({ type: 'do-work' })
  expect(effects).toMatchObject([{ type: 'do-work' }])
})

test('nothing is brought before the package is signed, and nothing is approved that is not there', () => {
  send({ type: 'take-roll-changes' })
  expect([code(), mayNotSign()]).toEqual(['package-first', 'package-first'])
  sign()
  expect([mayNotSign(), view().rolls.sticks]).toEqual(['rolls-none', []])
  send({ type: 'take-roll-changes' })
  expect([effects, state.busy?.work]).toEqual([[{ type: 'take-roll-changes', at: EVE }], 'medium-read'])
  send({ type: 'approve-round', content: KEY })
  expect(code()).toBe('busy')
})

test('four eyes: the maker alone is never enough, and each change of the content takes both approvals away', () => {
  sign()
  recorded(brought())
  approve()
  approve()
  expect([code(), round()?.approvedBy, mayNotSign()]).toEqual(['approved-by-you', ['愛'], 'not-approved'])
  signIn('健')
  approve()
  expect([round()?.approved, mayNotSign()]).toEqual([true, null])
  const changes: readonly (() => void)[] = [
    () => recorded({ ...brought(), changes: { ...death, sha256: '3'.repeat(64) } } as Act),
    () => recorded(brought(1)),
    () => send({ type: 'say-last-round', last: true }),
    () => send({ type: 'give-day-list-up', station: early.id, why: '故障' }),
  ]
  for (const change of changes) {
    const before = round()?.content
    change()
    expect([round()?.content === before, round()?.approvedBy, mayNotSign()]).not.toContainEqual(null)
    expect(round()?.approvedBy).toEqual([])
    approve(before)
    expect(code()).toBe('item-changed')
    for (const who of ['愛', '健']) {
      signIn(who)
      approve()
    }
    expect(round()?.approved).toBe(true)
  }
})

test('names of voters go from the screen with the person who looked at them', () => {
  sign()
  recorded(brought())
  hear({ type: 'round-seen', seen: { sha256: death.sha256, query: '', rows: [], found: 1, all: 1 } })
  expect(round()?.seen).toMatchObject({ found: 1 })
  send({ type: 'sign-out' })
  expect(round()?.seen).toBeNull()
  signIn('健')
  expect(round()?.seen).toBeNull()
})

test('what was approved for one number is no approval for the next, though it is the same', () => {
  sign()
  for (const number of [1, 2]) {
    recorded(brought())
    expect([round()?.number, round()?.approvedBy]).toEqual([number, []])
    for (const who of ['愛', '健']) {
      signIn(who)
      approve()
    }
    expect(mayNotSign()).toBeNull()
    recorded(made(number, false))
  }
})

test('the last one has every last evening of early voting in it, or a reason why not', () => {
  sign()
  recorded(brought(1))
  send({ type: 'say-last-round', last: true })
  expect(view().rolls.early).toMatchObject([{ station: 'E', day: 1, days: 2, awaited: true }])
  expect(mayNotSign()).toBe('day-list-awaited')
  send({ type: 'give-day-list-up', station, why: '故障' })
  expect(code()).toBe('no-early-voting-there')
  send({ type: 'give-day-list-up', station: early.id, why: '故障' })
  expect([mayNotSign(), view().rolls.early[0]?.without]).toEqual(['not-approved', '故障'])
  // Given up once, it is awaited in no further round.
  recorded(made(1, true))
  expect(view().rolls.early).toMatchObject([{ without: '故障', awaited: false }])
  recorded({ type: 'roll-changes-taken', changes: death, dayLists: [] })
  expect([mayNotSign(), view().rolls.early[0]?.without]).toEqual(['not-approved', '故障'])
  // It came after all.
  recorded(brought(2))
  expect(view().rolls.early).toMatchObject([{ day: 2, without: null, awaited: false }])
})

test('with an online box, the last one has who voted online in it, or two people approve that nobody comes (T17)', () => {
  const online = draftOf({ ...tinySources, rules: { ...tinySources.rules, online: true } }, KEY)
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: online } })
  sign()
  recorded({ type: 'roll-changes-taken', changes: death, dayLists: [] })
  send({ type: 'say-last-round', last: true })
  expect([mayNotSign(), view().rolls.online]).toMatchObject(['online-rows-awaited', { awaited: true, rows: null }])
  send({ type: 'give-online-rows-up', why: '書き出しが遅れている' })
  expect([mayNotSign(), view().rolls.online?.awaited]).toEqual(['not-approved', false])
  const given = round()?.content
  const rows = { none: 2, voted: 3, listed: 4 }
  const changes = { sha256: KEY, voted: KEY, online: rows, causes: [{ cause: 'online' as const, count: 5 }] }
  recorded({ type: 'roll-changes-taken', changes, dayLists: [] })
  expect(view().rolls.online).toEqual({ rows, incidents: null, isThere: false, without: null, awaited: false })
  expect([mayNotSign(), round()?.content === given]).toEqual(['not-approved', false])
  // The next rounds have it from this one.
  recorded(made(1, false))
  recorded({ type: 'roll-changes-taken', changes: death, dayLists: [] })
  send({ type: 'say-last-round', last: true })
  expect([mayNotSign(), view().rolls.online?.isThere]).toEqual(['not-approved', true])
})

test('an election without an online box asks for none', () => {
  sign()
  send({ type: 'give-online-rows-up', why: '書き出しが遅れている' })
  expect([code(), view().rolls.online]).toEqual(['online-not-in-election', null])
})

test('dropped before it is signed it begins anew; signed, it stays', () => {
  sign()
  send({ type: 'drop-round' })
  expect(code()).toBe('rolls-none')
  recorded(brought())
  send({ type: 'drop-round' })
  expect(round()).toBeNull()
  recorded(brought())
  recorded(made(1, true))
  send({ type: 'drop-round' })
  expect([code(), view().rolls.made.length]).toEqual(['rolls-none', 1])
  send({ type: 'say-last-round', last: false })
  expect(code()).toBe('last-round-stays')
})

test('a stick is looked at by another person than who wrote it, and of another list nobody has told', () => {
  sign()
  send({ type: 'put-roll-list', station })
  expect(code()).toBe('round-not-signed')
  recorded(made(1, false))
  send({ type: 'check-roll-list', station })
  expect(code()).toBe('medium-not-put')
  send({ type: 'put-roll-list', station })
  send({ type: 'check-roll-list', station })
  expect(code()).toBe('put-by-you')
  send({ type: 'say-roll-list-told', station, who: '投票管理者 6:10' })
  expect(code()).toBe('roll-list-not-checked')
  signIn('健')
  send({ type: 'check-roll-list', station })
  send({ type: 'say-roll-list-told', station, who: '投票管理者 6:10' })
  const stick = () => view().rolls.sticks.find((each) => each.station === station)
  expect(stick()).toMatchObject({ label: 'S1-R1', waits: true, carried: { checkedBy: '健', told: '投票管理者 6:10' } })
  recorded(made(2, true))
  expect(stick()).toMatchObject({ label: 'S1-R2', carried: null })
  recorded({ type: 'roll-list-checked', station, number: 1 }, '健')
  recorded({ type: 'roll-list-checked', station, number: 2 }, '健')
  expect(stick()?.carried).toBeNull()
})

test('the step: only where stations wait; it waits until the eve, is open on it, and done when each of them has the last list', () => {
  begin('rehearsal')
  expect(stepOf()).toBeUndefined()
  begin('live', '2002-06-20T10:00' as LocalMinute)
  expect(stepOf()).toMatchObject({ due: '2002-06-22', state: 'waits' })
  sign()
  expect(stepOf()?.state).toBe('waits')
  recorded(brought())
  expect(stepOf()?.state).toBe('open')
  recorded(made(1, false))
  expect(stepOf()?.state).toBe('open')
  send({ type: 'put-roll-list', station })
  signIn('健')
  send({ type: 'check-roll-list', station })
  send({ type: 'say-roll-list-told', station, who: '投票管理者' })
  expect(stepOf()?.state).toBe('waits')
  hear({ type: 'minute', now: EVE })
  expect(stepOf()?.state).toBe('open')
  recorded(made(2, true), '健')
  signIn('愛')
  send({ type: 'put-roll-list', station })
  signIn('健')
  send({ type: 'check-roll-list', station })
  expect(stepOf()?.state).toBe('waits')
  send({ type: 'say-roll-list-told', station, who: '投票管理者' })
  expect(stepOf()?.state).toBe('done')
})

test('bad rows are shown and nothing is begun; they go with the next reading', () => {
  sign()
  send({ type: 'take-roll-changes' })
  const error = {
    file: 'changes.csv',
    line: 3,
    column: 'mark',
    code: 'not-in-list',
    value: 'dead',
    allowed: '',
  } as const
  hear({ type: 'changes-read', errors: [error], warnings: [] })
  expect([code(), state.busy, view().rolls.errorCount, round()]).toEqual(['changes-refused', null, 1, null])
  send({ type: 'take-roll-changes' })
  expect(view().rolls.errors).toEqual([])
})
