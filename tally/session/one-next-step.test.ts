/** T5: at each moment one thing comes next, for every slot and for the count as a whole, in whatever order media were read. */
import { describe, expect, it } from 'vitest'
import type { OnlineRefusal } from '#election/count/medium-refusal.ts'
import type { MediumExamination, MediumIdentity } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { stationReceived } from '#simulation/counting/receive-stations.ts'
import { CountRoom, declarationOf, PLACES, sealedBy } from '#simulation/promises/count-room.ts'
import { nextStepOf } from './next-step.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import type { TallyView } from './view.ts'

const place = { station: '1' as StationId, pair: 1 as PairNumber }
const nextOf = (room: CountRoom) => nextStepOf(room.view())
const slotsOf = (room: CountRoom, count: number) =>
  room
    .view()
    .slots.slice(0, count)
    .map(({ state, refusal }) => refusal?.type ?? state)
const damagedOriginal = {
  type: 'medium-damaged',
  medium: { serial: 'M-1-1-A', role: 'original', ...place },
} satisfies MediumExamination
const SECOND_PAIR: MediumIdentity = { ...damagedOriginal.medium, serial: 'M-1-2-A', pair: 2 as PairNumber }
const ONLINE_REFUSED = [
  'online-without-box',
  'online-not-signed',
  'online-machine-not-approved',
  'online-contradicts',
  'online-above-electors',
  'online-sorted-otherwise',
] as const satisfies readonly OnlineRefusal[]
const allow: TallyScreenEvent = {
  type: 'allow-duplicate',
  ...place,
  cause: 'damaged',
  chair: 'c',
  opinion: 'no objection',
  witnesses: ['a'],
}

/** All of them lie there before anybody presses once. */
function readAtOnce(room: CountRoom, examinations: readonly MediumExamination[]): void {
  room.press({ type: 'read-media' })
  examinations.forEach((examination, i) => {
    room.send({ type: 'slot-examined', slot: i + 1, examination })
  })
  room.send({ type: 'media-read' })
}

