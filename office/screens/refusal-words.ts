/** Every code of the office's screens has words: the compiler finds a forgotten one. */
import type { RefusalCatalogue } from '#ui/messages/message.ts'
import { officeRefusals } from '#ui/messages/office.ts'
import { officeCardRefusals } from '#ui/messages/office-cards.ts'
import { officeCarryRefusals } from '#ui/messages/office-carry.ts'
import { officeChangesRefusals } from '#ui/messages/office-changes.ts'
import { officeDocumentRefusals } from '#ui/messages/office-documents.ts'
import { officeLossesRefusals } from '#ui/messages/office-losses.ts'
import { officeMediaRefusals } from '#ui/messages/office-media.ts'
import { officeNumberRefusals } from '#ui/messages/office-number.ts'
import { officeOutRefusals } from '#ui/messages/office-out.ts'
import { officeRollsRefusals } from '#ui/messages/office-rolls.ts'
import { officeRoomRefusals } from '#ui/messages/office-room.ts'
import { officeSharesRefusals } from '#ui/messages/office-shares.ts'
import { officeSignedRefusals } from '#ui/messages/office-signed.ts'
import { officeSlotRefusals } from '#ui/messages/office-slots.ts'
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
  ...officeSlotRefusals,
  ...officeCardRefusals,
  ...officeCarryRefusals,
  ...officeNumberRefusals,
  ...officeDocumentRefusals,
  ...officeOutRefusals,
  ...officeChangesRefusals,
  ...officeSharesRefusals,
  ...officeSignedRefusals,
  ...officeVoiceRefusals,
  ...officeRollsRefusals,
  ...officeLossesRefusals,
  ...officeRoomRefusals,
}
