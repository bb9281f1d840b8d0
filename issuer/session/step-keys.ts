/** The ledger of keys: handed to the deputy by day, into four envelopes in the evening, and from keeper to keeper (ROL-07, MED-02). */
import { unreachable } from '#election/assert.ts'
import type { LocalMinute } from '#election/time.ts'
import { notice } from './codes.ts'
import { KEYS, type KeyEnvelopeName } from './day-names.ts'
import type { KeyHolder, KeyLedger } from './day-record.ts'
import { isLastDay } from './days.ts'
import { holderOf, isByDay, isOfLid, keysRefusal } from './key-ledger.ts'
import { ofScreen, type ScreenEventOf } from './screen-event.ts'
import type { Day, DayRecord } from './state.ts'
import { alarm, type DayContext, type DayStep, keep, record } from './step-day.ts'
import { isOnTheSpot } from './witness-lines.ts'

export const isOfKeys = ofScreen('officers-named', 'keys-handed', 'key-envelope-sealed', 'key-envelope-handed')
type KeyEvent = ScreenEventOf<typeof isOfKeys>
type Keeper = Extract<KeyEvent, { type: 'key-envelope-handed' }>['to']

export function stepKeys(context: DayContext, event: KeyEvent): DayStep {
  const { state, day } = context
  if (day.record.endedAt !== null) return alarm(day, notice('day-over'))
  switch (event.type) {
    case 'officers-named':
      return record(day, { officers: { officer: event.officer, deputy: event.deputy } })
    case 'keys-handed':
      return handAll(day, event.to, state.now)
    case 'key-envelope-sealed':
      return seal(context, event)
    case 'key-envelope-handed': {
      const isSealed = day.record.keys.envelopes.some(({ envelope }) => envelope === event.envelope)
      return isSealed ? hand(day, day.record.keys.envelopes, event.envelope, event.to, state.now) : keep(day)
    }
    default:
      return unreachable(event)
  }
}

/** By day the keys stay together, with the leader of the station. */
function handAll(day: Day, to: 'officer' | 'deputy', at: LocalMinute): DayStep {
  if (!isByDay(day.record)) return alarm(day, notice('keys-into-envelopes'))
  const holder = personOf(day.record, to)
  const now = holderOf(day.record, KEYS[0])
  if (holder === null || (now?.role === holder.role && now.name === holder.name)) return keep(day)
  const { keys } = day.record
  return record(day, { keys: { ...keys, moves: [...keys.moves, { what: 'all', to: holder, at }] } })
}

/** The lock that it opens is locked, and officer and witness seal it together; the note says in words what is missing in it. */
function seal({ state, facts, day }: DayContext, event: Extract<KeyEvent, { type: 'key-envelope-sealed' }>): DayStep {
  const { envelope, note } = event
  const { keys, closing, witnesses } = day.record
  if (isByDay(day.record)) return alarm(day, notice('keys-by-day'))
  // LAW-12: before the last day the media stay in the machines, and the keys go into their envelopes all the same.
  if (closing.boxesReady === null && isLastDay(facts, day.record)) return alarm(day, notice('boxes-not-ready'))
  if (isOfLid(envelope) && !closing.sealing['ballot-box-locked'] && note.trim() === '')
    return alarm(day, notice('sealing-incomplete'))
  const sealedWith = witnesses.present[event.sealedWith] ? witnesses.names[event.sealedWith] : undefined
  if (sealedWith === undefined) return alarm(day, notice('witness-beside', { least: 1 }))
  // ROL-11: a seal is set, and a key is kept, by hand.
  if (!isOnTheSpot(witnesses, event.sealedWith)) return alarm(day, notice('witness-not-on-the-spot'))
  const others = keys.envelopes.filter((each) => each.envelope !== envelope)
  return hand(day, [...others, { envelope, sealedWith, note: note.trim() }], envelope, event.keeper, state.now)
}

function hand(
  day: Day,
  envelopes: KeyLedger['envelopes'],
  envelope: KeyEnvelopeName,
  keeper: Keeper,
  at: LocalMinute,
): DayStep {
  const to = personOf(day.record, keeper)
  if (to === null) return alarm(day, notice('witness-beside', { least: 1 }))
  if (typeof keeper === 'number' && !isOnTheSpot(day.record.witnesses, keeper))
    return alarm(day, notice('witness-not-on-the-spot'))
  const keys: KeyLedger = { envelopes, moves: [...day.record.keys.moves, { what: envelope, to, at }] }
  const refusal = keysRefusal({ ...day.record, keys }, envelope, to)
  return refusal === null ? record(day, { keys }) : alarm(day, refusal)
}

/** A witness by place in the list, who is here. */
function personOf({ officers, witnesses }: DayRecord, keeper: Keeper): KeyHolder | null {
  if (keeper === 'officer' || keeper === 'deputy') return { role: keeper, name: officers[keeper] }
  const name = witnesses.present[keeper] ? witnesses.names[keeper] : undefined
  return name === undefined ? null : { role: 'witness', name }
}
