/**
 * `run-stations.ts FROM SEEDS UNTIL`: plays stations one after the other and prints one line of JSON for each. Started as a
 * process of its own; UNTIL is in milliseconds of this process's clock since the epoch.
 */
import { simulateStation } from './simulate.ts'

const [from = 0, seeds = 1, until = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number)
for (let seed = from; seed < from + seeds && Date.now() < until; seed++) {
  const run = await simulateStation(seed)
  process.stdout.write(`${JSON.stringify(run)}\n`)
}
