/**
 * Lane `secrecy`: one seed is one day of 1,000 sessions at a kiosk, with secure randomness: a seed only numbers the day, and a
 * day cannot be played again. So a violation carries the figures that it was judged by. S and its variance add up over runs;
 * p stands for the days of one run.
 */

import { secureRandomness } from '#shell/secure-randomness.ts'
import { ballotDay } from '#simulation/secrecy/ballot-day.ts'
import { GATE_SESSIONS, Gate, MEASURES } from '#simulation/secrecy/gate.ts'
import type { Lane, LaneAsk, LaneResult, Violation } from './lane.ts'

export const lane: Lane = {
  name: 'secrecy',
  unit: 'sessions whose places were looked at',
  sliceSeeds: 1,
  seedsInAll: null,
  run,
}

async function run({ fromSeed, seeds, until, say }: LaneAsk): Promise<LaneResult> {
  const gate = new Gate()
  const drawn = new Set<string>()
  const violations: Violation[] = []
  let seed = fromSeed
  for (; seed < fromSeed + seeds && performance.now() < until; seed++) {
    const day = await ballotDay(GATE_SESSIONS, secureRandomness())
    gate.addDay(day.voters)
    for (const value of day.drawn) {
      if (drawn.has(value)) violations.push({ seed, what: `a nonce, key or token was drawn twice: ${value}` })
      drawn.add(value)
    }
    for (const what of day.leftovers) violations.push({ seed, what })
    say(`secrecy: ${seed - fromSeed + 1} days, ${gate.found().length} relations found`)
  }
  for (const measure of gate.found()) {
    const { s, variance } = gate.sums.get(measure) ?? { s: 0, variance: 0 }
    const deviations = gate.deviations(measure).toFixed(1)
    violations.push({ seed: fromSeed, what: `${measure}: S = ${s}, variance ${variance}, ${deviations} σ` })
  }
  const details: Record<string, number | string> = {
    'secrecy: days': seed - fromSeed,
    'secrecy: fresh values, all different': drawn.size,
  }
  for (const measure of MEASURES) {
    const { s, variance } = gate.sums.get(measure) ?? { s: 0, variance: 0 }
    details[`secrecy: ${measure}, S`] = s
    details[`secrecy: ${measure}, variance of S`] = variance
    details[`secrecy: ${measure}, p in the last run`] = gate.p(measure).toPrecision(3)
  }
  return { counted: (seed - fromSeed) * GATE_SESSIONS, nextSeed: seed, violations, details, skipped: null }
}
