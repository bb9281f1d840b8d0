/** CNT-06, CNT-08, D-32: the count goes step by step, each refused until the one before is done, and nothing goes back behind the opening. */

import { describe, expect, it } from 'vitest'
import { asDistrictRecords, asOpenedDistrict } from '#election/count/district.ts'
import type { CandidateId, ContestBit, PairNumber, StationId } from '#election/ids.ts'
import { lotEntered } from '#simulation/counting/lot-entered.ts'
import { CountRoom, declarationOf, PLACES, sealedBy } from '#simulation/promises/count-room.ts'
import type { TallyScreenEvent } from './screen-event.ts'

const COUNT = { type: 'count' } as const
const RECORDS = asDistrictRecords('records', 12)
const STATION_1 = '1' as StationId
const medium = (place: number) => sealedBy(...(PLACES[place] as [string, number]), 'original')
const serials = PLACES.map(([station, pair]) => `M-${station}-${pair}-A`)

async function ready(change: (room: CountRoom) => void = () => {}): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveEverything()
  change(room)
  return room
}

/** The effects that are asked for, and the word on the screen. */
function press(room: CountRoom, event: TallyScreenEvent) {
  const effects = room.press(event)
  return [effects.map(({ type }) => type), room.view().message?.code ?? null]
}

describe('count', () => {
  it.each<[string, (room: CountRoom) => void]>([
    [
      'incomplete',
      (room) => {
        room.state = { ...room.state, receipt: { ...room.state.receipt, media: new Map() } }
      },
    ],
    ['explain-first', (room) => room.send({ type: 'marks-compared', station: STATION_1, shared: true })],
    ['seats-missing', (room) => room.mix()],
    ['busy', (room) => room.press({ type: 'receive-reports' })],
    ['set-is-final', (room) => room.count()],
    [
      'set-is-final',
      (room) => {
        room.state = { ...room.state, receipt: { ...room.state.receipt, final: true } }
      },
    ],
    [
      'tally-locked',
      (room) => {
        room.state = { ...room.state, machineKey: 'locked' }
      },
    ],
  ])('%s: nothing is merged or opened, and the screen has said so before', async (code, change) => {
    const room = await ready()
    expect(room.view().mayCount).toBe(true)
    change(room)
    // One thing at a time: the way itself stays open.
    expect(room.view().mayCount).toBe(code === 'busy')
    expect(press(room, COUNT)).toEqual([[], code])
  })

  // CNT-06: one is as much as all.
  it('any single medium or report away: nothing is opened', async () => {
    const { receipt } = (await ready()).state
    const without = [
      ...[...receipt.media.keys()].map((key) => ({
        media: new Map([...receipt.media].filter(([each]) => each !== key)),
      })),
      ...[...receipt.reports.keys()].map((key) => ({
        reports: new Map([...receipt.reports].filter(([each]) => each !== key)),
      })),
    ]
    expect(without.length).toBeGreaterThan(2)
    for (const change of without) {
      const room = await ready()
      room.state = { ...room.state, receipt: { ...room.state.receipt, ...change } }
      expect([room.view().mayCount, ...press(room, COUNT)]).toEqual([false, [], 'incomplete'])
    }
  })

  it('all there: what was received is written, all media are merged, and only then is it mixed', async () => {
    const room = await ready()
    const [written, merge, ...more] = room.press(COUNT)
    expect([written?.type, merge, more]).toEqual([
      'write-received',
      expect.objectContaining({ type: 'merge', serials }),
      [],
    ])
    expect(press(room, COUNT)).toEqual([[], 'busy'])
    expect(room.send({ type: 'merged', records: RECORDS, shared: [] })).toMatchObject([
      { type: 'mix', records: RECORDS },
    ])
    room.send({ type: 'progress', stage: 'mixing', done: 5, total: 12, ms: 5000 })
    expect(room.view().progress).toEqual({ stage: 'mixing', done: 5, total: 12, secondsLeft: 7 })
  })

  it('one record on two media: not mixed before that is explained, and then without a second merge', async () => {
    const room = await ready()
    room.press(COUNT)
    expect(
      room.send({ type: 'merged', records: RECORDS, shared: [serials[2] as string, serials[0] as string] }),
    ).toEqual([])
    expect(room.view()).toMatchObject({ busy: null, message: { code: 'explain-first' } })
    expect(room.state.sharedRecords).toEqual(['1 1', '2 1'])
    const [doubt] = room.view().doubts
    const explained: TallyScreenEvent = { type: 'explain', doubt: doubt?.id ?? '', reason: 'a copy', by: ['chair'] }
    expect(press(room, { ...explained, doubt: 'of nobody' } as TallyScreenEvent)).toEqual([[], 'nothing-to-explain'])
    expect(press(room, COUNT)).toEqual([[], 'explain-first'])
    room.press(explained)
    expect(press(room, COUNT)).toEqual([['write-received', 'mix'], null])
  })

  it('media read again after a merge: all of them, for what was merged is no longer on the disk by medium', async () => {
    const room = await ready()
    room.press(COUNT)
    room.send({ type: 'merged', records: RECORDS, shared: [serials[0] as string] })
    room.send({ type: 'slots-seen', slots: [{ slot: 4, occupied: true, medium: null, files: null, changed: true }] })
    expect(room.view().readsAllAgain).toBe(true)
    // The stick came as somebody pressed: nobody has agreed to the loss of the merge.
    expect(press(room, { type: 'read-media' })).toEqual([[], 'read-again-unasked'])
    expect(room.state.merged).not.toBeNull()
    expect(room.press({ type: 'read-media', again: true })).toMatchObject([{ type: 'read-media', except: [] }])
    expect([room.state.merged, room.state.receipt.media.size, room.state.sharedRecords]).toEqual([null, 0, []])
  })

  it.each([
    ['the media are still in their slots', true],
    ['they are back in their boxes', false],
  ])('a press that reads nothing new after a merge changes nothing: %s', async (_, occupied) => {
    const room = await ready()
    room.press(COUNT)
    room.send({ type: 'merged', records: RECORDS, shared: [serials[0] as string] })
    const slots = [1, 2, 3].map((slot) => ({ slot, occupied, medium: null, files: null, changed: false }))
    room.send({ type: 'slots-seen', slots })
    const { message: _before, ...before } = room.state
    expect(room.view().readsAllAgain).toBe(false)
    expect(press(room, { type: 'read-media' })).toEqual([[], 'nothing-new-to-read'])
    const { message: _after, ...after } = room.state
    expect(after).toEqual(before)
  })

  it('opened otherwise than it was received: out of service, no figure, and every share is asked for again', async () => {
    const room = await ready()
    room.press(COUNT)
    room.send({ type: 'merged', records: RECORDS, shared: [] })
    const votes = (contest: number, records: number) => ({
      contest: contest as ContestBit,
      place: 0,
      selection: 11 as CandidateId,
      records,
    })
    expect(room.send({ type: 'opened', opened: asOpenedDistrict([[votes(0, 6), votes(1, 5)]]) })).toEqual([])
    expect(room.view()).toMatchObject({ phase: 'out-of-service', message: { code: 'opened-differs' }, result: null })
    expect(room.state.seats.map(({ state }) => state)).toEqual(['empty', 'empty', 'empty'])
  })
})

