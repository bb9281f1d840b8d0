/** CLS-03, CLS-06, CLS-07: each step of the evening is refused until the one before is true. */
import { beforeEach, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { isZero } from '#election/bytes.ts'
import type { ContestId } from '#election/ids.ts'
import { dayNumber, type LocalDate } from '#election/time.ts'
import { lockingTheBox } from '#simulation/people/issuer-day.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, endTheDay, sealEverything, writeReport } from '#simulation/rooms/reception-evening.ts'
import type { ClosingTick } from './session/screen-event.ts'
import { CLOSING_TICKS } from './session/screen-event.ts'

const theDesk = eachTestAtADesk({ voters: 4 })
let desk: Reception

beforeEach(async () => {
  desk = theDesk()
  await desk.serves('1')
  desk.clock.set('2002-06-23T20:00')
  desk.app.send({ type: 'closing-declared' })
})

type Sent = Parameters<typeof desk.app.send>[0]
/** @returns the code it was refused with; null: it was done */
function sent(event: Sent): string | null {
  desk.app.send(event)
  const code = desk.day().alarm?.code ?? null
  if (code !== null) desk.app.send({ type: 'alarm-acknowledged' })
  return code
}
const tick = (tick: ClosingTick, cardsOut = '', done = true) => sent({ type: 'closing-ticked', tick, done, cardsOut })
/** The station of these tests is the designated one: every line. */
const tickTheOthers = () => {
  for (const each of CLOSING_TICKS.slice(1)) expect(tick(each)).toBe(null)
  expect(sent({ type: 'transport-witness-named', witness: 2 })).toBe(null)
}
const first = () => {
  const [kiosk] = desk.day().record.kiosks
  assert(kiosk !== undefined, 'a kiosk')
  return kiosk.machine
}
const tell = () => sent({ type: 'records-told', machine: first(), contest: 'mayor' as ContestId, count: 1 })

test('no machine is closed before everybody has voted, and nothing of a closed one is taken in before', async () => {
  expect(tick('all-voted')).toBe('inside-list-open')
  expect(sent({ type: 'inside-list-fixed' })).toBe(null)
  expect(tick('removed-voters')).toBe('tick-before-first')
  expect(tick('all-voted')).toBe('cards-still-out')
  expect(sent({ type: 'kiosks-closing' })).toBe('closing-ticks-missing')
  expect(tell()).toBe('kiosks-not-closing')
  expect(sent({ type: 'closing-permission-requested' })).toBe('kiosks-not-closing')
  expect(sent({ type: 'seal-told', machine: first(), digits: '1'.repeat(20) })).toBe('kiosks-not-closing')
  desk.app.send({ type: 'cards-brought', count: 1 })
  await desk.until((view) => view.screen === 'day' && view.counts.cardsOut === 0)
  expect(tick('all-voted')).toBe(null)
  expect(tick('absentee-boxed')).toBe('tick-before-first')
  tickTheOthers()
  expect(sent({ type: 'kiosks-closing' })).toBe(null)
  expect(tell()).toBe(null)
  // There is no way back behind it: the machines are closed for good.
  expect(tick('all-voted', '', false)).toBe('kiosks-closing')
})

test("the permission to close is written on the officer's card, for this day, and on no other card (CLS-03)", async () => {
  const permission = () => desk.operatorCard.memory.pages.subarray(0x1a * 4, 0x24 * 4)
  closeAsRecorded(desk, 1)
  expect(isZero(permission())).toBe(true)
  desk.app.send({ type: 'closing-permission-requested' })
  await desk.officer()
  expect(desk.day().record.closing.permittedAt).not.toBe(null)
  const day = dayNumber('2002-06-23' as LocalDate)
  expect([...permission().subarray(0, 8)]).toEqual([0x43, 0x50, 1, 1, day >> 8, day & 0xff, 0, 0])
})

test('a card that was taken home is named, and then everybody has voted', () => {
  sent({ type: 'inside-list-fixed' })
  expect(tick('all-voted', '持ち帰り1枚、投票録に記載')).toBe(null)
  expect(desk.day().record.closing).toMatchObject({
    cardsOut: '持ち帰り1枚、投票録に記載',
    ticks: { 'all-voted': true },
  })
  expect(tick('all-voted', '', false)).toBe(null)
})

test('a card that goes out after the tick holds the closing back; a tick taken back takes the later ones back', async () => {
  sent({ type: 'inside-voter-added', text: '2' })
  await desk.until((view) => view.screen === 'day' && view.record.inside.rollNos.length === 1)
  sent({ type: 'inside-list-fixed' })
  desk.app.send({ type: 'cards-brought', count: 1 })
  await desk.until((view) => view.screen === 'day' && view.counts.cardsOut === 0)
  tick('all-voted')
  tickTheOthers()
  await desk.serves('2')
  expect(sent({ type: 'kiosks-closing' })).toBe('cards-still-out')
  tick('all-voted', '', false)
  expect(desk.day().record.closing.ticks).toMatchObject({ 'all-voted': false, 'removed-voters': false })
})

test('while the machines are closed nobody gets a card', async () => {
  sent({ type: 'inside-voter-added', text: '2' })
  await desk.until((view) => view.screen === 'day' && view.record.inside.rollNos.length === 1)
  closeAsRecorded(desk, 1)
  await desk.seek('2')
  expect(sent({ type: 'identity-confirmed' })).toBe('kiosks-closing')
})

// LAW-15, TC-25
test('a container is sealed with its media in it, the ballot box is the last, and then the day may end', async () => {
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  const sealed = (tick: 'originals-sealed' | 'ballot-box-locked') =>
    sent({ type: 'sealing-ticked', tick, done: true, witnesses: [0, 1, 2], label: '', again: '' })
  expect(sealed('originals-sealed')).toBe('medium-serials-missing')
  expect(sealed('ballot-box-locked')).toBe('boxes-not-ready')
  expect(sent({ type: 'boxes-ready', exception: '' })).toBe('medium-serials-missing')
  expect(sent({ type: 'end-of-day-requested' })).toBe('boxes-not-ready')
  sealEverything(desk)
  expect(desk.day()).toMatchObject({ alarm: null, record: { closing: { boxesReady: { exception: '' } } } })
  // K11: a medium that was out of its box means a box that was opened: label, word, key and papers are done again.
  const note = (sealed: boolean) =>
    sent({ type: 'medium-noted', machine: first(), role: 'original', serial: 's1-p1-o', sealed })
  expect(note(true)).toBe(null)
  expect(desk.day().record.closing.boxesReady).toEqual({ exception: '' })
  note(false)
  expect(sent({ type: 'end-of-day-requested' })).toBe('boxes-not-ready')
  note(true)
  expect(sent({ type: 'boxes-ready', exception: '' })).toBe('sealing-incomplete')
  sent({ type: 'sealing-ticked', tick: 'originals-sealed', done: true, witnesses: [], label: 'B-1', again: 'B-1' })
  expect(sent({ type: 'boxes-ready', exception: '' })).toBe(null)
  await endTheDay(desk)
  expect(desk.day().signingKey).toBe('erased')
})

test('what cannot be sealed is named, and the day may end', async () => {
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  expect(sent({ type: 'boxes-ready', exception: '副1枚が抜けない。機体ごと封印' })).toBe(null)
  // The words are of the media: the lid is locked all the same.
  expect(sent({ type: 'end-of-day-requested' })).toBe('sealing-incomplete')
  desk.plays(lockingTheBox)
  await endTheDay(desk)
  expect(desk.day()).toMatchObject({
    signingKey: 'erased',
    record: { closing: { boxesReady: { exception: '副1枚が抜けない。機体ごと封印' } } },
  })
})

test('WI7: what is pressed is being written until disk and medium have it, and not a moment longer', async () => {
  await desk.until((view) => !view.writing, 'what came before')
  const writing: boolean[] = []
  const stop = desk.app.subscribe((view) => writing.push(view.writing))
  const at = writing.length
  desk.app.send({ type: 'staff-named', names: ['投票 一'] })
  expect(desk.app.view().writing).toBe(true)
  await desk.settled()
  await desk.until((view) => !view.writing, 'it is written')
  stop()
  expect(writing.slice(at)).toEqual([true, false])
})
