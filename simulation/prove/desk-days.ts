/** Lane `desk-days`: one random day at the issuer's desk from each seed, with every kind of voter, paper, card and cut (simulation/desk-days). */
import type { DeskDayRun } from '#simulation/desk-days/desk-day.ts'
import { type Lane, playedDays } from '#simulation/lane.ts'
import { linesOf } from '#simulation/stations/own-process.ts'

const PROGRAM = 'simulation/desk-days/run-days.ts'

export const lane: Lane = {
  name: 'desk-days',
  unit: 'days at the desk',
  sliceSeeds: 200,
  seedsInAll: null,
  async run(ask) {
    const { heard, result } = playedDays<DeskDayRun>(ask, () => 1, 'days')
    const args = [ask.fromSeed, ask.seeds, Date.now() + (ask.until - performance.now())]
    await linesOf({ program: PROGRAM, args }, (json) => heard(json as DeskDayRun))
    return result()
  },
}
