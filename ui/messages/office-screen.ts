/** Labels of the office's screens. */

import * as words from '#words/office.ts'
import { officeCarryWords, officeChangesWords, officeMediaWords, officeNumberWords, officeOutWords, officePapersWords, officeRecordWords, officeSharesWords, officeVoiceWords } from '#words/office.ts'
import type { TextCatalogue } from './message.ts'
import { officeBoardWords } from './office-board.ts'
import { officeDocumentWords } from './office-documents.ts'
import { officeLossesWords } from './office-losses.ts'
import { officeRollsWords } from './office-rolls.ts'

export const officeWords = {
  ...officeCarryWords,
  ...officeChangesWords,
  ...officeRecordWords,
  ...officeRollsWords,
  ...officeLossesWords,
  ...officeBoardWords,
  ...officeSharesWords,
  ...officeVoiceWords,
  ...officeMediaWords,
  ...officeNumberWords,
  ...officeDocumentWords,
  ...officeOutWords,
  ...officePapersWords,
  ...words.officeWords,
} satisfies TextCatalogue
