/** `run-failing-io.ts UNTIL FROM SEEDS [FROM SEEDS …]`: one line of JSON for each operation. A process of its own, for its speed. */
import { failEveryWay, placeOf } from './variants.ts'

const [until = 0, ...ranges] = process.argv.slice(2).map(Number)
for (let at = 0; at < ranges.length; at += 2) {
  const [from = 0, seeds = 0] = ranges.slice(at)
  for (let seed = from; seed < from + seeds && Date.now() < until; seed++) {
    const place = placeOf(seed)
    if (place === null) break
    const found = await failEveryWay(place.part, place.operation)
    process.stdout.write(`${JSON.stringify({ seed, ...found })}\n`)
  }
}
