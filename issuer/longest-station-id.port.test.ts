/** Ids that the office may give are ids that the issuer keeps and takes from its screen: hyphens, and up to 32 characters. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StationId } from '#election/ids.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { issuerScreenEventSchema } from './session/screen-event.ts'

const LONGEST = 'minami-shogakko-taiikukan_no-1-a' as StationId
let prepared: PreparedStation

beforeAll(async () => {
  expect(LONGEST).toHaveLength(32)
  const sources = sourcesWith(3)
  const stations = sources.stations.map((station) => ({ ...station, id: LONGEST }))
  const roll = sources.roll.map((row) => ({ ...row, station: LONGEST }))
  prepared = await prepareStation({ ...sources, stations, roll })
})
afterAll(() => prepared.close())

test('a station with the longest id opens its day and issues', async () => {
  const desk = await Reception.furnish(prepared)
  try {
    await desk.start(`${LONGEST}-I1`)
    await desk.unlock()
    for (const { machine } of desk.day().record.kiosks) {
      const marked = { type: 'kiosk-marked', machine, state: 'started', note: '' }
      expect(issuerScreenEventSchema.safeParse(marked).success, machine).toBe(true)
    }
    await desk.open()
    await desk.issueTo('1', await desk.newCard())
    desk.desk('hand-over')
    await desk.app.stop()
    await desk.start(`${LONGEST}-I1`)
    desk.takeCard()
    await desk.unlock()
    expect(desk.day().counts.cardsIssued).toBe(1)
  } finally {
    await desk.clear()
  }
})
