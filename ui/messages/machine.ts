/** A machine's words to staff about itself: its window, and its requirements before a live start. */
import * as words from '#words/common.ts'
import type { RefusalCatalogue } from './message.ts'

/** On the console of the service, behind the glass. */
export const windowNews = words.windowNews

/** On the glass itself, where no page covers it: a line of the drawing a line here (`scripts/packages/glass-words.ts`). */
export const glassWords = words.glassWords satisfies RefusalCatalogue<'no-page'>

/** People read it out on the telephone, in any language. */
export const GLASS_NUMBER = 'G-1'

/** On the same console: a bug ended the work of an app. */
export const programNews = words.programNews

/** Above the lines of a machine that may not start. */
export const machineRefusal = words.machineRefusal

/** The requirements in few words. */
export const machineRequirements = words.machineRequirements

/** Why it does not hold, and what to do. For whoever sets machines up; a clerk takes the spare. */
export const machineFaults = words.machineFaults satisfies RefusalCatalogue<string>

/** The sheet of a machine's check, and what the command says that makes it. */
export const readinessWords = words.readinessWords
