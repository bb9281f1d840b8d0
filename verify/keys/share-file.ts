/** share-file.md §2, §3: a holder's share file, opened with the passphrase and proven against the package. */
import { createHash, scrypt } from 'node:crypto'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { BASE, scalarOf, timesSecret } from '../group/ristretto.ts'
import { canonical, isObject, type JsonObject, parseCanonical } from '../package/canonical.ts'
import { HEX_8, HEX_16, Malformed, object, oneOf, only, text, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'

export type ShareProblem =
  | 'not-a-share'
  /** It was one; checksum or form are broken. */
  | 'share-damaged'
  | 'share-of-other-election'
  | 'wrong-passphrase'
  /** It opens, but is not what the package committed to. */
  | 'wrong-share'

export interface Share {
  /** 1…255 */
  readonly index: number
  readonly bytes: Uint8Array
}

export interface ShareFile {
  readonly index: number
  readonly electionId: string
  readonly keySet: string
  readonly shares: number
  readonly threshold: number
  readonly box: { readonly cost: number; readonly salt: string; readonly nonce: string; readonly sealed: string }
}

/** The parts of the package that a share is proven against; plain data, so that it can go to another process. */
export type KeyGrounds = Pick<Trust, 'electionId' | 'keySet' | 'packageHash' | 'countingKey'>

const FORMAT = 'ippyo counting share 1'
export const SHARE_BYTES_MAX = 4096
const SCRYPT_MEMORY = 2 ** 30 + 2 ** 24

/** Needs no passphrase. */
export function parseShare(bytes: Buffer, trust: KeyGrounds): ShareFile | ShareProblem {
  const value = bytes.length > SHARE_BYTES_MAX ? undefined : parseCanonical(bytes)
  if (!isObject(value)) return bytes.includes('ippyo counting share') ? 'share-damaged' : 'not-a-share'
  if (value.format !== FORMAT) return 'not-a-share'
  const { checksum, ...body } = value
  const expected = createHash('sha256').update(canonical(body), 'utf8').digest('hex')
  if (checksum !== expected) return 'share-damaged'
  try {
    const file = fileOf(body)
    const ours = file.electionId === trust.electionId && file.keySet === trust.keySet
    return ours ? file : 'share-of-other-election'
  } catch (error) {
    if (error instanceof Malformed) return 'share-damaged'
    throw error
  }
}

function fileOf(body: JsonObject): ShareFile {
  only(body, ['box', 'electionId', 'format', 'index', 'keySet', 'shares', 'threshold'])
  const box = object(body, 'box')
  only(box, ['cost', 'kdf', 'nonce', 'salt', 'sealed'])
  oneOf(box, 'kdf', ['scrypt'])
  return {
    electionId: text(body, 'electionId', HEX_8),
    keySet: text(body, 'keySet', HEX_8),
    index: whole(body, 'index', 1, 255),
    shares: whole(body, 'shares', 1, 255),
    threshold: whole(body, 'threshold', 1, 255),
    box: {
      cost: whole(box, 'cost', 10, 20),
      salt: text(box, 'salt', HEX_16),
      nonce: text(box, 'nonce', /^[0-9a-f]{48}$/),
      sealed: text(box, 'sealed', /^(?:[0-9a-f]{2}){48}$/),
    },
  }
}

export async function openShare(file: ShareFile, passphrase: string, trust: KeyGrounds): Promise<Share | ShareProblem> {
  const { box, index } = file
  const key = await stretched(passphrase, box)
  try {
    const sealed = Buffer.from(box.sealed, 'hex')
    const bytes = xchacha20poly1305(key, Buffer.from(box.nonce, 'hex'), associated(file)).decrypt(sealed)
    return isCommitted({ index, bytes }, trust) ? { index, bytes } : 'wrong-share'
  } catch {
    return 'wrong-passphrase' // the tag does not fit
  } finally {
    key.fill(0)
  }
}

/** RFC 7914; NFC, so that another keyboard gives the same bytes. */
function stretched(passphrase: string, { salt, cost }: ShareFile['box']): Promise<Buffer> {
  const options = { N: 2 ** cost, r: 8, p: 1, maxmem: SCRYPT_MEMORY }
  const bytes = Buffer.from(passphrase.normalize('NFC'), 'utf8')
  return new Promise((resolve, reject) => {
    scrypt(bytes, Buffer.from(salt, 'hex'), 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

function associated({ electionId, keySet, index, shares, threshold }: ShareFile): Buffer {
  const ids = [Buffer.from(electionId, 'hex'), Buffer.from(keySet, 'hex')]
  return Buffer.concat([Buffer.from(FORMAT, 'ascii'), ...ids, Buffer.from([index, shares, threshold])])
}

function isCommitted({ index, bytes }: Share, { countingKey }: KeyGrounds): boolean {
  const scalar = bytes.length === 32 ? scalarOf(bytes) : null
  const expected = countingKey.holders.find((each) => each.index === index)?.verificationKey
  return scalar !== null && Buffer.from(timesSecret(BASE, scalar).toBytes()).toString('hex') === expected
}
