/** Decision 032: scans of sheets in a slot – what is missing is told and waited for, and a medium and its picture are one content. */
import { describe, expect, it } from 'vitest'
import type { PairNumber, StationId } from '#election/ids.ts'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import type { TallyEffect } from './effect.ts'
import type { TallyEvent } from './event.ts'
import { withLog } from './log-of.ts'
import { nextStepOf } from './next-step.ts'
import type { ScansSeen } from './scans.ts'
import { step } from './step.ts'

const WHOLE: ScansSeen = {
  files: 3,
  unread: [],
  without: 0,
  altered: 0,
  media: [{ station: '1', pair: 1, role: 'original', set: '01234567' }],
  sheets: 3,
  missingSheets: [],
  missingCodes: [],
  twice: [],
}
const SHORT: ScansSeen = { ...WHOLE, files: 2, missingSheets: [2] }
const ON_PAPER = sealedBy('1', 1, 'original', { sheets: 3 })
const STICK = sealedBy('1', 1, 'original')
const slots = (room: CountRoom) => room.state.slots.slice(0, 3).map(({ state, refusal }) => refusal?.type ?? state)

async function ready(): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveReport(0)
  for (const slot of [1, 2]) {
    room.send({ type: 'slots-seen', slots: [{ slot, occupied: true, medium: null, files: 2, changed: true }] })
  }
  return room
}

/** The services' events about scans that make a medium. */
function whole(room: CountRoom, slot: number, examination = ON_PAPER): readonly TallyEffect[] {
  room.press({ type: 'read-media' })
  room.send({ type: 'slot-progress', slot, readBytes: 5, totalBytes: 9, ms: 1000, filesDone: 1 })
  room.send({ type: 'slot-scanned', slot, scans: WHOLE, refusal: null })
  const effects = room.send({ type: 'slot-examined', slot, examination })
  room.send({ type: 'media-read' })
  return effects
}

function short(room: CountRoom, slot: number): void {
  room.press({ type: 'read-media' })
  room.send({ type: 'slot-scanned', slot, scans: SHORT, refusal: 'scans-not-whole' })
  room.send({ type: 'media-read' })
}

function logged(room: CountRoom, event: TallyEvent) {
  const { effects } = withLog(room.state, event, step(room.state, event))
  room.send(event)
  return effects.flatMap((each) => (each.type === 'log' ? each.entries.map(({ event }) => event) : []))
}

