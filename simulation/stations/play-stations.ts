/** Stations in a process of their own, and what they found. */
import { linesOf } from './own-process.ts'
import type { StationRun } from './simulate.ts'

const PROGRAM = 'simulation/stations/run-stations.ts'

/** @param until milliseconds since the epoch after which no new seed is begun @throws when the process fails */
export function playStations(
  fromSeed: number,
  seeds: number,
  until: number,
  onRun: (run: StationRun) => void,
): Promise<void> {
  return linesOf({ program: PROGRAM, args: [fromSeed, seeds, until] }, (run) => onRun(run as StationRun))
}
