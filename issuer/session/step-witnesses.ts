/** 投票立会人: who is here, who came in whose place, and who travels with the boxes (ROL-04…06, D-02). */
import { unreachable } from '#election/assert.ts'
import type { RefusalReason } from '#election/roll/eligibility.ts'
import type { LocalMinute } from '#election/time.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import type { SubstituteAsked, Substitution } from './day-record.ts'
import type { IssuerEvent } from './event.ts'
import { ofScreen, type ScreenEventOf } from './screen-event.ts'
import type { Day, DayRecord } from './state.ts'
import { alarm, askOfficer, type DayContext, type DayStep, keep, record } from './step-day.ts'
import { beginLine, lineOf, stepLine, withLinesEnded } from './witness-lines.ts'
import { isHeldBy, isPartyOf, listRefusal, presenceRefusal, presentWitnesses, renamed } from './witnesses.ts'

export const isOfWitnesses = ofScreen(
  'witnesses-named',
  'witness-marked',
  'witness-substituted',
  'witness-released',
  'transport-witness-named',
  'witness-line',
)
type WitnessEvent = ScreenEventOf<typeof isOfWitnesses>

export function stepWitnesses({ state, facts, day }: DayContext, event: WitnessEvent): DayStep {
  const { stage, reports, endedAt, witnesses } = day.record
  if (endedAt !== null) return alarm(day, notice('day-over'))
  // The witnesses who seal the envelopes may change after the report; those who were present while people voted do not.
  if (event.type === 'witnesses-named' && stage === 'closed' && reports.correcting === '')
    return alarm(day, notice('report-signed'))
  switch (event.type) {
    case 'witnesses-named': {
      const refusal = listRefusal(event)
      if (refusal !== null) return alarm(day, refusal)
      return record(day, { witnesses: withLinesEnded(renamed(witnesses, event), state.now) })
    }
    case 'witness-marked':
      return markWitness(day, event.witness, event.present, state.now)
    case 'witness-substituted':
      return seekSubstitute(day, event)
    case 'witness-released':
      return release(day, event.witness, state.now)
    case 'transport-witness-named': {
      const name = witnesses.names[event.witness]
      if (lineOf(witnesses, event.witness) !== 'on-the-spot') return alarm(day, notice('witness-not-on-the-spot'))
      return name === undefined ? keep(day) : record(day, { witnesses: { ...witnesses, transport: name } })
    }
    case 'witness-line': {
      const stepped = stepLine({ state, facts, day }, event)
      return withAlarm(day, stepped)
    }
    default:
      return unreachable(event)
  }
}

/** ROL-11: what the officer said yes to. */
export function overLine(day: Day, witness: number, name: string, now: LocalMinute): DayStep {
  return withAlarm(day, beginLine(day, witness, name, now))
}

/** A line that is cut is an absence, with the alarm of one. */
function withAlarm(before: Day, { day, effects }: DayStep): DayStep {
  const [was, is] = [presentWitnesses(before.record), presentWitnesses(day.record)]
  if (before.record.witnesses === day.record.witnesses) return { day, effects }
  return { day: withLowWitnesses(day, is > was), effects }
}

/** D-02: below the appointed number it goes on with an alarm; below two nothing opens, closes or is issued. */
function markWitness(day: Day, witness: number, isPresent: boolean, now: LocalMinute): DayStep {
  const { witnesses } = day.record
  if (witness >= witnesses.names.length || witnesses.present[witness] === isPresent) return keep(day)
  const came = witnesses.came[witness] ?? null
  // Who was over a line is here in person now, or gone for good.
  const marked = record(day, {
    witnesses: {
      ...withLinesEnded(witnesses, now, witness),
      present: witnesses.present.with(witness, isPresent),
      came: witnesses.came.with(witness, isPresent ? (came ?? now) : came),
      left: witnesses.left.with(witness, isPresent ? null : now),
    },
  })
  return { day: withLowWitnesses(marked.day, isPresent), effects: marked.effects }
}

/**
 * Only what is true now, and before all that waits: with one witness left the band would still say that two are here and voting goes on, or
 * have the stop after something else. Who comes adds nothing, and changes or ends what is still to be read.
 */
function withLowWitnesses(day: Day, isPresent: boolean): Day {
  const others = day.alarms.filter(({ code }) => !OF_LOW_WITNESSES.has(code))
  const { record } = day
  const isUnread = others.length < day.alarms.length
  const isSaid = isPresent ? isUnread : record.openedAt !== null
  const low = isSaid ? lowWitnesses(record) : null
  if (low === null) return isUnread ? { ...day, alarms: others } : day
  return { ...day, alarms: [low, ...others] }
}

const OF_LOW_WITNESSES: ReadonlySet<string> = new Set([
  'too-few-witnesses',
  'nobody-on-the-spot',
  'witnesses-below-appointed',
])

