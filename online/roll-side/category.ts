/**
 * The ground of an application as it is kept (S-03): sealed by the host's key, and of one length, so that a copy of the database shows neither the
 * ground nor how long its name is.
 */
import { assert } from '#election/assert.ts'
import { utf8 } from '#election/bytes.ts'
import { type Applicants, CATEGORY_ID_MAX } from '#election/online/applicants.ts'
import type { Randomness } from '#election/randomness.ts'
import type { HostKey } from './host-key.ts'

/** @param id of the application, hex: in another row it does not open */
export function sealCategory(key: HostKey, id: string, category: string, randomness: Randomness): Uint8Array {
  const padded = new Uint8Array(CATEGORY_ID_MAX)
  padded.set(utf8(category))
  return key.seal(`category ${id}`, padded, randomness)
}

/** Null: none, or this host does not open it. */
export function openCategory(key: HostKey, id: string, sealed: Uint8Array | null): string | null {
  const opened = sealed === null ? null : key.open(`category ${id}`, sealed)
  if (opened === null) return null
  assert(opened.length === CATEGORY_ID_MAX, 'category: of one length')
  return new TextDecoder().decode(opened).replace(/\0+$/, '')
}

/** An election with categories takes no application without one, and another election none with one. */
export function isCategoryOf({ categories }: Applicants, category: string | null): boolean {
  return category === null ? categories.length === 0 : categories.some(({ id }) => id === category)
}
