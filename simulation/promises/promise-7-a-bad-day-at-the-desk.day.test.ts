/**
 * Promises 1 and 7 on days that go wrong at the desk: cards bent, dead, lost, found, left pressed; a list that suspends voting, issuers
 * that die; reports that are corrected. Whole stations through the screens; lane `sessions` plays many more (simulation/stations).
 */
import { expect, test } from 'vitest'
import { playStations } from '#simulation/stations/play-stations.ts'
import type { StationRun } from '#simulation/stations/simulate.ts'

/** A replaced card counted as returned; a desk that is suspended; marks that wait, and a failed machine; a card left pressed; a lost card that comes back. */
const STATIONS = [900_000, 900_003, 900_012, 900_022, 900_027]

test('no second right, every act kept by whichever issuer goes on, and books that balance or say why', async () => {
  const runs: StationRun[] = []
  for (const seed of STATIONS) await playStations(seed, 1, Number.POSITIVE_INFINITY, (run) => runs.push(run))
  expect(runs.filter(({ violations }) => violations.length > 0)).toEqual([])
  expect(runs).toHaveLength(STATIONS.length)
})
