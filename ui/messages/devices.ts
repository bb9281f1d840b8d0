/**
 * A device of the configuration that cannot be used: not plugged in, refused, or silent (`hardware/device-loss.ts`). Every machine says it of
 * every device in these words.
 */

import * as words from '#words/common.ts'
import { clockRefusals } from '#words/common.ts'

/** At the self-test of a voting machine, which waits for it. */
export const kioskReaderLost = words.kioskReaderLost

export const kioskVoiceDevicesLost = words.kioskVoiceDevicesLost

/** Before the books are open, at the desk, and beside an issue that was not finished. */
export const issuerDevicesLost = { ...words.issuerDevicesLost, 'clock-not-set': clockRefusals['clock-not-set'], 'clock-not-kept': clockRefusals['clock-not-kept'] }
