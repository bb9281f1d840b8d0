/**
 * Decoders that take bytes apart by hand. Each page's target makes MAC, tag or signature again when the first byte is 1, so
 * that a change comes past the check; this is the entry of the bundle in which their branches are counted.
 */
import { trimmed } from '#election/ballot-box/fields.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { concat } from '#election/bytes.ts'
import type { Target } from '../target.ts'
import { lineTargets } from '../targets/lines.ts'
import { pageTargets } from '../targets/pages.ts'
import type { GuidedTarget } from './guided.ts'

const PAGES = ['journal page', 'seal page', 'medium header']

export const GUIDED: readonly GuidedTarget[] = [
  ...lineTargets.map((target) => ({ target, most: 700, whole: same, kept: same })),
  ...pageTargets.filter(({ name }) => PAGES.includes(name)).map(ofPage),
]

function same(bytes: Uint8Array): Uint8Array {
  return bytes
}

/** Most of a page is zeros at its end: kept with them, they would be what is bent. */
function ofPage(target: Target): GuidedTarget {
  return {
    target,
    most: 1 + PAGE_BYTES,
    whole(kept) {
      const input = new Uint8Array(1 + PAGE_BYTES)
      input.set(kept)
      return input
    },
    kept: (input) => concat(input.slice(0, 1), trimmed(input.slice(1))),
  }
}
