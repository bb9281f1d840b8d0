/** `run-stations.ts FROM SEEDS UNTIL`: stations in a process of their own, a line of JSON each. UNTIL is in milliseconds since the epoch. */
import { printEachSeed } from './own-process.ts'
import { simulateStation } from './simulate.ts'

await printEachSeed((seed) => simulateStation(seed))
