/** 公職選挙法 57: a station whose report has not one card may vote on another day; nothing is opened before the chair has said so. */
import { expect, it } from 'vitest'
import { stationReceived } from '#simulation/counting/receive-stations.ts'
import { CountRoom, PLACES, sealedBy } from '#simulation/promises/count-room.ts'
import { nextStepOf } from './next-step.ts'

async function postponed(): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveReport(0)
  const voted = room.report(1)
  const nobody = { issued: 0, men: 0, women: 0, recordsTold: null }
  const report = {
    ...voted,
    contests: voted.contests.map((contest) => ({ ...contest, ...nobody })),
    cards: { issued: 0, returned: 0, reentries: 0 },
    tickets: { expected: 0, counted: 0 },
    pairs: voted.pairs.map((pair) => ({ ...pair, state: 'not-started' as const })),
    differenceReason: '繰延投票：大雨',
  }
  room.press(stationReceived(report.station))
  room.press({ type: 'receive-reports' })
  room.send({ type: 'reports-read', reports: [report], lost: null, rollRound: null, refused: [] })
  const number = room.view().stations[1]?.reportFingerprint ?? expect.unreachable()
  room.press({ type: 'compare-report', station: report.station, number, same: true })
  PLACES.forEach(([station, pair], i) => {
    if (station === '1') room.receiveMedium(i + 1, sealedBy(station, pair, 'original'))
  })
  return room
}

it('no medium of it is awaited, and yet nothing is opened in silence', async () => {
  const room = await postponed()
  expect(room.view().missing).toMatchObject([{ type: 'explanation', code: 'station-did-not-vote', station: '2' }])
  expect(nextStepOf(room.view())).toEqual({ type: 'explain', station: '2', pair: null })
  expect(room.view().stations[1]?.difference).toContain('繰延投票')
  expect(room.press({ type: 'count' })).toEqual([])
  expect(room.view().message).toEqual({ code: 'explain-first', about: { station: '2' } })
})

it('with the words of the election chair the district is counted', async () => {
  const room = await postponed()
  const doubt = room.view().doubts[0] ?? expect.unreachable()
  room.press({ type: 'explain', doubt: doubt.id, reason: '全員が期日前に投票済み', by: ['選挙 長'] })
  expect(room.press({ type: 'count' }).some(({ type }) => type === 'merge')).toBe(true)
})
