/** The MAC of a page: under a key of the pair, bound to its kind, its pair and its place on the medium. */
import { hmac as nobleHmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, uint, utf8 } from '#election/bytes.ts'

export const CHECK_BYTES = 32

/** HMAC-SHA256: noble's in pure code, the platform's own where a count checks tens of thousands. Both must agree. */
export type HmacSha256 = (key: Uint8Array, message: Uint8Array) => Uint8Array

export interface PageCheck {
  /** `BoxKeys.pageCheck`; for log pages `BoxKeys.log`. */
  readonly key: Uint8Array
  /** `pairBinding` of the pair. */
  readonly binding: Uint8Array
  /** Noble's when left out. */
  readonly hmac?: HmacSha256 | undefined
}

const portableHmac: HmacSha256 = (key, message) => nobleHmac(sha256, key, message)

const LABELS = {
  ballot: utf8('ippyo ballot 1'),
  spent: utf8('ippyo spent 1'),
  log: utf8('ippyo log 1'),
  'issuer-log': utf8('ippyo issuer log 1'),
} as const

/** HMAC over label ‖ binding ‖ page 4 ‖ content. */
export function pageCheckOf(
  kind: keyof typeof LABELS,
  content: Uint8Array,
  page: number,
  check: PageCheck,
): Uint8Array {
  return (check.hmac ?? portableHmac)(check.key, concat(LABELS[kind], check.binding, uint(page, 4), content))
}
