/** Words of `npm run election-day`: what it is asked, and how it tells the day. */
import * as words from '#words/commands.ts'
import type { RefusalCatalogue } from './message.ts'

/** The words of `--help`, by option; '' is the program itself. */
export const electionDayHelp = words.electionDayHelp

export const electionDayWords = words.electionDayWords

/** In place of what the preparation says: no election is ever prepared for the real day here. */
export const electionDayRefusals = words.electionDayRefusals satisfies RefusalCatalogue<'use-differs'>
