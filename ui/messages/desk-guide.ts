/** The next step in the words of the desk's strip. Buttons are named as they stand on the machines: the same words, from the same catalogues. */

import * as words from '#words/desk.ts'
import type { TextCatalogue } from './message.ts'

const machines = words.machines

const cards = words.cards

const opening = words.opening

const toIssue = words.toIssue

const toVote = words.toVote

const closing = words.closing

const counting = words.counting

export const deskGuide = {
  ...machines,
  ...cards,
  ...opening,
  ...toIssue,
  ...toVote,
  ...closing,
  ...counting,
} as const satisfies TextCatalogue
