/** A slice of lane `desk-days`: whatever people do at the desk, and whenever power goes, each rule of the account holds at each step. */
import { expect, test } from 'vitest'
import { lane } from '#simulation/prove/desk-days.ts'
import { DeskDay } from './desk-day.ts'

/** Events that the dice must draw among these seeds, or they are never played. */
const KINDS = [
  'eves',
  'midnights',
  'roll lists',
  'rows typed of a registration',
  'rows typed of a decision',
  'cards asked for in place of others',
  'candidate lists',
  'take-overs',
  'cuts in a write',
  'nights',
  'stops',
  'postponed days',
  'corrections',
]

test('random days at the desk: TRN-01, 02, 04, 08, 09, CNT-05, ISS-02, 13, 14, 15, 20, ELG-10 and PAP-02 hold at each step', async () => {
  const said: string[] = []
  const { sliceSeeds: seeds } = lane
  const { violations, counted, details } = await lane.run({
    fromSeed: 0,
    seeds,
    until: Number.POSITIVE_INFINITY,
    say: (line) => said.push(line),
  })
  expect(violations, said.join('\n')).toEqual([])
  expect(counted).toBeGreaterThan(0)
  expect(KINDS.filter((kind) => !(Number(details[kind]) > 0))).toEqual([])
})

// A card with a right that was called one without (177); a braille paper beside a card (537). Each turns a planted mistake red.
test.each([177, 537])('day %i', async (seed) => {
  const { violations, last } = await DeskDay.play(seed)
  expect(violations, last.join('\n')).toEqual([])
})
