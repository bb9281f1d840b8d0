/** What each program says of itself. */
import type { TextCatalogue } from './message.ts'

export const softwareWords = {
  checkNumber: { ja: 'ソフトウェアの照合番号', en: 'Check number of the software' },
} satisfies TextCatalogue
