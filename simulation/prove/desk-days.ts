/** Lane `desk-days`: one random day at the issuer's desk from each seed, with every kind of voter, paper, card and cut (simulation/desk-days). */
import type { DeskDayRun } from '#simulation/desk-days/desk-day.ts'
import { linesOf } from '#simulation/stations/own-process.ts'
import type { Lane, Violation } from './lane.ts'

const PROGRAM = 'simulation/desk-days/run-days.ts'

export const lane: Lane = {
  name: 'desk-days',
  unit: 'days at the desk',
  sliceSeeds: 200,
  seedsInAll: null,
  async run({ fromSeed, seeds, until, say }) {
    const violations: Violation[] = []
    const happened: Record<string, number> = {}
    let [counted, nextSeed] = [0, fromSeed]
    await linesOf({ program: PROGRAM, args: [fromSeed, seeds, Date.now() + (until - performance.now())] }, (json) => {
      const run = json as DeskDayRun
      counted++
      nextSeed = run.seed + 1
      for (const [what, times] of Object.entries(run.happened)) happened[what] = (happened[what] ?? 0) + times
      for (const what of run.violations) violations.push({ seed: run.seed, what })
      if (run.violations.length > 0) say(`seed ${run.seed}:\n  ${run.last.join('\n  ')}`)
      if (counted % 1000 === 0) say(`${counted} days`)
    })
    return { counted, nextSeed, violations, details: happened, skipped: null }
  },
}
