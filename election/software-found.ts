/** The delivered files, held against `dist/SHA256SUMS` by the program itself (docs/decisions/004-refuse-a-live-start-on-an-unfit-machine.md). */
import type { Use } from './definition/definition.ts'

export type SoftwareFound =
  /** `fingerprint`: 照合番号 of the list, which is on paper. */
  | { readonly type: 'as-listed'; readonly fingerprint: string }
  /** Runs from sources, or beside no list. */
  | { readonly type: 'unlisted' }
  /** The first file that is missing or another one. */
  | { readonly type: 'differs'; readonly path: string }

/**
 * A real election runs on what was delivered, all of it; a fixture or a rehearsal may run from a checkout.
 *
 * @returns the file that is not as it was delivered; null: nothing speaks against it
 */
export function notAsDelivered(found: SoftwareFound, use: Use | undefined): string | null {
  if (use !== 'live' || found.type === 'as-listed') return null
  return found.type === 'differs' ? found.path : 'dist/SHA256SUMS'
}

/**
 * The use of the package that a program has open, or refused for its software. That befalls a real election alone, so such a
 * program is held to what holds for one: from its sources, or with an option that loads something first, it ends.
 */
export function packageUseOf(open: Use | null | undefined, refusal: string | undefined): Use | null {
  return open ?? (refusal === 'software-differs' ? 'live' : null)
}

/** The number of the software for a screen (LAW-11). */
export function softwareNumber(found: SoftwareFound): string | null {
  return found.type === 'as-listed' ? found.fingerprint : null
}
