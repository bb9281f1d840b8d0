/** One machine as a process of its own: a short day with the randomness of a real start; prints what it drew, and where it put it. */
import { secureRandomness } from '#shell/secure-randomness.ts'
import { ballotDay } from './ballot-day.ts'

const sessions = Number(process.argv[2])
// Two boxes at once in one process, as a fork of one start would have them.
const days = await Promise.all([ballotDay(sessions, secureRandomness()), ballotDay(sessions, secureRandomness())])
process.stdout.write(
  JSON.stringify(days.map(({ drawn, voters }) => ({ drawn, places: voters.flatMap(({ ballots }) => ballots) }))),
)
