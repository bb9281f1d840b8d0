/** `run-stations.ts FROM SEEDS UNTIL`: stations in a process of their own, a line of JSON each. UNTIL is in milliseconds since the epoch. */
import { type StationRun, simulateStation } from './simulate.ts'

const [from = 0, seeds = 1, until = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number)
for (let seed = from; seed < from + seeds && Date.now() < until; seed++) {
  const run = await simulateStation(seed).catch((error: Error) => ended(seed, error))
  process.stdout.write(`${JSON.stringify(run)}\n`)
}

/** A station whose play ends in an error is a finding, with its seed; those before it are counted all the same. */
function ended(seed: number, { stack = '' }: Error): StationRun {
  return { seed, sessions: 0, happened: {}, digest: '', violations: [`the play ended: ${stack}`], last: [stack] }
}
