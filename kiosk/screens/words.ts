/** The words of each code. The compiler finds a code without words; a test finds words without a code. */

import type { VoiceRefusal } from '#election/voice/voice.ts'
import { kioskVoiceDevicesLost } from '#ui/messages/devices.ts'
import { kioskCardRefusals, kioskStaffRefusals, kioskUnlockRefusals, kioskVoiceRefusals } from '#ui/messages/kiosk.ts'
import { kioskFaults } from '#ui/messages/kiosk-faults.ts'
import type { RefusalCatalogue } from '#ui/messages/message.ts'
import type { CardRefusal, Fault, StaffRefusal, UnlockRefusal, VoiceDeviceLost } from '../session/codes.ts'
import type { Trouble } from '../session/trouble-numbers.ts'

export const cardWords: RefusalCatalogue<CardRefusal> = kioskCardRefusals
export const unlockWords: RefusalCatalogue<UnlockRefusal> = kioskUnlockRefusals
export const staffWords: RefusalCatalogue<StaffRefusal> = kioskStaffRefusals
export const voiceWords: RefusalCatalogue<VoiceRefusal['type'] | VoiceDeviceLost> = {
  ...kioskVoiceRefusals,
  ...kioskVoiceDevicesLost,
}
export const faultWords: RefusalCatalogue<Fault> = kioskFaults

export const troubleWords: RefusalCatalogue<Trouble> = {
  ...cardWords,
  ...unlockWords,
  ...staffWords,
  ...faultWords,
  ...voiceWords,
}