it('behind the opening no set can be changed, and no share is taken', async () => {
  const room = await ready()
  room.count()
  const place = { station: STATION_1, pair: 1 as PairNumber }
  const presses: readonly TallyScreenEvent[] = [
    { type: 'receive-reports' },
    { type: 'read-media' },
    { type: 'compare-report', station: STATION_1, number: '0', same: true },
    { type: 'allow-duplicate', ...place, cause: 'lost', chair: 'c', opinion: 'x', witnesses: ['a', 'b'] },
    { type: 'choose-seal', ...place, seal: 'x', reason: 'x', by: ['a'] },
    { type: 'provide-share', index: 2, sealed: 'x' },
    COUNT,
  ]
  for (const event of presses) expect([event.type, ...press(room, event)]).toEqual([event.type, [], 'set-is-final'])
  expect(room.state.seats.every(({ state }) => state === 'empty')).toBe(true)
  expect(press(room, lotEntered('nobody’s', [11]))).toEqual([[], 'lot-not-needed'])
})

describe('a share', () => {
  it('is given once, to its own seat, one at a time', async () => {
    const room = await ready((of) => of.mix())
    const records = room.view().mixed?.records
    const give = (index: number) => press(room, { type: 'provide-share', index, sealed: 'typed', records })
    expect(give(9)).toEqual([[], 'other-seat'])
    room.press({ type: 'acknowledge' })
    room.giveShare(1)
    expect(give(1)).toEqual([[], null])
    expect(room.press({ type: 'provide-share', index: 2, sealed: 'typed', records })).toMatchObject([
      { type: 'give-share', index: 2, sealed: 'typed' },
    ])
    expect(room.state.seats[1]).toMatchObject({ state: 'checking' })
    expect(give(3)).toEqual([[], 'busy'])
    room.send({ type: 'share-refused', index: 2, code: 'wrong-passphrase', found: 2 })
    expect([room.state.seats[1]?.state, room.state.busy]).toEqual(['wrong-passphrase', null])
  })
})

