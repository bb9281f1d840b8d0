/** The entry of the bundle in which branches are counted: decoders by hand, and pages whose MAC, tag or signature a first byte of 1 makes again. */
import { trimmed } from '#election/ballot-box/fields.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { concat } from '#election/bytes.ts'
import type { Target } from '../target.ts'
import { keypadReports, printerAnswer, readerFrames } from '../targets/lines.ts'
import { journalPage, mediumHeader, sealPage } from '../targets/pages.ts'
import type { GuidedTarget } from './guided.ts'

export const GUIDED: readonly GuidedTarget[] = [
  ...[readerFrames, keypadReports, printerAnswer].map((target) => ({ target, most: 700, whole: same, kept: same })),
  ...[journalPage, sealPage, mediumHeader].map(ofPage),
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
