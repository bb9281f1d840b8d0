/**
 * The holders of the keys (ROL-07, D-03). By day all five are with the officer or the deputy. From the declaration of the closing on, each
 * is in front of officer and witnesses until it is in its envelope, which has its own keeper.
 */
import { type ActCode, type Notice, notice } from './codes.ts'
import { KEY_ENVELOPES, type Key, type KeyEnvelopeName } from './day-names.ts'
import type { DayRecord, KeyHolder, KeyLedger } from './day-record.ts'

/** The keys of each envelope, and the side that keeps it (the table of the manual, 22(2)ウ). */
export const ENVELOPE: Readonly<
  Record<KeyEnvelopeName, { readonly keys: readonly Key[]; readonly side: 'officer' | 'witness' }>
> = {
  'officer-duplicate': { keys: ['media-duplicate'], side: 'officer' },
  'officer-box': { keys: ['inner-lid', 'outer-lid-1'], side: 'officer' },
  'witness-original': { keys: ['media-original'], side: 'witness' },
  'witness-outer': { keys: ['outer-lid-2'], side: 'witness' },
}

/** It holds a key of the ballot box's outer lid. */
export function isOfLid(envelope: KeyEnvelopeName): boolean {
  return ENVELOPE[envelope].keys.some((key) => key === 'outer-lid-1' || key === 'outer-lid-2')
}

export const NO_KEYS_MOVED: KeyLedger = { envelopes: [], moves: [] }

export function isByDay({ stage }: Pick<DayRecord, 'stage'>): boolean {
  return stage === 'preparing' || stage === 'voting'
}

/** Null: nobody holds it, and it is in front of officer and witnesses. */
export function holderOf(record: Pick<DayRecord, 'stage' | 'keys' | 'officers'>, key: Key): KeyHolder | null {
  const { envelopes, moves } = record.keys
  if (isByDay(record)) return moves.findLast(({ what }) => what === 'all')?.to ?? officerOf(record)
  const sealed = envelopes.find(({ envelope }) => ENVELOPE[envelope].keys.includes(key))
  return sealed === undefined ? null : (moves.findLast(({ what }) => what === sealed.envelope)?.to ?? null)
}

function officerOf({ officers }: Pick<DayRecord, 'officers'>): KeyHolder {
  return { role: 'officer', name: officers.officer }
}

/** Two keys that no one person holds from the closing on: both media boxes, both locks of the outer lid. */
const APART: readonly (readonly [Key, Key])[] = [
  ['media-original', 'media-duplicate'],
  ['outer-lid-1', 'outer-lid-2'],
]

/** ROL-07: a person may have two roles; the name shows it. */
function isOne(one: KeyHolder | null, other: KeyHolder | null): boolean {
  if (one === null || other === null) return false
  return one.name === '' || other.name === '' ? one.role === other.role : one.name === other.name
}

/** Asked of the record as it would be after the act. Null: the act is allowed. */
export function keysRefusal(
  record: Pick<DayRecord, 'stage' | 'keys' | 'officers'>,
  envelope: KeyEnvelopeName,
  to: KeyHolder,
): Notice<ActCode> | null {
  const side = to.role === 'witness' ? 'witness' : 'officer'
  if (side !== ENVELOPE[envelope].side) return notice('key-keeper-wrong')
  const both = APART.some(([one, other]) => isOne(holderOf(record, one), holderOf(record, other)))
  return both ? notice('keys-with-one') : null
}

/** MED-02: the four envelopes are sealed. */
export function envelopesRefusal({ keys }: Pick<DayRecord, 'keys'>): Notice<ActCode> | null {
  const missing = KEY_ENVELOPES.length - keys.envelopes.length
  return missing > 0 ? notice('key-envelopes-open', { count: missing }) : null
}

/** ROL-06: both envelopes of witnesses are sealed, and the witness who travels keeps neither. */
export function travelsWithoutKey(record: Pick<DayRecord, 'stage' | 'keys' | 'officers' | 'witnesses'>): boolean {
  const keepers = [holderOf(record, 'media-original'), holderOf(record, 'outer-lid-2')]
  const { transport } = record.witnesses
  return transport !== '' && !isByDay(record) && keepers.every((keeper) => keeper !== null && keeper.name !== transport)
}

/** CLS-07: the outer lid is locked, or the note on an envelope of its keys says why not. A note about the media does not count. */
export function isLidSettled({ closing, keys }: Pick<DayRecord, 'closing' | 'keys'>): boolean {
  return (
    closing.sealing['ballot-box-locked'] ||
    keys.envelopes.some(({ envelope, note }) => isOfLid(envelope) && note !== '')
  )
}
