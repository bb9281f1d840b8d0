/** What officer and witnesses do at the desk on a day on which nothing is amiss, in the order in which it is taken. */
import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import type { StationIndex } from '#election/ids.ts'
import type { DayTick } from '#issuer/session/day-names.ts'
import { KEY_ENVELOPES } from '#issuer/session/day-names.ts'
import { ENVELOPE } from '#issuer/session/key-ledger.ts'
import type { IssuerScreenEvent, SealingTick } from '#issuer/session/screen-event.ts'
import type { DayRecord } from '#issuer/session/state.ts'

function besideOf({ witnesses }: DayRecord): number[] {
  return witnesses.present.flatMap((present, place) => (present ? [place] : []))
}

function ticks(record: DayRecord, ...lines: readonly DayTick[]): IssuerScreenEvent[] {
  const open = lines.filter((tick) => !record.ticked.includes(tick))
  return open.map((tick) => ({ type: 'day-ticked', tick, done: true, witnesses: besideOf(record) }))
}

/** OPN-01, OPN-02: before the declaration. */
export function morningActs(record: DayRecord): readonly IssuerScreenEvent[] {
  return ticks(record, 'media-in', 'fronts-locked', 'notice-posted', 'locks-whole', 'papers-whole')
}

/** After the signatures. */
export function lidActs(record: DayRecord): readonly IssuerScreenEvent[] {
  return ticks(record, 'opening-bell', 'inner-lid-locked')
}

/** CLS-06, CLS-07 */
export function sealingActs(record: DayRecord, station: StationIndex): readonly IssuerScreenEvent[] {
  const media = record.kiosks
    .filter(({ wasStarted }) => wasStarted)
    .flatMap(({ machine, pair }) =>
      (['original', 'duplicate'] as const).map((role): IssuerScreenEvent => {
        const serial = mediumSerial(station, pair, role)
        return { type: 'medium-noted', machine, role, serial, sealed: true }
      }),
    )
  return [
    ...media,
    sealed(record, 'originals-sealed'),
    sealed(record, 'duplicates-sealed'),
    { type: 'boxes-ready', exception: '' },
    ...ticks(record, 'inner-lid-locked'),
    lidLockedAct(record),
  ]
}

/** All that is sealed on an evening that is not the last (LAW-12): the media stay in the machines. */
export function lidLockedAct(record: DayRecord): IssuerScreenEvent {
  return sealed(record, 'ballot-box-locked')
}

const LABELS: Readonly<Record<SealingTick, string>> = {
  'originals-sealed': 'A-0001',
  'duplicates-sealed': 'A-0002',
  'ballot-box-locked': '',
}

function sealed(record: DayRecord, tick: SealingTick): IssuerScreenEvent {
  const [label, again] = [LABELS[tick], LABELS[tick]]
  return { type: 'sealing-ticked', tick, done: true, witnesses: besideOf(record), label, again }
}

/** On a day without closing screens, words take the place of each number (decision 022). */
export function noSealActs({ kiosks }: Pick<DayRecord, 'kiosks'>): readonly IssuerScreenEvent[] {
  return kiosks.map(({ machine }) => ({ type: 'seal-missing', machine, reason: 'simulated' }))
}

/** MED-02, MED-03: what the end of the day waits for, once the report is signed and everything is locked. */
export function leavingActs(record: DayRecord): readonly IssuerScreenEvent[] {
  const witness = besideOf(record)[0] ?? 0
  const open = KEY_ENVELOPES.filter((name) => !record.keys.envelopes.some(({ envelope }) => envelope === name))
  return [
    ...open.map((envelope): IssuerScreenEvent => {
      const keeper = ENVELOPE[envelope].side === 'officer' ? 'officer' : witness
      return { type: 'key-envelope-sealed', envelope, keeper, sealedWith: witness, note: '' }
    }),
    ...ticks(record, 'polling-record-made', 'transport-list-made'),
  ]
}
