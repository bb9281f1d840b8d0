/** One small election for a file of tests; each test has a polling station of its own, with its directory, and its officer's card. */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { PollingStation, type Prepared, prepareSmall, SMALL_SOURCES } from './polling-station.ts'

/**
 * @param begin takes what the test that begins now works with
 * @param rules lines at the end of its election.csv
 */
export function eachTestAtAKiosk(
  begin: (station: PollingStation, officer: UltralightAesCard) => void,
  rules: readonly string[] = [],
): void {
  let prepared: Prepared
  let station: PollingStation
  beforeAll(async () => {
    const sources = mkdtempSync(join(tmpdir(), 'ippyo-sources-'))
    cpSync(SMALL_SOURCES, sources, { recursive: true })
    appendFileSync(join(sources, 'election.csv'), rules.map((rule) => `${rule}\n`).join(''))
    prepared = await prepareSmall(undefined, sources)
    rmSync(sources, { recursive: true })
  }, 60_000)
  afterAll(() => prepared.remove())
  beforeEach(async (context) => {
    station = new PollingStation(prepared, context.task.name)
    begin(station, await station.operatorCard())
  })
  afterEach(() => station.remove())
}
