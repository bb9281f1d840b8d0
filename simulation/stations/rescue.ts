/** A machine that is dead for good: in the evening a healthy one takes its pair as that pair, and closes it. */

import { contestBits } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import { end } from '#kiosk/services/pair.ts'
import { openBox, openerOf } from '#simulation/rooms/box.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import type { Room } from '#simulation/rooms/powered-machine.ts'
import type { Ledger } from './ledger.ts'
import type { Visit } from './observer.ts'

/** @returns the records a contest of the closed pair, or null when it could not be closed */
export async function rescue(
  room: Room,
  dead: KioskRoom,
  helper: KioskRoom,
  visit: Visit | null,
  ledger: Ledger,
  today: LocalDate,
): Promise<ReadonlyMap<ContestBit, number> | null> {
  const place = {
    facts: room.facts,
    pair: dead.pair,
    randomness: room.randomness,
    helper: helper.pair,
    crypto: room.crypto,
  }
  const recorder = await openBox(place, dead.openOther ?? openerOf(dead.slots))
  if (recorder === null) return null
  const { box } = recorder
  const { situation } = await box.recover()
  const { journal } = situation
  if (journal?.type === 'interrupted' && visit !== null) {
    const open = contestBits((journal.contests & ~journal.done) as ContestMask)
    for (const contest of contestBits(journal.done)) ledger.toldRecorded(visit.voter, contest, 'the rescue')
    for (const contest of open) {
      ledger.toldNotRecorded(visit.voter, contest, 'the rescue')
      ledger.attempted(visit.voter, contest, 'maybe-end')
    }
    const outcome = await end(recorder, { token: null, cardContests: journal.contests, by: 'staff', today })
    if (outcome.type === 'recorded') {
      for (const contest of open) ledger.toldRecorded(visit.voter, contest, 'the rescue')
    }
  }
  const closed = await box.close({ today, final: true })
  // A machine that died while it closed may have come so far that recovery alone has ended it, for good.
  const report = closed.type === 'closed' ? closed.report : box.closingReport()
  if (!report?.final) return null
  return new Map(report.records.map(({ contest, count }) => [contest, count]))
}
