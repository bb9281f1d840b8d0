/** Words of refusals of a package directory: every program shows the same, whichever machine it stands on. */
import type { PACKAGE_CODES } from '#election/definition/loaded-election.ts'
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const packageRefusals = words.packageRefusals satisfies RefusalCatalogue<(typeof PACKAGE_CODES)[number]>
