/** `run-days.ts FROM SEEDS UNTIL`: plays days at the desk one after the other and prints one line of JSON for each. */
import { printEachSeed } from '#simulation/stations/own-process.ts'
import { DeskDay } from './desk-day.ts'

await printEachSeed((seed) => DeskDay.play(seed))
