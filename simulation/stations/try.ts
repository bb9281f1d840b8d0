import { simulateStation } from './simulate.ts'

const [from = 0, count = 1, keep = 40] = process.argv.slice(2).map(Number)
const began = performance.now()
let [sessions, cuts, bad] = [0, 0, 0]
for (let seed = from; seed < from + count; seed++) {
  const run = await simulateStation(seed, keep)
  sessions += run.sessions
  cuts += run.cuts
  if (run.violations.length > 0 && bad++ < 12) console.log('SEED', seed, run.violations.slice(0, 4), keep > 40 ? `\n ${run.last.join('\n ')}` : '')
}
const used = process.cpuUsage()
const ms = (used.user + used.system) / 1000
console.log({ sessions, cuts, bad, ms: Math.round(ms), perSession: (ms / sessions).toFixed(2) })
