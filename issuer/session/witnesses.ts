/** Witnesses who are here, and those who are present at an act that the manual ties to them (ROL-03, D-02). */
import { type ActCode, type Notice, notice } from './codes.ts'
import type { DayRecord, Witnesses } from './day-record.ts'
import { issuesAlone } from './desk-alone.ts'
import { isOnTheSpot } from './witness-lines.ts'

export const WITNESSES_MIN = 2

export function presentWitnesses(record: Pick<DayRecord, 'witnesses'>): number {
  return record.witnesses.present.filter((present) => present).length
}

/** D-02, ROL-11: two at least, and one of them on the spot. */
export function presenceRefusal(record: Pick<DayRecord, 'witnesses'>): Notice<ActCode> | null {
  if (presentWitnesses(record) < WITNESSES_MIN) return notice('too-few-witnesses', { least: WITNESSES_MIN })
  return isAnyOnTheSpot(record.witnesses) ? null : notice('nobody-on-the-spot')
}

function isAnyOnTheSpot(witnesses: Witnesses, among?: readonly number[]): boolean {
  return witnesses.names.some((_, place) => isOnTheSpot(witnesses, place) && among?.includes(place) !== false)
}

/** At a desk that issues alone they are with the officer, at the first one (D-24). */
export function witnessesRefusal(record: DayRecord): Notice<ActCode> | null {
  return issuesAlone(record) ? null : presenceRefusal(record)
}

export function areWitnessesHere(record: DayRecord): boolean {
  return witnessesRefusal(record) === null
}

/** @param marked witnesses beside the officer at this act; only those who are here count, and each once */
export function besideRefusal(
  { witnesses }: Pick<DayRecord, 'witnesses'>,
  marked: readonly number[],
  least: number,
): Notice<ActCode> | null {
  const beside = witnesses.present.filter((present, place) => present && marked.includes(place)).length
  if (beside < least) return notice('witness-beside', { least })
  // ROL-11: over a line one may look on and say so, but never all of them.
  return isAnyOnTheSpot(witnesses, marked) ? null : notice('nobody-on-the-spot')
}

/** ROL-05, PEO 38: each person has one place, each party one witness. Spaces and widths of letters make nobody somebody else. */
export function isHeldBy(words: string, others: readonly string[]): boolean {
  const plain = (each: string) => each.normalize('NFKC').replace(/\s+/gu, '')
  return plain(words) !== '' && others.some((other) => plain(other) === plain(words))
}

/** Written where nothing is asked for, these are no party. */
const OF_NO_PARTY = ['無所属', 'なし', '無し', '無', '特になし', 'none', 'None', 'independent', 'Independent']

export function isPartyOf(party: string, others: readonly string[]): boolean {
  return !isHeldBy(party, OF_NO_PARTY) && isHeldBy(party, others)
}

/** The list as a whole, by the rule for each who comes later. */
export function listRefusal({ names, parties }: Pick<Witnesses, 'names' | 'parties'>): Notice<ActCode> | null {
  const name = names.find((each, place) => isHeldBy(each, names.slice(0, place)))
  if (name !== undefined) return notice('witness-named-twice', { name })
  const party = parties.slice(0, names.length).find((each, place) => isPartyOf(each, parties.slice(0, place)))
  return party === undefined ? null : notice('witnesses-same-party', { party })
}

/** Typing the names again sends nobody away: who was marked present stays so. */
export function renamed(
  witnesses: Witnesses,
  { appointed, names, parties }: Pick<Witnesses, 'appointed' | 'names' | 'parties'>,
): Witnesses {
  const before = names.map((name) => witnesses.names.indexOf(name))
  return {
    ...witnesses,
    appointed,
    names,
    parties: names.map((_, place) => parties[place] ?? ''),
    present: before.map((place) => witnesses.present[place] ?? false),
    came: before.map((place) => witnesses.came[place] ?? null),
    left: before.map((place) => witnesses.left[place] ?? null),
    transport: names.includes(witnesses.transport) ? witnesses.transport : '',
  }
}
