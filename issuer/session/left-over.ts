/**
 * ISS-22, C4: a card that was left *pressed* goes out of circulation by the word of its machine. The mark does not say which contests, so
 * nobody enters any.
 *
 * No second vote can follow. *over* → finished: the rights that its voter has left are lost, so a wrong word takes a right and gives none.
 * *not-recorded* → released with nothing, from which the desk would issue again. So this needs the pair's number of records, and that is
 * entered only after `kiosksMayClose`, which nothing takes back and after which nothing is issued (`issuingRefusal`). While people vote,
 * the machine that takes over a dead machine's pair releases its card: with what the journal says, by nobody's word.
 */
import type { LeftOver } from '#election/card/card-state.ts'
import type { PairNumber } from '#election/ids.ts'
import { notice } from './codes.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { Day, DayRecord } from './state.ts'
import { alarm, type DayStep, keep } from './step-day.ts'
import { besideRefusal, WITNESSES_MIN } from './witnesses.ts'

export function decideLeftOver(day: Day, event: Extract<IssuerScreenEvent, { type: 'left-over-decided' }>): DayStep {
  const { check, record } = day
  if (check.type !== 'shown' || check.found.type !== 'pressed') return keep(day)
  const { pair } = check.found
  const refusal = besideRefusal(record, event.witnesses, WITNESSES_MIN)
  if (refusal !== null) return alarm(day, refusal)
  const isOver = event.says === 'over'
  if (!isOver && !isClosed(record, pair)) return alarm(day, notice('left-over-pair-open', { pair }))
  const evidence: LeftOver = { type: isOver ? 'spent' : 'not-spent-and-closed', pair }
  // The card is read again and says itself what it is now; it goes on from here like any card that was checked.
  const reading = { type: 'voting-card', failure: null, working: true } as const
  return keep({ ...day, check: reading }, { type: 'take-out-left-over', evidence })
}

/** It showed its closing page, or the machine did that took the pair over (D-18). */
function isClosed({ kiosks, closing }: DayRecord, pair: PairNumber): boolean {
  const kiosk = kiosks.find((each) => each.pair === pair)
  const told = closing.told.find(({ machine }) => machine === kiosk?.machine)
  return closing.kiosksMayClose && (told?.counts.every((count) => count !== null) ?? false)
}