describe('what comes next', () => {
  it('from the first report to the papers', async () => {
    const room = await CountRoom.make()
    expect(nextOf(room)).toEqual({ type: 'list', count: 2 })
    room.press(stationReceived('1' as StationId))
    expect(nextOf(room)).toEqual({ type: 'reports', count: 2 })
    room.press({ type: 'receive-reports' })
    expect(nextOf(room)).toBeNull()
    room.send({ type: 'reports-read', reports: [room.report(0)], lost: null, rollRound: null, refused: [] })
    expect(nextOf(room)).toEqual({ type: 'compare', station: '1' })
    room.receiveReport(0)
    expect(nextOf(room)).toEqual({ type: 'insert', count: 2 })
    room.send({ type: 'slots-seen', slots: [{ slot: 1, occupied: true, changed: true, medium: null, files: null }] })
    expect(nextOf(room)).toEqual({ type: 'read-media' })
    for (const [i, [station, pair]] of PLACES.entries()) {
      if (station === '2') room.receiveReport(1)
      room.receiveMedium(i + 1, sealedBy(station, pair, 'original'))
    }
    expect(nextOf(room)).toEqual({ type: 'mix' })
    room.mix()
    expect(nextOf(room)).toEqual({ type: 'keys', given: 0, needed: 2 })
    room.giveShare(1)
    expect(nextOf(room)).toEqual({ type: 'keys', given: 1, needed: 2 })
    room.open()
    expect(nextOf(room)).toMatchObject({ type: 'paper' })
    room.sayNoPaper()
    expect(nextOf(room)).toEqual({ type: 'tell', number: 1 })
    room.announce()
    // The witnesses of the zero check are known, and nobody has recorded them yet.
    expect(nextOf(room)).toEqual({ type: 'minutes' })
    const [kept] = room.press({ type: 'write-minutes', by: '書記 花子', reason: '', fields: room.view().minutes.known })
    if (kept?.type === 'keep-minutes') room.send({ type: 'minutes-kept', entry: kept.entry })
    expect(nextOf(room)).toEqual({ type: 'print' })
    room.send({ type: 'document-made', document: 'result-sheet', path: '/out' })
    expect(nextOf(room)).toEqual({ type: 'over' })
  })

  it('a refused medium comes first only where its own pair is waited for', async () => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    room.receiveMedium(1, sealedBy('1', 1, 'original'))
    room.receiveMedium(2, sealedBy('1', 1, 'original'))
    expect([slotsOf(room, 2), nextOf(room)]).toEqual([['accepted', 'copy-of-a-medium'], { type: 'insert', count: 1 }])
    room.send({ type: 'slot-examined', slot: 3, examination: { ...damagedOriginal, medium: SECOND_PAIR } })
    room.send({ type: 'media-read' })
    expect(nextOf(room)).toEqual({ type: 'slot', slot: 3 })
  })

  it('a declaration that does not hold is asked for with its pair, before anybody comes to open', async () => {
    const room = await CountRoom.make()
    room.receiveEverything()
    const pair = { station: '2' as StationId, pair: 1 as PairNumber, recordsTold: null }
    room.declareLost(declarationOf({ ...pair, cause: 'destroyed' }))
    expect(nextOf(room)).toEqual({ type: 'declaration', station: '2', pair: 1 })
  })

  it('a report that two people typed, and that is not its paper, is typed again, and no signed one is', async () => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    const [first] = room.view().stations
    room.press({ type: 'compare-report', station: place.station, number: first?.reportFingerprint ?? '', same: false })
    expect(nextOf(room)).toEqual({ type: 'insert', count: 2 })
    const typed = { by: ['甲', '乙'], reason: 'lost' } as const
    const view = room.view()
    const stations = view.stations.map((each) => (each.id === place.station ? { ...each, typed } : each))
    expect(nextStepOf({ ...view, stations } as TallyView)).toEqual({ type: 'type-again', station: '1' })
  })

  it.each<[string, readonly OnlineRefusal[]]>([
    ['slot', [...ONLINE_REFUSED]],
    ['insert-online', ['online-already-here']],
  ])('R9: the online stick is there and refused: %s', async (next, refusals) => {
    const room = await CountRoom.make()
    room.receiveEverything()
    const view = room.view()
    const slots = (type: OnlineRefusal) =>
      view.slots.map((each) => (each.slot === 5 ? { ...each, state: 'refused' as const, refusal: { type } } : each))
    const nexts = refusals.map(
      (type) => nextStepOf({ ...view, slots: slots(type), missing: [{ type: 'online' }] })?.type,
    )
    expect(nexts).toEqual(refusals.map(() => next))
  })

  it('after the merge only a medium that is missing is to be read, and nobody is led to take the merge back', async () => {
    const room = await CountRoom.make()
    room.receiveEverything()
    const view = room.view()
    const slots = view.slots.map((each) => (each.slot === 5 ? { ...each, state: 'present' as const } : each))
    const next = (readsAllAgain: boolean, missing: TallyView['missing']) =>
      nextStepOf({ ...view, slots, readsAllAgain, missing })?.type
    expect(next(false, [])).toBe('read-media')
    expect(next(true, [])).toBe('mix')
    expect(next(true, [{ type: 'medium', ...place }])).toBe('read-media')
    expect(next(true, [{ type: 'online' }])).toBe('read-media')
  })

  it('paper is asked for contest by contest, each by its own title', async () => {
    const room = await CountRoom.make()
    room.receiveEverything()
    room.count()
    const [chair, witnesses] = ['選挙 長', ['立会 人']]
    expect(nextOf(room)).toEqual({ type: 'paper', contest: '見本市長選挙' })
    room.press({ type: 'no-paper', contest: 'mayor', chair, witnesses })
    expect(nextOf(room)).toEqual({ type: 'paper', contest: '見本市議会議員一般選挙' })
  })

  it('a medium that came before its report is read again once the report is there', async () => {
    const room = await CountRoom.make()
    room.receiveReport(1)
    room.receiveMedium(1, sealedBy('1', 1, 'original'))
    expect([slotsOf(room, 1), nextOf(room)]).toEqual([['station-not-received'], { type: 'slot', slot: 1 }])
    room.receiveReport(0)
    expect([slotsOf(room, 1), nextOf(room)]).toEqual([['present'], { type: 'read-media' }])
  })

  it('the chair is asked for what stops the merge, and for what stops only the result when it is known', async () => {
    const room = await CountRoom.make({ told: 9 })
    room.receiveEverything()
    expect(room.view().missing).toMatchObject([{ type: 'explanation', code: 'books' }])
    expect(nextOf(room)).toEqual({ type: 'mix' })
    room.count()
    room.sayNoPaper()
    expect(nextOf(room)).toEqual({ type: 'explain', station: '1', pair: null })
    const contested = await CountRoom.make()
    contested.receiveEverything()
    contested.receiveMedium(4, sealedBy('1', 1, 'original', { serial: 'M-1-1-X', root: 'another root' }))
    expect(nextOf(contested)).toEqual({ type: 'choose-seal', ...place })
  })
})

