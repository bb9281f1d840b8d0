/** Words on the console of a machine or an office whose program is not what was built: before any screen is open. */
import * as words from '#words/commands.ts'
import type { RefusalCatalogue } from './message.ts'

export const notBuiltWords = words.notBuiltWords satisfies RefusalCatalogue<'run-from-sources' | 'run-with-options'>
