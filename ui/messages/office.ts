/** Words of refusals about the office's own files, and of what its command line was given. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const officeRefusals = words.officeRefusals satisfies RefusalCatalogue<string>

/** Where a folder was named on the command line, in place of what a machine says. */
export const packageNotNamed: RefusalCatalogue<'here'>['here'] = words.packageNotNamed
