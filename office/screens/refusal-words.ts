/** Every code of the office's screens has words: the compiler finds a forgotten one. */
import type { RefusalCatalogue } from '#ui/messages/message.ts'
import { officeRefusals } from '#ui/messages/office.ts'
import { officeCarryRefusals } from '#ui/messages/office-carry.ts'
import { officeChangesRefusals } from '#ui/messages/office-changes.ts'
import { officeMediaRefusals } from '#ui/messages/office-media.ts'
import { officeRoomRefusals } from '#ui/messages/office-room.ts'
import { officeSharesRefusals } from '#ui/messages/office-shares.ts'
import { officeVoiceRefusals } from '#ui/messages/office-voice.ts'
import { packageRefusals } from '#ui/messages/package.ts'
import { prepareRefusals } from '#ui/messages/prepare.ts'
import { putRefusals } from '#ui/messages/put.ts'
import { voiceRefusals } from '#ui/messages/voice.ts'
import type { OfficeRoomCode } from '../session/codes.ts'

export const officeRefusalWords: RefusalCatalogue<OfficeRoomCode> = {
  ...packageRefusals,
  ...voiceRefusals,
  ...officeRefusals,
  ...prepareRefusals,
  ...putRefusals,
  ...officeMediaRefusals,
  ...officeCarryRefusals,
  ...officeChangesRefusals,
  ...officeSharesRefusals,
  ...officeVoiceRefusals,
  ...officeRoomRefusals,
}
