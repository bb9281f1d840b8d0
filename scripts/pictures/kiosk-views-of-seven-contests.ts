/** A card for seven contests: the pages that name each of them. */
import { EVERY_CONTEST } from '#election/contests.ts'
import { cast, comes, next, type Picture, select, story } from '#simulation/pictures/kiosk-picture.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { SEVEN_FACTS, secondOf } from '#simulation/rooms/seven-contests.ts'

const settles = (kiosk: PretendKiosk) => kiosk.settle()
const votesIn = (bit: number) => [select(secondOf(bit)), next, cast, settles]

export function ofSevenContests(): readonly Picture[] {
  return [
    ...story(
      new PretendKiosk(SEVEN_FACTS).open(),
      ['recorded-first-of-seven', comes(1, { contests: EVERY_CONTEST }), next, ...votesIn(0)],
      ['recorded-fourth-of-seven', next, ...votesIn(1), next, ...votesIn(2), next, ...votesIn(3)],
      ['card-away-of-seven', next, (kiosk) => kiosk.lift()],
    ),
    ...story(
      new PretendKiosk(SEVEN_FACTS).open(),
      ['leave-of-seven', comes(1, { contests: EVERY_CONTEST }), next, { type: 'leave' }],
      ['leave-sure-of-seven', { type: 'leave-scope', scope: 'all' }],
    ),
  ]
}
