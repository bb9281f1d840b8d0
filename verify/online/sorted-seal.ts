/** online-sorted.md §4: the page of the online votes, held against what this reader has sorted itself. */
import { equalBytes } from '@noble/curves/utils.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { onlineSealIn, sorterIn } from '../bundle/online-seal.ts'
import { filesIn } from '../package/directory.ts'
import { sealFingerprint } from '../package/fingerprint.ts'
import type { Trust } from '../package/trust.ts'

export const SEAL_BYTES = 4096

export interface SortedSeal {
  /** Ed25519, hex: of a machine that sorts. */
  readonly key: string
  /** 20 digits, as on the paper of the sorting. */
  readonly number: string
}

/** Null: not by a machine that sorts for this election, or with other hashes, numbers or K. @param document `online-sorted.json` of this reader */
export function sortedSealIn(page: Uint8Array, document: Uint8Array, trust: Trust): SortedSeal | null {
  const isPage = page.length === SEAL_BYTES && isSealOf(page, document)
  const key = isPage && onlineSealIn(page, filesIn(), trust) !== null ? sorterIn(page, filesIn(), trust) : null
  return key === null ? null : { key, number: sealFingerprint(page) }
}

function isSealOf(page: Uint8Array, document: Uint8Array): boolean {
  const { settingsSha256, exportSha256, lists } = JSON.parse(new TextDecoder().decode(document)) as SortedDocument
  const view = new DataView(page.buffer, page.byteOffset, page.length)
  const has = (from: number, hex: string) => equalBytes(page.subarray(from, from + 32), hexToBytes(hex))
  const areLists = lists.every(
    ({ list, records, commitment }) => view.getUint32(144 + 4 * list) === records && has(288 + 32 * list, commitment),
  )
  return has(80, settingsSha256) && has(112, exportSha256) && areLists
}

/** As this reader has written it itself. */
interface SortedDocument {
  readonly settingsSha256: string
  readonly exportSha256: string
  readonly lists: readonly { readonly list: number; readonly records: number; readonly commitment: string }[]
}
