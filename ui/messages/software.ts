/** What each program says of itself. */
import { type TextCatalogue, text } from './message.ts'

export const softwareWords = {
  checkNumber: text('ソフトウェアの照合番号', 'Check number of the software'),
} satisfies TextCatalogue
