/** CNT-01, CNT-02 on the screen: what waits, what is refused, what comes next, and what stage 1 keeps of it. */
import { expect, it } from 'vitest'
import type { StationId } from '#election/ids.ts'
import { stationReceived } from '#simulation/counting/receive-stations.ts'
import { CountRoom, PLACES, sealedBy } from '#simulation/promises/count-room.ts'
import { nextStepOf } from './next-step.ts'

const STATION = '1' as StationId
const medium = sealedBy(...(PLACES[0] as [string, number]), 'original')
const by = ['選挙 長']
const decide = { type: 'decide-container' as const, station: STATION, reason: '錠は異状がない', by }

/** Its report is here, its boxes are not looked at. */
async function reported(): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.press({ type: 'receive-reports' })
  room.send({ type: 'reports-read', reports: [room.report(0)], lost: null, rollRound: null, refused: [] })
  return room
}

it('a medium before the list is refused with the next step, and is read once the list was checked', async () => {
  const room = await reported()
  expect(room.receiveMedium(1, medium)).toEqual([{ type: 'drop-medium', slot: 1 }])
  expect(room.view().slots[0]?.refusal).toEqual({ type: 'list-not-checked', station: STATION })
  room.press(stationReceived(STATION))
  expect(room.view().slots[0]).toMatchObject({ state: 'present', refusal: null })
  expect(room.receiveMedium(1, medium)[0]).toMatchObject({ type: 'keep-medium', slot: 1 })
})

it('a box without a seal waits for the chair; the reason is written down, and until it is there nothing is merged', async () => {
  const room = await reported()
  room.press(stationReceived(STATION, ['duplicates']))
  room.receiveMedium(1, medium)
  expect(room.view().slots[0]?.refusal?.type).toBe('container-not-sealed')
  expect(nextStepOf(room.view())).toEqual({ type: 'container', station: STATION })
  room.receiveEverything()
  room.press({ type: 'count' })
  expect(room.view().message?.code).toBe('incomplete')
  room.press(decide)
  expect(room.view().stations[0]?.arrival).toMatchObject({
    containers: [{ sealed: true }, { container: 'duplicates', sealed: false }, { sealed: true }],
    decision: { reason: decide.reason, by: decide.by },
  })
  for (const slot of [1, 2]) room.receiveMedium(slot, sealedBy(...(PLACES[slot - 1] as [string, number]), 'original'))
  const [written] = room.press({ type: 'count' })
  const zeroCheck = { at: '2002-06-23T21:30', witnesses: ['立会 春子', '立会 夏男'] }
  expect(written).toMatchObject({ type: 'write-received', stage: { zeroCheck } })
  if (written?.type !== 'write-received') throw new Error('stage 1')
  expect(written.stage.receipt.arrivals.get(STATION)?.decision?.reason).toBe(decide.reason)
})

const RECORDS = 12

async function mixed(): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.mix()
  return room
}

it('who gives a share is kept with it, and nothing of the passphrase', async () => {
  const room = await mixed()
  room.press({ type: 'provide-share', index: 2, sealed: 'what was typed', holder: '保管 花子', records: RECORDS })
  room.send({ type: 'share-held', index: 2 })
  expect(room.view().seats[1]).toMatchObject({ state: 'filled', holder: '保管 花子' })
  expect(JSON.stringify([...room.state.holders])).toBe('[[2,"保管 花子"]]')
})

it('one person is not two holders, however the name is typed: told at whose seat, and what is in stays in', async () => {
  const room = await mixed()
  const give = (index: number, holder: string) =>
    room.press({ type: 'provide-share', index, sealed: 'what was typed', holder, records: RECORDS })
  give(2, '保管 花子')
  room.send({ type: 'share-held', index: 2 })
  expect(give(3, '保管　花子 ')).toEqual([])
  expect(room.view().message).toMatchObject({ code: 'holder-twice', about: { seat: 2, index: 3 } })
  expect(room.view().seats[1]).toMatchObject({ state: 'filled', holder: '保管 花子' })
  expect(JSON.stringify([...room.state.holders])).toBe('[[2,"保管 花子"]]')
  expect(give(3, '保管 秋子')).toHaveLength(1)
})

it('whose share was refused may give another one: nothing of it is held', async () => {
  const room = await mixed()
  const give = (index: number) =>
    room.press({ type: 'provide-share', index, sealed: 'what was typed', holder: '保管 花子', records: RECORDS })
  give(2)
  room.send({ type: 'share-refused', index: 2, code: 'wrong-passphrase', found: 2 })
  expect(give(3)).toHaveLength(1)
})

it('T4: the totals of the district, and a time that is right within a tenth from the first tenth on', async () => {
  const room = await CountRoom.make()
  expect(room.view().totals).toEqual({
    stations: { done: 0, all: 2 },
    reports: { done: 0, all: 2 },
    media: { done: 0, all: 3 },
  })
  expect(room.view().reading).toBeNull()
  room.receiveReport(0)
  room.press({ type: 'read-media' })
  // Two readers at 20 MB a second each, over two media of 600 MB: 30 seconds in all.
  const [whole, lasts] = [600_000_000, 30_000]
  room.send({ type: 'reading-begins', totalBytes: 2 * whole })
  for (let ms = 500; ms < lasts; ms += 500) {
    for (const slot of [1, 2]) {
      room.send({ type: 'slot-progress', slot, readBytes: (whole * ms) / lasts, totalBytes: whole, ms })
    }
    const { secondsLeft, readBytes } = room.view().reading ?? {}
    expect(readBytes).toBeCloseTo((2 * whole * ms) / lasts)
    if (ms < lasts / 10) continue
    const left = (lasts - ms) / 1000
    expect(Math.abs((secondsLeft ?? 0) - left)).toBeLessThanOrEqual(Math.max(1, left / 10))
  }
  for (const slot of [1, 2]) room.send({ type: 'slot-examined', slot, examination: { type: 'medium-unreadable' } })
  expect(room.view().reading).toMatchObject({ readBytes: 2 * whole, secondsLeft: 0 })
  room.send({ type: 'media-read' })
  expect(room.view().reading).toBeNull()
})
