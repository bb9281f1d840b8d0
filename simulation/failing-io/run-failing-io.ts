/**
 * `run-failing-io.ts UNTIL FROM SEEDS [FROM SEEDS …]`: one line of JSON for each operation. Without arguments: what each
 * operation of a day without failure is. A process of its own, for its speed.
 */
import { failingIssuerDay } from './issuer-day.ts'
import { failingKioskDay } from './kiosk-day.ts'
import { failEveryWay, placeOf } from './variants.ts'

const say = (found: object) => process.stdout.write(`${JSON.stringify(found)}\n`)

if (process.argv[2] === undefined) {
  const [kiosk, issuer] = [await failingKioskDay(null, false), await failingIssuerDay(null, false)]
  say({ kiosk: kiosk.operations, issuer: issuer.operations })
} else {
  const [until = 0, ...ranges] = process.argv.slice(2).map(Number)
  for (let at = 0; at < ranges.length; at += 2) {
    const [from = 0, seeds = 0] = ranges.slice(at)
    for (let seed = from; seed < from + seeds && Date.now() < until; seed++) {
      const place = placeOf(seed)
      if (place === null) break
      say({ seed, ...(await failEveryWay(place.part, place.operation)) })
    }
  }
}
