/** CNT-06, CNT-08: between the mix and the last holder the district is still whole, or nothing is opened. */
import { beforeEach, describe, expect, it } from 'vitest'
import { asDistrictRecords } from '#election/count/district.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { TallyEffect } from '#tally/session/effect.ts'
import { isFinal } from '#tally/session/questions.ts'
import { CountRoom, declarationOf, PLACES, sealedBy } from './count-room.ts'

const STATION_1 = '1' as StationId
const LOST = { station: STATION_1, pair: 2 as PairNumber, recordsTold: null }
const MIXED = { records: 12, refused: 0, mixers: 2, second: null }
let room: CountRoom

const types = (effects: readonly TallyEffect[]) => effects.map(({ type }) => type)
const share = (index: number) => types(room.press({ type: 'provide-share', index, sealed: 'typed', records: 12 }))

/** All but the pair that is declared lost is here, and mixed. */
function mixedWithoutThePair(): void {
  room.receiveReport(0)
  room.receiveReport(1)
  room.declareLost(declarationOf(LOST))
  PLACES.forEach(([station, pair], i) => {
    const isLost = station === LOST.station && pair === LOST.pair
    if (!isLost) room.receiveMedium(i + 1, sealedBy(station, pair, 'original'))
  })
  room.press({ type: 'count' })
  room.send({ type: 'merged', records: asDistrictRecords('records', 12), shared: [] })
  room.send({ type: 'mixed', mixed: MIXED })
  expect(room.view().mixed).toEqual(MIXED)
}

beforeEach(async () => {
  room = await CountRoom.make()
  mixedWithoutThePair()
})

describe('a later declaration no longer leaves the pair out', () => {
  const later = () =>
    ({ ...declarationOf(), declaredAt: '2002-06-23T23:50' as const }) as ReturnType<typeof declarationOf>

  it('the mix is gone, the holder who was here comes again, and the screen asks for the medium', () => {
    expect(share(1)).toEqual(['give-share'])
    expect(types(room.send({ type: 'share-held', index: 1 }))).toEqual(['await-holder'])
    room.press({ type: 'receive-reports' })
    const effects = room.send({ type: 'reports-read', reports: [], lost: later(), rollRound: null, refused: [] })
    expect(types(effects)).toContain('close-key-room')
    expect(room.view()).toMatchObject({ mixed: null, carried: null, sealTo: null, message: { code: 'mix-anew' } })
    expect(room.view().seats.filter(({ state }) => state === 'filled')).toEqual([])
    expect([share(3), room.view().message?.code]).toEqual([[], 'mix-first'])
    expect([types(room.press({ type: 'count' })), room.view().message?.code]).toEqual([[], 'incomplete'])
  })

  it('the same reports and the same declaration once more leave the mix as it is', () => {
    const { lost, reports } = room.state.receipt
    room.press({ type: 'receive-reports' })
    const effects = room.send({
      type: 'reports-read',
      reports: [...reports.values()],
      lost,
      rollRound: null,
      refused: [],
    })
    expect(types(effects)).not.toContain('close-key-room')
    expect(room.view().mixed).toEqual(MIXED)
    expect(share(1)).toEqual(['give-share'])
  })

  it('a list that waits for the second PC is mixed anew too', () => {
    room.state = { ...room.state, mixed: null, carried: { records: 12, number: null } }
    room.declareLost(later())
    expect(room.view().carried).toBe(null)
  })
})

describe('a doubt that comes after the mix', () => {
  const doubt = () => room.send({ type: 'marks-compared', station: STATION_1, shared: true })

  it('keeps the next holder out until it is explained', () => {
    doubt()
    expect([share(1), room.view().message?.code]).toEqual([[], 'explain-first'])
    const [open] = room.view().doubts
    room.press({ type: 'explain', doubt: open?.id ?? '', reason: 'compared by two', by: ['chair'] })
    expect(share(1)).toEqual(['give-share'])
  })

  it('between the last passphrase and its answer: nothing is opened, and the process of the holder ends', () => {
    share(1)
    room.send({ type: 'share-held', index: 1 })
    share(3)
    doubt()
    expect(types(room.send({ type: 'share-held', index: 3 }))).toEqual(['close-key-room'])
    expect(room.view()).toMatchObject({ mixed: null, busy: null, message: { code: 'explain-first' } })
  })
})

it('a result from which a medium is missing is not final', async () => {
  const done = await CountRoom.make()
  done.receiveEverything()
  done.count()
  done.sayNoPaper()
  const { receipt } = done.state
  expect(isFinal(done.state)).toBe(true)
  const media = new Map([...receipt.media].slice(1))
  expect(isFinal({ ...done.state, receipt: { ...receipt, media } })).toBe(false)
})
