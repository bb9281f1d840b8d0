/** Adds to a refusal what the other slots hold: the very medium that counts, or the other one of a pair that nobody closed. */
import type { MediumRefusal } from '#election/count/medium-refusal.ts'
import type { SlotState, TallyState } from './state.ts'

export function asSeenInTheSlots(state: TallyState, slot: number, refusal: MediumRefusal): MediumRefusal {
  switch (refusal.type) {
    case 'already-merged':
      return isInAnother(state, slot, refusal) ? { ...refusal, type: 'copy-of-a-medium' } : refusal
    case 'not-closed':
    case 'duplicate-not-closed':
      return isPartnerOpenToo(state, slot, refusal) ? { ...refusal, type: 'pair-not-closed' } : refusal
    default:
      return refusal
  }
}

type OfPair = Extract<MediumRefusal, { readonly pair: unknown }>

/** The medium that counts cannot be in two slots at once: the second one is a copy of it, or one of the two is its picture. */
function isInAnother({ slots }: TallyState, slot: number, { station, pair }: OfPair): boolean {
  const isPicture = (of: SlotState | undefined) => of !== undefined && of.scans !== null
  return slots.some(
    (other, i) =>
      i + 1 !== slot &&
      other.state === 'accepted' &&
      other.medium?.station === station &&
      other.medium.pair === pair &&
      !isPicture(other) &&
      !isPicture(slots[slot - 1]),
  )
}

function isPartnerOpenToo({ slots }: TallyState, slot: number, { type, station, pair }: OfPair): boolean {
  const partner = type === 'not-closed' ? 'duplicate' : 'original'
  return slots.some(({ examined }, i) => {
    if (i + 1 === slot || examined?.type !== 'not-closed') return false
    const { medium } = examined
    return medium.station === station && medium.pair === pair && medium.role === partner
  })
}