describe('a medium', () => {
  it('that counts is kept, one that does not leaves nothing; with the last of a station its marks are compared', async () => {
    const room = await CountRoom.make()
    expect(room.receiveMedium(1, medium(0))).toEqual([{ type: 'drop-medium', slot: 1 }])
    expect(room.state.slots[0]).toMatchObject({ state: 'refused' })
    expect(room.view().message?.about).toMatchObject({ slot: 1 })
    room.receiveReport(0)
    expect(room.receiveMedium(1, medium(0))).toEqual([{ type: 'keep-medium', slot: 1, serial: serials[0] }])
    expect(room.press({ type: 'read-media' })).toMatchObject([{ type: 'read-media', except: [1] }])
    room.send({ type: 'media-read' })
    expect(room.receiveMedium(2, medium(1))).toEqual([
      { type: 'keep-medium', slot: 2, serial: serials[1] },
      { type: 'compare-marks', station: '1', serials: serials.slice(0, 2) },
    ])
    expect(room.receiveMedium(3, medium(0))).toEqual([{ type: 'drop-medium', slot: 3 }])
    expect(room.state.slots.map(({ refusal }) => refusal?.type ?? null).slice(0, 3)).toEqual([
      null,
      null,
      'copy-of-a-medium',
    ])
  })

  it('slots that are all empty are no reading, and reports that are not there no report', async () => {
    const room = await CountRoom.make()
    room.press({ type: 'read-media' })
    room.send({ type: 'media-read' })
    expect(room.view()).toMatchObject({ busy: null, message: { code: 'slots-empty' } })
    room.press({ type: 'receive-reports' })
    room.send({ type: 'reports-read', reports: [], lost: null, rollRound: null, refused: [] })
    expect(room.view()).toMatchObject({ busy: null, message: { code: 'reports-missing' } })
    room.press({ type: 'acknowledge' })
    for (const [reports, lost] of [
      [[room.report(0)], null],
      [[], declarationOf()],
    ] as const) {
      room.press({ type: 'receive-reports' })
      room.send({ type: 'reports-read', reports, lost, rollRound: null, refused: [] })
      expect(room.view()).toMatchObject({ busy: null, message: null })
    }
  })

  it('what lies in a slot is what was last seen there', async () => {
    const room = await CountRoom.make()
    const seen = (slot: number, occupied: boolean, changed = false) =>
      room.send({ type: 'slots-seen', slots: [{ slot, occupied, medium: null, files: null, changed }] })
    const states = () => room.state.slots.slice(0, 2).map(({ state }) => state)
    room.receiveReport(0)
    room.receiveMedium(1, medium(0))
    seen(2, true)
    expect(states()).toEqual(['accepted', 'present'])
    seen(1, true)
    expect(states()).toEqual(['accepted', 'present'])
    room.send({ type: 'slot-progress', slot: 2, readBytes: 1, totalBytes: 2, ms: 1 })
    seen(2, false)
    expect(states()).toEqual(['accepted', 'reading'])
    seen(1, true, true)
    expect(states()).toEqual(['present', 'reading'])
    seen(1, false)
    expect(states()).toEqual(['empty', 'reading'])
  })
})
