/**
 * Random days at the desk, with crashes and a spare issuer: after every act the books hold TRN-01, 02, 04, ISS-02, 13, 14, 15, 20, ELG-10
 * and PAP-02, and in the evening TRN-09 and CNT-05, all counted by the test itself.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, test } from 'vitest'
import { CONTESTS, DayAtTheDesk as Day } from '#simulation/rooms/day-at-the-desk.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'

const VOTERS = 4
let prepared: PreparedStation

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(VOTERS))
})
afterAll(() => prepared.close())

const voter = fc.integer({ min: 1, max: VOTERS }).map(String)
const place = fc.nat(20)
/** Whatever can be typed or pasted into the two fields, the longest and widest of it often. */
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('齋', '藤', '"', '\u0001', '𠮷', '\u2028').map((letter) => letter.repeat(80 / letter.length)),
)
const helpers = fc.oneof(fc.constant([]), fc.tuple(name, name))
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        voter,
        fc.subarray(CONTESTS),
        fc.constantFrom('none', 'none', 'old', 'new') as fc.Arbitrary<'none' | 'old' | 'new'>,
        helpers,
      )
      .map(
        ([who, wanted, tear, assistants]) =>
          (day: Day) =>
            day.visit(who, wanted, tear, assistants),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, fc.boolean()).map(
      ([at, all]) =>
        (day: Day) =>
          day.giveBack(at, all),
    ),
  },
  { weight: 3, arbitrary: place.map((at) => (day: Day) => day.vote(at)) },
  {
    weight: 1,
    arbitrary: fc.tuple(place, voter).map(
      ([at, who]) =>
        (day: Day) =>
          day.layWrongCard(at, who),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(voter, fc.constantFrom('braille', 'provisional'), fc.subarray(CONTESTS), fc.nat(4)).map(
      ([who, way, wanted, taken]) =>
        (day: Day) =>
          day.paper(who, way, wanted, taken === 0),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(voter, fc.constantFrom('no-ticket', 'declaration', 'proxy-refused')).map(
      ([who, way]) =>
        (day: Day) =>
          day.onTheRow(who, way),
    ),
  },
  { weight: 1, arbitrary: place.map((at) => (day: Day) => day.find(at)) },
  { weight: 1, arbitrary: fc.constant((day: Day) => day.restart()) },
  { weight: 1, arbitrary: fc.constant((day: Day) => day.crash()) },
  { weight: 1, arbitrary: fc.constant((day: Day) => day.takeOver()) },
)

test('random voters, helpers of any name, declines, papers, tickets, returns, re-entries, torn, wrong and found cards, crashes and take-overs: the books hold at every step (ISS-14, ISS-20, TRN-09, CNT-05)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 16 }), async (acts) => {
      const desk = await Reception.furnish(prepared)
      try {
        await desk.start()
        await desk.unlock()
        await desk.open()
        const day = new Day(desk)
        for (const perform of acts) {
          await perform(day)
          day.check()
        }
        day.evening()
      } finally {
        await desk.clear()
      }
    }),
    { numRuns: 12, seed: 20020623 },
  )
})
