/**
 * Promises 1 and 7 on days that go wrong at the desk: cards bent, dead, lost, found, left pressed; suspension, witnesses that go, issuers
 * that die; reports that are corrected. Whole stations through the screens; lane `sessions` plays many more (simulation/stations).
 */
import { expect, test } from 'vitest'
import { playStations } from '#simulation/stations/play-stations.ts'
import type { StationRun } from '#simulation/stations/simulate.ts'

/** First seed and number. In the last one the power goes while marks wait for a card. */
const STATIONS = [
  [900_000, 10],
  [900_022, 1],
] as const

test('no second right, every act kept by whichever issuer goes on, and books that balance or say why', async () => {
  const runs: StationRun[] = []
  for (const [from, count] of STATIONS)
    await playStations(from, count, Number.POSITIVE_INFINITY, (run) => runs.push(run))
  expect(runs.filter(({ violations }) => violations.length > 0)).toEqual([])
  expect(runs).toHaveLength(11)
}, 240_000)
