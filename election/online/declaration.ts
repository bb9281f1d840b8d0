/**
 * The declaration (宣言): what the card signs, once, before the ballot (docs/formats/online-cast.md §5). It names the session key, so
 * the card stands behind each vote that this key signs, and says the free will in the voter's own words (T8).
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { equalBytes, toHex, utf8 } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { P256_KEY_BYTES } from './checks.ts'

const DECLARATION_NONCE_BYTES = 16
const WORDS = '私は、自分の意思で、この選挙のインターネット投票をします。'
const APPLICATION_WORDS = '私は、この選挙のインターネット投票を申請します。'

export interface Declaration {
  readonly electionId: ElectionId
  /** P-256, 04 ‖ x ‖ y. */
  readonly sessionKey: Uint8Array
  /** 16 random bytes of the gate: no declaration is signed twice. */
  readonly nonce: Uint8Array
}

export function writeDeclaration(of: Declaration): Uint8Array {
  return written('ippyo online declaration 1', of, WORDS)
}

/** The text that the card of an applicant signs (T6): another first line, so that it stands for no vote. */
export function writeApplication(of: Declaration): Uint8Array {
  return written('ippyo online application 1', of, APPLICATION_WORDS)
}

function written(what: string, { electionId, sessionKey, nonce }: Declaration, words: string): Uint8Array {
  assert(sessionKey.length === P256_KEY_BYTES && nonce.length === DECLARATION_NONCE_BYTES, 'declaration: key and nonce')
  const key = toHex(sha256(sessionKey))
  const lines = [what, `election ${electionId}`, `key ${key}`, `nonce ${toHex(nonce)}`, words]
  return utf8(`${lines.join('\n')}\n`)
}

/** The nonce of a declaration of this election for this session key; null for any other bytes. */
export function nonceOfDeclaration(bytes: Uint8Array, of: Omit<Declaration, 'nonce'>): string | null {
  const [, found] = /^nonce ([0-9a-f]{32})$/m.exec(new TextDecoder().decode(bytes)) ?? []
  if (found === undefined) return null
  const nonce = Uint8Array.from(found.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return equalBytes(writeDeclaration({ ...of, nonce }), bytes) ? found : null
}
