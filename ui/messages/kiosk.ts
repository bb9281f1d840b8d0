/** The voting machine's refusals: each says what is safe, then what to do. Nothing here can name a candidate. */

import { clockRefusals } from '#words/common.ts'
import * as words from '#words/kiosk.ts'

/** A voting card that starts no session. The card was not changed. */
export const kioskCardRefusals = words.kioskCardRefusals

/** Operator card and PIN. */
export const kioskUnlockRefusals = words.kioskUnlockRefusals

/** Why staff cannot go on yet. */
export const kioskStaffRefusals = { ...clockRefusals, ...words.kioskStaffRefusals }

/** Why the machine speaks to nobody: a line of the self-test, which goes on. */
export const kioskVoiceRefusals = words.kioskVoiceRefusals