describe('several media at once, in any order', () => {
  const original = sealedBy('1', 1, 'original')
  const duplicate = sealedBy('1', 1, 'duplicate')

  it.each([
    ['the duplicate first', [duplicate, original], ['duplicate-beside-original', 'accepted']],
    ['the original first', [original, duplicate], ['accepted', 'duplicate-beside-original']],
  ] as const)('a healthy original is all that is needed: %s', async (_, media, slots) => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    readAtOnce(room, media)
    expect(slotsOf(room, 2)).toEqual(slots)
    expect(room.view().message?.code).toBe('duplicate-beside-original')
  })

  it.each([
    ['the duplicate first', [duplicate, damagedOriginal]],
    ['the original first', [damagedOriginal, duplicate]],
  ] as const)('a damaged original and its duplicate: %s', async (_, media) => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    readAtOnce(room, media)
    const codes = ['duplicate-not-allowed', 'medium-damaged']
    expect(slotsOf(room, 2).sort()).toEqual(codes)
    // No one of the two is the one to be read at the top.
    expect(room.view().message).toEqual({ code: 'several-media-refused', about: { count: 2 } })
    expect(nextOf(room)).toEqual({ type: 'slot', slot: 1 })
    room.press(allow)
    expect(slotsOf(room, 2).sort()).toEqual(['medium-damaged', 'present'])
    expect(nextOf(room)).toEqual({ type: 'read-media' })
  })

  it('a spare that the corrected report calls started says so', async () => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    const medium: MediumIdentity = {
      serial: 'M-1-3-A',
      role: 'original',
      station: place.station,
      pair: 3 as PairNumber,
    }
    room.receiveMedium(1, { type: 'as-initialised', medium })
    expect(slotsOf(room, 1)).toEqual(['unused-spare'])
    const first = room.report(0)
    const pairs = first.pairs.map((each) => (each.pair === 3 ? { ...each, state: 'started' as const } : each))
    expect(pairs).not.toEqual(first.pairs)
    room.press({ type: 'receive-reports' })
    const corrected = { ...first, version: 2, correctsReason: 'the wrong machine was marked', pairs }
    room.send({ type: 'reports-read', reports: [corrected], lost: null, rollRound: null, refused: [] })
    expect(slotsOf(room, 1)).toEqual(['unused-but-started'])
  })
})

describe('a seat', () => {
  it('waits for its file, and says when the passphrase was wrong', async () => {
    const room = await CountRoom.make()
    const stateOf = (index: number) => room.view().seats.find((seat) => seat.index === index)?.state
    const refused = (index: number, code: 'share-file-missing' | 'wrong-passphrase' | 'share-damaged') => {
      room.press({ type: 'provide-share', index, sealed: 'typed' })
      room.send({ type: 'share-refused', index, code, found: index })
      return stateOf(index)
    }
    expect(refused(1, 'share-file-missing')).toBe('no-file')
    expect(refused(2, 'wrong-passphrase')).toBe('wrong-passphrase')
    expect(refused(3, 'share-damaged')).toBe('refused')
    room.send({ type: 'shares-seen', indexes: [1, 2, 3], aside: [] })
    expect([1, 2, 3].map(stateOf)).toEqual(['empty', 'wrong-passphrase', 'refused'])
  })
})
