/** Labels of the issuer's screens. */

import * as words from '#words/issuer.ts'
import { issuerDesks, issuerEvening, issuerPapers, issuerSteps, issuerWatch, issuerWays } from '#words/issuer.ts'
import { issuerDays } from './issuer-days.ts'
import { issuerMistaken } from './issuer-mistaken.ts'
import { issuerOrder } from './issuer-order.ts'
import { issuerRoll } from './issuer-roll.ts'
import { issuerSlips } from './issuer-slips.ts'
import type { TextCatalogue } from './message.ts'
import { printerWords } from './printer.ts'

export const issuerScreen = {
  ...issuerEvening,
  ...issuerPapers,
  ...issuerWays,
  ...issuerDays,
  ...issuerDesks,
  ...issuerOrder,
  ...issuerMistaken,
  ...issuerRoll,
  ...issuerSlips,
  ...issuerSteps,
  ...issuerWatch,
  ...words.issuerScreen,
  paperPrinting: printerWords.printing,
  paperPrinted: printerWords.printed,
  printAgain: printerWords.again,
} satisfies TextCatalogue
