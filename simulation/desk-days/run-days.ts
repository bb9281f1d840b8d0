/** `run-days.ts FROM SEEDS UNTIL`: plays days at the desk one after the other and prints one line of JSON for each. */
import { DeskDay } from './desk-day.ts'

const [from = 0, seeds = 1, until = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number)
for (let seed = from; seed < from + seeds && Date.now() < until; seed++) {
  process.stdout.write(`${JSON.stringify(await DeskDay.play(seed))}\n`)
}
