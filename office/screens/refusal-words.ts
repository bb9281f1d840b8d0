/** Every code of the office's screens has words: the compiler finds a forgotten one. */
import type { RefusalCatalogue } from '#ui/messages/message.ts'
import { officeRefusals } from '#ui/messages/office.ts'
import { officeBoardRefusals } from '#ui/messages/office-board.ts'
import { officeDocumentRefusals } from '#ui/messages/office-documents.ts'
import { officeLossesRefusals } from '#ui/messages/office-losses.ts'
import { officeRollsRefusals } from '#ui/messages/office-rolls.ts'
import { officeRoomRefusals } from '#ui/messages/office-room.ts'
import { officeSlotRefusals } from '#ui/messages/office-slots.ts'
import { packageRefusals } from '#ui/messages/package.ts'
import { prepareRefusals } from '#ui/messages/prepare.ts'
import { putRefusals } from '#ui/messages/put.ts'
import { voiceRefusals } from '#ui/messages/voice.ts'
import {
  officeCardRefusals,
  officeCarryRefusals,
  officeChangesRefusals,
  officeMediaRefusals,
  officeNumberRefusals,
  officeOutRefusals,
  officeSharesRefusals,
  officeSignedRefusals,
  officeVoiceRefusals,
} from '#words/office.ts'
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
  ...officeBoardRefusals,
  ...officeRoomRefusals,
}
