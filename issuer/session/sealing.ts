/** CLS-06: media into their containers, each under its label, and that the boxes are ready. A container opened again is sealed again. */
import { stillOpenRefusal } from './closed-machines.ts'
import { boxesRefusal, sealingTickRefusal } from './day-checklist.ts'
import { ENVELOPE } from './key-ledger.ts'
import { withoutPapers } from './leaving-lines.ts'
import { mediumRefusal, plainSerial } from './media-serials.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { DayRecord, MediumNote } from './state.ts'
import { alarm, closing, type DayContext, type DayStep, isKiosk, keep, record } from './step-day.ts'

type OfScreen<Type extends IssuerScreenEvent['type']> = Extract<IssuerScreenEvent, { type: Type }>
type Role = MediumNote['role']

const CONTAINER = {
  original: { tick: 'originals-sealed', key: 'media-original' },
  duplicate: { tick: 'duplicates-sealed', key: 'media-duplicate' },
} as const

export function tickSealing(
  { facts, day }: DayContext,
  { tick, done, witnesses, label, again }: OfScreen<'sealing-ticked'>,
): DayStep {
  const { sealing, sealLabels } = day.record.closing
  const kept = done ? label.trim() : ''
  // Pressed twice.
  if (sealing[tick] === done && sealLabels[tick] === kept) return keep(day)
  const refusal = done ? sealingTickRefusal(facts, day.record, { tick, witnesses, label, again }) : null
  if (refusal !== null) return alarm(day, refusal)
  // The outer lid is locked after all containers: what happens to it opens none of them.
  if (tick === 'ballot-box-locked') return closing(day, { sealing: { ...sealing, [tick]: done } })
  const before = openedAgain(day.record, tick === CONTAINER.original.tick ? 'original' : 'duplicate')
  return record(day, {
    ...before,
    closing: {
      ...before.closing,
      sealing: { ...sealing, [tick]: done },
      sealLabels: { ...sealLabels, [tick]: kept },
    },
  })
}

/**
 * The container of these media is not as it was sealed: its label, the word that the boxes are ready, the envelope with its key and the
 * papers that name it fall, each is done again, and the day does not end before.
 */
function openedAgain(before: DayRecord, role: Role): Pick<DayRecord, 'closing' | 'keys' | 'ticked'> {
  const { tick, key } = CONTAINER[role]
  const { closing, keys } = before
  return {
    closing: {
      ...closing,
      sealing: { ...closing.sealing, [tick]: false },
      sealLabels: { ...closing.sealLabels, [tick]: '' },
      boxesReady: null,
    },
    keys: { ...keys, envelopes: keys.envelopes.filter(({ envelope }) => !ENVELOPE[envelope].keys.includes(key)) },
    ticked: withoutPapers(before),
  }
}

/** The number on the medium is that of this pair's original or duplicate; a mix-up is reported before it is sealed. */
export function noteMedium({ facts, day }: DayContext, event: OfScreen<'medium-noted'>): DayStep {
  if (!isKiosk(day, event.machine)) return keep(day)
  const { machine, role, serial } = event
  const sealed = event.sealed && serial !== ''
  const { media } = day.record.closing
  const before = media.find((medium) => medium.machine === machine && medium.role === role)
  // The same once more, however it is typed.
  if (before?.sealed === sealed && plainSerial(before.serial) === plainSerial(serial)) return keep(day)
  const refusal = sealed
    ? (stillOpenRefusal(facts, day.record, machine) ?? mediumRefusal(facts, day.record, { machine, role, serial }))
    : null
  if (refusal !== null) return alarm(day, refusal)
  const others = media.filter((medium) => medium !== before)
  const opened = openedAgain(day.record, role)
  return record(day, {
    ...opened,
    closing: { ...opened.closing, media: [...others, { machine, role, serial, sealed }] },
  })
}

/**
 * An unsealed container may void the election, so everything that is missing is explained in words. No words replace the closing of a
 * machine on which somebody can still vote.
 */
export function boxesReady({ facts, day }: DayContext, words: string): DayStep {
  const open = stillOpenRefusal(facts, day.record)
  if (open !== null) return alarm(day, open)
  const refusal = boxesRefusal(facts, day.record)
  if (refusal !== null && words === '') return alarm(day, refusal)
  return closing(day, { boxesReady: { exception: refusal === null ? '' : words } })
}
