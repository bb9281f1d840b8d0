/**
 * The contact in the front of a machine (OPN-08, FLT-03). A contact that cannot be read counts as open: a cut wire must not look like a
 * closed door.
 */
import type { Felt } from '../felt/felt.ts'

export type Front = 'closed' | 'open'

export type FrontContact = Felt<Front>