function lowWitnesses(record: DayRecord): Notice<ActCode> | null {
  const present = presentWitnesses(record)
  const { appointed } = record.witnesses
  const stop = presenceRefusal(record)
  if (stop !== null) return stop
  return present < appointed ? notice('witnesses-below-appointed', { present, appointed }) : null
}

/** Asked of the roll and the list of candidates; what is entered comes back with the answer. */
function seekSubstitute(day: Day, event: Extract<WitnessEvent, { type: 'witness-substituted' }>): DayStep {
  const { witness, voter, party, namesake, seen } = event
  const { names, present } = day.record.witnesses
  if (names[witness] === undefined || present[witness]) return keep(day)
  return keep(day, { type: 'find-substitute', text: voter, asked: { witness, party, namesake, seen } })
}

/**
 * ROL-05: no candidate, and of no party that has a witness already; the person need not be here yet. Since 2019 anybody who has the vote may be
 * one (PEO 38 (1), (2)): for who is not on this roll the officer answers, with card and PIN.
 */
export function substituteFound(
  { state, day }: DayContext,
  event: Extract<IssuerEvent, { type: 'substitute-found' }>,
): DayStep {
  const { asked, found } = event
  const { witnesses } = day.record
  if (witnesses.names[asked.witness] === undefined || witnesses.present[asked.witness]) return keep(day)
  if (found === null || !mayWitness(found.refusal)) return alarm(day, notice('substitute-not-on-roll'))
  const { name } = found
  if (event.isCandidate && !asked.namesake) return alarm(day, notice('substitute-is-candidate', { name }))
  const refusal = besideOthersRefusal(day.record, asked, name)
  if (refusal !== null) return alarm(day, refusal)
  return asked.seen === ''
    ? appointSubstitute(day, asked, name, state.now)
    : askOfficer(day, { type: 'appoint-substitute', asked, name })
}

export function appointSubstitute(day: Day, asked: SubstituteAsked, name: string, now: LocalMinute): DayStep {
  const { names, parties, came, left, substitutes } = day.record.witnesses
  const { witness: place, party, seen } = asked
  const substitution: Substitution = {
    place,
    left: names[place] ?? '',
    leftParty: parties[place] ?? '',
    leftCame: came[place] ?? null,
    leftAt: left[place] ?? null,
    ...{ came: name, party, from: now, until: null, seen },
  }
  return changePlace(day, place, name, party, { substitutes: [...substitutes, substitution], now })
}

/** On the roll of this station today: whether the person has voted, or voted early, is another matter. */
const MAY_WITNESS: ReadonlySet<RefusalReason | null> = new Set<RefusalReason | null>([
  null,
  'already-issued',
  'already-voted',
  'absentee-issued',
  'absentee-voted',
  'early-voted',
  'online-voted',
  'online-void-first',
])

function mayWitness(refusal: RefusalReason | null): boolean {
  return MAY_WITNESS.has(refusal)
}

function besideOthersRefusal(
  { witnesses }: DayRecord,
  { witness, party }: SubstituteAsked,
  name: string,
): Notice<ActCode> | null {
  if (isHeldBy(name, witnesses.names)) return notice('substitute-is-witness', { name })
  const others = witnesses.parties.filter((_, place) => place !== witness)
  return isPartyOf(party, others) ? notice('substitute-same-party', { party }) : null
}

/** A witness who comes into a place is marked when there. The one who was to go with the boxes does so no more. */
function changePlace(
  day: Day,
  place: number,
  name: string,
  party: string,
  { substitutes, now }: { readonly substitutes: readonly Substitution[]; readonly now: LocalMinute },
): DayStep {
  const witnesses = withLinesEnded(day.record.witnesses, now, place)
  return record(day, {
    witnesses: {
      ...witnesses,
      names: witnesses.names.with(place, name),
      parties: witnesses.parties.with(place, party),
      present: witnesses.present.with(place, false),
      came: witnesses.came.with(place, null),
      left: witnesses.left.with(place, null),
      substitutes,
      transport: witnesses.transport === witnesses.names[place] ? '' : witnesses.transport,
    },
  })
}

/** The appointed one has come, and is marked by the one press that lets the substitute go. */
function release(day: Day, place: number, now: LocalMinute): DayStep {
  const { witnesses } = day.record
  const open = witnesses.substitutes.findLast((each) => each.place === place && each.until === null)
  if (open === undefined || witnesses.names[place] !== open.came) return keep(day)
  const others = witnesses.parties.filter((_, at) => at !== place)
  // Meanwhile another place may have got somebody of the same party (ROL-05).
  if (isPartyOf(open.leftParty, others)) return alarm(day, notice('returning-same-party', { party: open.leftParty }))
  const substitutes = witnesses.substitutes.map((each) => (each === open ? { ...each, until: now } : each))
  const changed = changePlace(day, place, open.left, open.leftParty, { substitutes, now })
  if (changed.day.record === day.record) return changed
  const marked = markWitness(changed.day, place, true, now)
  return { day: marked.day, effects: [...changed.effects, ...marked.effects] }
}
