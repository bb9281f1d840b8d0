/**
 * ISS-02, ELG-02a: days at an early-voting station, its daily lists through the office into the roll of election day. For each voter and
 * contest exactly one of the two stations had a right to give, whatever was issued, declined, given on paper or taken back, and whichever
 * lists were lost on the way but the last.
 */
import { expect, it } from 'vitest'
import { both, EVERY_CONTEST, NO_CONTEST, union, without } from '#election/contests.ts'
import type { ContestMask, RollNumber } from '#election/ids.ts'
import { earlyOf } from '#election/roll/contest-right.ts'
import { type DayList, lineOfDay } from '#election/roll/day-list.ts'
import type { ListedMark } from '#election/roll/roll-file.ts'
import { checked, givenPaper, issued, leftOf, NEW_STANDING, returned, type Standing } from '#election/roll/standing.ts'
import { wordsOf } from '#office/roll/day-lists.ts'
import { Dice } from '#simulation/rooms/dice.ts'

const VOTERS = ['1', '2', '3', '4', '5'] as RollNumber[]
const SEEDS = 400

type Book = Map<RollNumber, Standing>

/** One act at the desk for one voter: a card of some contests, a paper, or a card that comes back unvoted. */
function act(dice: Dice, before: Standing, all: ContestMask): Standing {
  if (before.out !== NO_CONTEST && dice.oneIn(3)) return returned(before, before.out, before.out, true)
  const wanted = both(leftOf(before, all, NO_CONTEST), (1 + dice.below(EVERY_CONTEST)) as ContestMask)
  if (wanted === NO_CONTEST) return before
  if (before.marks === NO_CONTEST && dice.oneIn(4)) return givenPaper(before, 'braille', wanted)
  return before.paper === 'none' ? issued(checked(before, wanted), wanted) : before
}

function listOf(book: Book, all: ContestMask): DayList {
  const voters = [...book].flatMap(([rollNo, standing]) => lineOfDay(rollNo, standing, all) ?? [])
  return { voters } as unknown as DayList
}

it('of each contest either the early station or the station of the day has given a right, and never both or none', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const dice = new Dice(seed, 'early and on the day')
    const all = (dice.oneIn(4) ? EVERY_CONTEST : dice.oneIn(4) ? 1 : 3) as ContestMask
    const book: Book = new Map(VOTERS.map((rollNo) => [rollNo, NEW_STANDING]))
    const roll = new Map<RollNumber, ListedMark>(VOTERS.map((rollNo) => [rollNo, { mark: 'none' }]))
    let held: DayList | null = null
    for (let day = 1; day <= 3; day++) {
      for (let acts = 0; acts < 6; acts++) {
        const rollNo = VOTERS[dice.below(VOTERS.length)] as RollNumber
        book.set(rollNo, act(dice, book.get(rollNo) as Standing, all))
      }
      if (day < 3 && dice.oneIn(3)) continue
      const list = listOf(book, all)
      for (const { rollNo, mark, early } of wordsOf(list, held)) roll.set(rollNo, { mark, early })
      held = list
    }
    for (const [rollNo, { marks }] of book) {
      const onTheDay = leftOf(NEW_STANDING, all, earlyOf(roll.get(rollNo) as ListedMark))
      expect({ seed, rollNo, twice: both(marks, onTheDay), lost: without(all, union(marks, onTheDay)) }).toEqual({
        seed,
        rollNo,
        twice: NO_CONTEST,
        lost: NO_CONTEST,
      })
    }
  }
})
