/** CNT-03, TC-50, D-32: the slots after a seal is chosen, copies of merged media, lots, and no act before its time. */

import { describe, expect, it } from 'vitest'
import { asDistrictRecords, asOpenedDistrict } from '#election/count/district.ts'
import type { CandidateId, ContestBit, PairNumber, StationId } from '#election/ids.ts'
import { lotEntered } from '#simulation/counting/lot-entered.ts'
import { CountRoom, PLACES, sealedBy, sealNumberOf } from '#simulation/promises/count-room.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import { initialState, type TallyState } from './state.ts'

const [STATION, PAIR] = ['1' as StationId, 1 as PairNumber]
const medium = (place: number) => sealedBy(...(PLACES[place] as [string, number]), 'original')
const OTHER = sealedBy('1', 1, 'original', { serial: 'M-1-1-X', root: 'another root' })
const choose = (seal: string): TallyScreenEvent => ({
  type: 'choose-seal',
  station: STATION,
  pair: PAIR,
  seal,
  reason: 'the machine was exchanged',
  by: ['chair'],
})
const slots = (room: CountRoom) =>
  room.state.slots.slice(0, 4).map(({ state, refusal }) => (refusal === null ? state : refusal.type))

/** 1: counts · 2: another seal of the same pair · 3: counts, another pair · 4: refused, another station. */
async function twoSeals(): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveReport(0)
  for (const [i, examined] of [medium(0), OTHER, medium(1), medium(2)].entries()) room.receiveMedium(i + 1, examined)
  expect(slots(room)).toEqual(['accepted', 'second-seal', 'accepted', 'station-not-received'])
  return room
}

describe('two seals of one pair', () => {
  it('the refused one is chosen: the accepted one is forgotten, and only these two are read again', async () => {
    const room = await twoSeals()
    expect(room.press(choose(sealNumberOf('another root')))).toEqual([{ type: 'forget-medium', serial: 'M-1-1-A' }])
    expect(slots(room)).toEqual(['present', 'present', 'accepted', 'station-not-received'])
    expect([...room.state.receipt.media.values()].map(({ serial }) => serial)).toEqual(['M-1-2-A'])
    expect([room.state.busy, room.state.message]).toEqual([null, null])
    expect(room.press({ type: 'read-media' })).toMatchObject([{ except: [3] }])
    room.send({ type: 'slot-examined', slot: 1, examination: medium(0) })
    room.send({ type: 'slot-examined', slot: 2, examination: OTHER })
    expect(slots(room).slice(0, 2)).toEqual(['other-seal-chosen', 'accepted'])
  })

  it('the accepted one is chosen: it stays, and only the refused one is read again', async () => {
    const room = await twoSeals()
    expect(room.press(choose(sealNumberOf()))).toEqual([])
    expect(slots(room)).toEqual(['accepted', 'present', 'accepted', 'station-not-received'])
  })

  it('a seal that nobody showed cannot be chosen', async () => {
    const room = await twoSeals()
    const before = room.state.receipt
    expect(room.press(choose('99999 99999 99999 99999'))).toEqual([])
    expect(room.state.message).toEqual({ code: 'nothing-to-choose', about: { station: '1', pair: 1 } })
    expect(room.state.receipt).toBe(before)
  })
})

describe('a medium of a pair that counts already', () => {
  it.each<[string, number, (room: CountRoom) => void, string]>([
    ['in another slot while its own is full: a copy', 4, () => {}, 'copy-of-a-medium'],
    ['in its own slot again: already merged', 1, () => {}, 'already-merged'],
    [
      'in another slot after its own was emptied: already merged',
      4,
      (room) =>
        room.send({
          type: 'slots-seen',
          slots: [{ slot: 1, occupied: false, medium: null, files: null, changed: true }],
        }),
      'already-merged',
    ],
  ])('%s', async (_, slot, change, refusal) => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    // The medium of the station's second pair stays in its slot: it is no copy.
    room.receiveMedium(1, medium(0))
    room.receiveMedium(2, medium(1))
    change(room)
    expect(room.receiveMedium(slot, medium(0))).toEqual([{ type: 'drop-medium', slot }])
    expect(room.state.slots[slot - 1]?.refusal).toEqual({ type: refusal, station: '1', pair: 1 })
    expect(room.state.message).toMatchObject({
      code: refusal,
      about: { slot, serial: 'M-1-1-A', station: '1', pair: 1 },
    })
  })

  it('LAW-14: an original that comes after its duplicate counts in its place', async () => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    const duplicate = sealedBy('1', 1, 'duplicate')
    room.receiveMedium(1, duplicate)
    expect(slots(room)[0]).toBe('duplicate-not-allowed')
    const allow = (pair: number): TallyScreenEvent => ({
      type: 'allow-duplicate',
      station: STATION,
      pair: pair as PairNumber,
      cause: 'lost',
      chair: 'c',
      opinion: 'x',
      witnesses: ['a'],
    })
    room.press(allow(9))
    expect(room.state.message).toEqual({ code: 'unknown-pair', about: { station: '1', pair: 9 } })
    room.press(allow(PAIR))
    expect(room.state.message).toBeNull()
    expect(room.receiveMedium(1, duplicate)).toMatchObject([{ type: 'keep-medium', serial: 'M-1-1-B' }])
    room.receiveMedium(3, medium(1))
    expect(room.receiveMedium(2, medium(0)).slice(0, 2)).toEqual([
      { type: 'forget-medium', serial: 'M-1-1-B' },
      { type: 'keep-medium', slot: 2, serial: 'M-1-1-A' },
    ])
    expect(slots(room).slice(0, 3)).toEqual(['duplicate-beside-original', 'accepted', 'accepted'])
    room.press(allow(PAIR))
    expect(room.state.message?.code).toBe('original-is-read')
  })
})

