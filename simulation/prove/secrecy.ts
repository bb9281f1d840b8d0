/**
 * Lane `secrecy`: one seed is one day of 1,000 sessions at a kiosk, with secure randomness: a seed only numbers the day, and a
 * day cannot be played again. So a violation carries the figures that it was judged by. S and its variance add up over runs;
 * p stands for the days of one run.
 */
import { secureRandomness } from '#shell/secure-randomness.ts'
import { eachSeed, Findings, type Lane } from '#simulation/lane.ts'
import { ballotDay } from '#simulation/secrecy/ballot-day.ts'
import { GATE_SESSIONS, Gate, MEASURES } from '#simulation/secrecy/gate.ts'

export const lane: Lane = {
  name: 'secrecy',
  unit: 'sessions whose places were looked at',
  sliceSeeds: 1,
  seedsInAll: null,
  async run(ask) {
    const gate = new Gate()
    const drawn = new Set<string>()
    const found = new Findings()
    const nextSeed = await eachSeed(ask, async (seed) => {
      const day = await ballotDay(GATE_SESSIONS, secureRandomness())
      gate.addDay(day.voters)
      for (const value of day.drawn) {
        if (drawn.has(value)) found.violations.push({ seed, what: `a nonce, key or token was drawn twice: ${value}` })
        drawn.add(value)
      }
      for (const what of day.leftovers) found.violations.push({ seed, what })
      found.counted += GATE_SESSIONS
      found.add('secrecy: days')
      ask.say(`secrecy: ${found.details['secrecy: days']} days, ${gate.found().length} relations found`)
    })
    for (const what of gate.told()) found.violations.push({ seed: ask.fromSeed, what })
    found.details['secrecy: fresh values, all different'] = drawn.size
    Object.assign(found.details, gate.figures('secrecy'))
    for (const measure of MEASURES) {
      found.details[`secrecy: ${measure}, p in the last run`] = gate.p(measure).toPrecision(3)
    }
    return found.result(nextSeed)
  },
}