describe('scans in a slot', () => {
  it('are told before they are read, file by file while they are, and afterwards by what they show', async () => {
    const room = await ready()
    expect(room.view().slots[0]).toMatchObject({ state: 'present', files: { done: 0, all: 2 }, scans: null })
    expect(nextStepOf(room.view())).toEqual({ type: 'read-media' })
    room.press({ type: 'read-media' })
    room.send({ type: 'slot-progress', slot: 1, readBytes: 5, totalBytes: 9, ms: 1000, filesDone: 1 })
    expect(room.view().slots[0]).toMatchObject({ state: 'reading', files: { done: 1, all: 2 } })
    room.send({ type: 'slot-scanned', slot: 1, scans: SHORT, refusal: 'scans-not-whole' })
    expect(room.view().slots[0]).toMatchObject({ state: 'refused', scans: SHORT, progress: null, medium: null })
  })

  it('a sheet is missing: nothing is counted, it is said where, and that is the next step', async () => {
    const room = await ready()
    short(room, 1)
    expect(room.state.receipt.media.size).toBe(0)
    expect(room.state.message).toMatchObject({ code: 'scans-not-whole', about: { slot: 1 } })
    room.send({ type: 'slots-seen', slots: [{ slot: 2, occupied: false, medium: null, files: null, changed: true }] })
    expect(nextStepOf(room.view())).toEqual({ type: 'slot', slot: 1 })
  })

  it('the rest comes in another slot: received there, and the first slot waits for nothing any more', async () => {
    const room = await ready()
    short(room, 1)
    room.press({ type: 'acknowledge' })
    expect(whole(room, 2)).toMatchObject([{ type: 'keep-medium', slot: 2, serial: 'M-1-1-A' }])
    expect(slots(room).slice(0, 2)).toEqual(['accepted', 'accepted'])
    expect(room.state.message).toBeNull()
    expect(room.view().slots[0]).toMatchObject({ medium: { serial: 'M-1-1-A' }, scans: { missingSheets: [] } })
    expect([...room.state.receipt.media.values()].map(({ sheets }) => sheets)).toEqual([3])
  })

  it('read again beside the slot by which it was received: received with it, said once, and nothing is kept twice', async () => {
    const room = await ready()
    whole(room, 2)
    room.press({ type: 'read-media' })
    room.send({ type: 'slot-scanned', slot: 1, scans: WHOLE, refusal: null })
    const event = { type: 'slot-examined', slot: 1, examination: ON_PAPER } as const
    expect(step(room.state, event).effects).toEqual([{ type: 'drop-medium', slot: 1 }])
    expect(logged(room, event)).toEqual([])
    room.send({ type: 'media-read' })
    expect([slots(room).slice(0, 2), room.state.message]).toEqual([['accepted', 'accepted'], null])
  })

  it('sheets of another medium wait on', async () => {
    const room = await ready()
    room.press({ type: 'read-media' })
    const media = [{ station: '1', pair: 2, role: 'original', set: '89abcdef' } as const]
    room.send({ type: 'slot-scanned', slot: 1, scans: { ...SHORT, media }, refusal: 'scans-not-whole' })
    room.send({ type: 'media-read' })
    whole(room, 2)
    expect(slots(room).slice(0, 2)).toEqual(['scans-not-whole', 'accepted'])
  })

  it('CNT-01, LAW-14: by the same checks as a stick', async () => {
    const room = await CountRoom.make()
    whole(room, 1)
    expect(slots(room)[0]).toBe('station-not-received')
    room.receiveReport(0)
    whole(room, 1, sealedBy('1', 1, 'duplicate', { sheets: 3 }))
    expect(slots(room)[0]).toBe('duplicate-not-allowed')
    whole(room, 1, { type: 'medium-altered', medium: { ...mediumOf(ON_PAPER) } })
    expect(slots(room)[0]).toBe('medium-altered')
  })
})

describe('a medium and its picture', () => {
  it.each<[string, boolean]>([
    ['the picture first', true],
    ['the stick first', false],
  ])('%s: one content, no copy, and it did not come on paper alone', async (_, pictureFirst) => {
    const room = await ready()
    room.send({ type: 'slots-seen', slots: [{ slot: 2, occupied: true, medium: null, files: null, changed: true }] })
    if (pictureFirst) whole(room, 1)
    room.receiveMedium(2, STICK)
    if (!pictureFirst) whole(room, 1)
    expect(slots(room).slice(0, 2).sort()).toEqual(['accepted', 'already-merged'])
    expect([...room.state.receipt.media.values()].map(({ sheets }) => sheets)).toEqual([null])
    expect([...room.state.receipt.seen.values()].map((seen) => seen.map(({ sheets }) => sheets))).toEqual([[null]])
  })

  it('with other contents it is another seal, whichever way it came', async () => {
    const room = await ready()
    whole(room, 1)
    room.receiveMedium(2, sealedBy('1', 1, 'original', { root: 'another root' }))
    expect(slots(room).slice(0, 2)).toEqual(['accepted', 'second-seal'])
    expect([...room.state.receipt.media.values()].map(({ sheets }) => sheets)).toEqual([3])
  })
})

it('LAW-07: the log says that a medium came on paper, and what waits', async () => {
  const room = await ready()
  room.press({ type: 'read-media' })
  expect(logged(room, { type: 'slot-scanned', slot: 1, scans: SHORT, refusal: 'scans-not-whole' })).toEqual([
    { type: 'medium-refused', slot: 1, station: null, pair: null, code: 'scans-not-whole' },
  ])
  expect(logged(room, { type: 'slot-scanned', slot: 2, scans: WHOLE, refusal: null })).toEqual([])
  expect(logged(room, { type: 'slot-examined', slot: 2, examination: ON_PAPER })).toEqual([
    { type: 'medium-accepted-from-paper', station: '1', pair: 1, role: 'original', sheets: 3 },
  ])
})

function mediumOf(examination: typeof ON_PAPER) {
  if (!('medium' in examination)) throw new Error('a medium')
  return { ...examination.medium, station: '1' as StationId, pair: 1 as PairNumber }
}