const early: readonly TallyScreenEvent[] = [
  { type: 'receive-reports' },
  { type: 'read-media' },
  { type: 'compare-report', station: STATION, number: '0', same: true },
  { type: 'allow-duplicate', station: STATION, pair: PAIR, cause: 'lost', chair: 'c', opinion: 'x', witnesses: ['a'] },
  choose(sealNumberOf()),
  { type: 'provide-share', index: 1, sealed: 'typed' },
  { type: 'count' },
]

describe.each<[string, (room: CountRoom) => TallyState]>([
  ['no package is loaded', () => initialState(6, '2002-06-23T21:30' as TallyState['now'])],
  ['nobody has chosen to count', ({ state }) => ({ ...state, phase: 'choose-mode' })],
  ['TC-49, the witnesses have not seen the zeros', ({ state }) => ({ ...state, phase: 'zero-check' })],
])('%s', (_, stateOf) => {
  it.each(early)('$type does nothing', async (event) => {
    const room = await CountRoom.make()
    room.state = stateOf(room)
    const before = room.state
    expect([room.press(event), room.state]).toEqual([[], before])
    expect(room.state.busy).toBeNull()
  })
})

describe('a lot', () => {
  const votes = (contest: number, selection: number, records: number) => ({
    contest: contest as ContestBit,
    place: 0,
    selection: selection as CandidateId,
    records,
  })
  const draw = (contest: string, ...winners: number[]) => lotEntered(contest, winners)

  /** One seat; the two for mayor have three votes each. */
  async function tied(): Promise<CountRoom> {
    const room = await CountRoom.make()
    room.receiveEverything()
    room.press({ type: 'count' })
    room.send({ type: 'merged', records: asDistrictRecords('records', 12), shared: [] })
    const opened = asOpenedDistrict([[votes(0, 11, 3), votes(0, 12, 3), votes(1, 21, 6)]])
    room.send({ type: 'opened', opened })
    room.send({ type: 'stages-written' })
    return room
  }

  it('waits for the paper votes, which may end the tie', async () => {
    const room = await tied()
    expect(room.press(draw('mayor', 2))).toEqual([])
    expect(room.state.message?.code).toBe('paper-first')
    expect(room.view().missing.map(({ type }) => type)).toEqual(['paper', 'paper'])
    room.sayNoPaper()
    expect(room.view().missing.map(({ type }) => type)).toEqual(['lot'])
  })

  it('is asked for, and nothing is printed before it is entered', async () => {
    const room = await tied()
    room.sayNoPaper()
    expect(room.press({ type: 'print', document: 'result-sheet' })).toEqual([])
    expect(room.state.message?.code).toBe('not-final')
    const effects = room.press(draw('mayor', 2))
    expect(effects).toMatchObject([{ type: 'write-stages', stages: { result: { final: true } } }])
    const drawn = { type: 'drawn', seats: 1, tied: [1, 2], winners: [2], by: ['入力 太郎', '読返 花子'], again: null }
    expect([...room.state.lots]).toMatchObject([['mayor', [drawn]]])
    expect(room.state.message).toBeNull()
    expect(room.press({ type: 'print', document: 'result-sheet' }).at(-1)).toMatchObject({ type: 'print' })
  })

  it.each<[string, TallyScreenEvent, string]>([
    ['two for one seat', draw('mayor', 1, 2), 'lot-wrong-number'],
    ['somebody who does not stand', draw('mayor', 7), 'lot-not-tied'],
    ['where nobody is tied', draw('council', 1), 'lot-not-needed'],
    ['in a contest that does not exist', draw('governor', 1), 'lot-not-needed'],
  ])('%s: refused, and nothing is written', async (_, event, code) => {
    const room = await tied()
    room.sayNoPaper()
    expect(room.press(event)).toEqual([])
    expect([room.state.message?.code, room.state.lots.size]).toEqual([code, 0])
  })
})
