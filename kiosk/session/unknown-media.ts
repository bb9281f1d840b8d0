/**
 * Used media in a machine that has no memory of them: its disk is new, or they are not its own. An earlier image of them would look the
 * same. The screen shows what they hold; the officer takes them only with the witnesses, and without an answer they are not taken (OPN-03).
 */
import { type KioskEvent, pressIn } from './event.ts'
import { outOfService } from './fault.ts'
import { openThePair } from './opening.ts'
import type { KioskState, UnknownMedia } from './state.ts'
import { type Stepped, stay, to } from './stepped.ts'
import { UNLOCK_START, unlockOnTray } from './unlock.ts'
import { enoughWitnesses, marked, WITNESSES_LEAST } from './witnesses.ts'

export function stepUnknownMedia(state: KioskState, stage: UnknownMedia, event: KioskEvent): Stepped {
  // The operator card is the officer's presence (X-C6): without it nobody decides.
  if (event.type === 'card') {
    const unlock = unlockOnTray(UNLOCK_START, event.presence)
    return to(state, { type: 'unlocking', purpose: 'recover', unlock, zero: null })
  }
  const press = pressIn(event)
  switch (press?.type) {
    case 'witness':
      return to(state, { ...stage, witnesses: marked(state, stage.witnesses, press), refusal: null })
    case 'back':
      return outOfService(state, 'media-unknown', { opened: false })
    case 'officer-confirmed':
      return enoughWitnesses(stage.witnesses, WITNESSES_LEAST)
        ? openThePair(state, 'recover', true)
        : to(state, { ...stage, refusal: 'witnesses-missing' })
    default:
      return stay(state)
  }
}
