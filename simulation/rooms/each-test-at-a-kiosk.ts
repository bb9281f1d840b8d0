/** One small election for a file of tests; each test has a polling station of its own, with its directory, and its officer's card. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { PollingStation, type Prepared, prepareSmall } from './polling-station.ts'

/** @param begin takes what the test that begins now works with */
export function eachTestAtAKiosk(begin: (station: PollingStation, officer: UltralightAesCard) => void): void {
  let prepared: Prepared
  let station: PollingStation
  beforeAll(async () => {
    prepared = await prepareSmall()
  }, 60_000)
  afterAll(() => prepared.remove())
  beforeEach(async (context) => {
    station = new PollingStation(prepared, context.task.name)
    begin(station, await station.operatorCard())
  })
  afterEach(() => station.remove())
}
