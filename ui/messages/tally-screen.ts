/** Labels of the tally's screens. */
import * as words from '#words/tally.ts'

export const tallyWords = words.tallyWords

/** On the screen and on the command line, in this order. */
export const castVoteWarning = ['recordsSums', 'recordsOrder', 'recordsLeftOut', 'recordsHandOver'] as const
