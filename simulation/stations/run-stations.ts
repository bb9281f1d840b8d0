/**
 * `run-stations.ts FROM SEEDS UNTIL`: plays stations one after the other and prints one line of JSON for each. Started as a
 * process of its own with `native/register.mjs`; UNTIL is in milliseconds of this process's clock since the epoch.
 */
import { encryptForReal } from './native/record-suite.ts'
import { simulateStation } from './simulate.ts'

/** Of so many stations one encrypts its records as the product does. */
const REAL_RECORDS_EVERY = 16

const [from = 0, seeds = 1, until = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number)
for (let seed = from; seed < from + seeds && Date.now() < until; seed++) {
  encryptForReal(seed % REAL_RECORDS_EVERY === 0)
  const run = await simulateStation(seed)
  process.stdout.write(`${JSON.stringify(run)}\n`)
}
