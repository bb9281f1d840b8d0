/** 発券のみ: what is scanned or typed at a station without a roll is a slip of it, or is refused before the books are asked. */
import { rangeOf, readSlip } from '#election/definition/slips.ts'
import type { RollNumber } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Notice, notice, type VoterCode } from './codes.ts'
import type { IssuerFacts } from './facts.ts'
import type { SearchField } from './screen-event.ts'

type Station = Pick<IssuerFacts, 'station' | 'stations'> & { readonly slips: NonNullable<IssuerFacts['slips']> }

/** Null: the station has a roll. */
export function soughtSlip(facts: IssuerFacts, text: string): Result<RollNumber, Notice<VoterCode>> | null {
  const { slips } = facts
  return slips === null ? null : slipOf({ ...facts, slips }, text)
}

function slipOf({ slips, stations, station }: Station, text: string): Result<RollNumber, Notice<VoterCode>> {
  const read = readSlip(text)
  if (!read.ok) return err(notice(read.error === 'misread' ? 'slip-misread' : 'not-a-slip'))
  const number = read.value
  if (rangeOf(slips, number) !== null) return ok(number)
  // ISS-02: that station's books alone know whether it was used.
  const theirs = stations.find((each) => each.id !== station && rangeOf(each.slips ?? [], number) !== null)
  return err(theirs === undefined ? notice('slip-unknown') : notice('slip-of-other-station', { station: theirs.name }))
}

/** By the number alone: nothing else of a slip's row is anybody's. */
export function bySlip(number: RollNumber): { readonly text: string; readonly by: SearchField } {
  return { text: number, by: 'roll-number' }
}
