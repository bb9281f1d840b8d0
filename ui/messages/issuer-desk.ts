/** Refusals of voters and cards at the desk; part of the issuer's refusals (`issuer.ts`). */
import * as words from '#words/issuer.ts'
import type { RefusalCatalogue, Text } from './message.ts'

/** Said aloud in place of the ground, where that is nobody's business who stands in the queue. */
export const sayAside: Text = words.sayAside

/** ELG-02: what the roll says of the person, or of what was decided of them; such a mark may be that of a criminal sentence. */
export const SAID_ASIDE: ReadonlySet<string> = new Set(['struck', 'died', 'moved', 'disqualified', 'under-age', 'not-resident-long-enough', 'not-declared', 'no-contest-for-voter', 'paper-path'])

export const issuerDeskRefusals = words.issuerDeskRefusals satisfies RefusalCatalogue<string>
