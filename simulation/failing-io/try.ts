import { failingKioskDay } from './kiosk-day.ts'
import { FAIL_KINDS } from './memory-files.ts'
const [from = 0, step = 1, keep = 40] = process.argv.slice(2).map(Number)
const none = await failingKioskDay(null, false, keep)
console.log('none', none.operations, none.sessions, none.violations, keep > 80 ? none.last.join('\n') : '')
let days = 0, bad = 0
for (let n = from; n < none.operations + 200; n += step) {
  let any = false
  for (const kind of FAIL_KINDS) for (const forEver of [false, true]) for (const restart of [false, true]) {
    const day = await failingKioskDay({ operation: n, kind, forEver }, restart, keep)
    if (day.hit) { any = true; days++ }
    if (day.violations.length > 0 && bad++ < 10) console.log(n, kind, forEver, restart, day.hit, day.violations.slice(0, 3), keep > 80 ? day.last.join('\n') : '')
  }
  if (!any) break
}
console.log({ days, bad, cpu: process.cpuUsage().user / 1e6 })
