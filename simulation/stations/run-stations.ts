/** `run-stations.ts FROM SEEDS UNTIL`: stations in a process of their own, a line of JSON each. UNTIL is in milliseconds since the epoch. */
import { simulateStation } from './simulate.ts'

const [from = 0, seeds = 1, until = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number)
for (let seed = from; seed < from + seeds && Date.now() < until; seed++) {
  const run = await simulateStation(seed)
  process.stdout.write(`${JSON.stringify(run)}\n`)
}
