/** Whether anybody can be spoken to here: it needs the words of this election, and headphones that are fitted (AUD-03). */
import type { KioskState } from '../state.ts'

type Ears = Pick<KioskState, 'voicePack' | 'headphones'>

export function hasVoice({ voicePack, headphones }: Ears): boolean {
  return voicePack === 'whole' && headphones !== null
}

/** Sound reaches somebody now. */
export function isHeard(ears: Ears): boolean {
  return hasVoice(ears) && ears.headphones === 'connected'
}
