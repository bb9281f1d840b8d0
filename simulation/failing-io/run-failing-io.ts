/** `run-failing-io.ts FROM SEEDS UNTIL`: one line of JSON for each operation. A process of its own, for its speed. */
import { failEveryWay, placeOf } from './variants.ts'

const [from = 0, seeds = 1, until = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number)
for (let seed = from; seed < from + seeds && Date.now() < until; seed++) {
  const place = placeOf(seed)
  if (place === null) break
  const found = await failEveryWay(place.part, place.operation)
  process.stdout.write(`${JSON.stringify({ seed, ...found })}\n`)
}
