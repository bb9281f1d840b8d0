/** package.md §7: a holder's share file, opened with the passphrase and proven against the commitment in the package. */
import { createHash, scrypt } from 'node:crypto'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { BASE, scalarOf, timesSecret } from '../group/ristretto.ts'
import { canonical, isObject, type JsonObject, parseCanonical } from '../package/canonical.ts'
import { HEX_8, HEX_16, Malformed, object, oneOf, only, text, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import type { Share } from './shamir.ts'

export type ShareProblem =
  | 'not-a-share'
  /** It was one; checksum or form are broken. */
  | 'share-damaged'
  | 'share-of-other-election'
  | 'wrong-passphrase'
  /** It opens, but is not what the package committed to. */
  | 'wrong-share'

export interface ShareFile {
  readonly suite: 1 | 2
  readonly index: number
  readonly electionId: string
  readonly keySet: string
  readonly shares: number
  readonly threshold: number
  readonly box: { readonly cost: number; readonly salt: string; readonly nonce: string; readonly sealed: string }
}

/** The parts of the package that a share is proven against; plain data, so that it can go to another process. */
export type KeyGrounds = Pick<Trust, 'electionId' | 'keySet' | 'packageHash' | 'countingKey'>

const FORMATS = ['ippyo counting share 1', 'ippyo counting share 2']
export const SHARE_BYTES_MAX = 4096
const SCRYPT_MEMORY = 2 ** 30 + 2 ** 24

/** Needs no passphrase. */
export function parseShare(bytes: Buffer, trust: KeyGrounds): ShareFile | ShareProblem {
  const value = bytes.length > SHARE_BYTES_MAX ? undefined : parseCanonical(bytes)
  if (!isObject(value)) return bytes.includes('ippyo counting share') ? 'share-damaged' : 'not-a-share'
  if (!FORMATS.some((format) => format === value.format)) return 'not-a-share'
  const { checksum, ...body } = value
  const expected = createHash('sha256').update(canonical(body), 'utf8').digest('hex')
  if (checksum !== expected) return 'share-damaged'
  try {
    const file = fileOf(body)
    const ours = file.electionId === trust.electionId && file.keySet === trust.keySet
    return ours && file.suite === trust.countingKey.suite ? file : 'share-of-other-election'
  } catch (error) {
    if (error instanceof Malformed) return 'share-damaged'
    throw error
  }
}

function fileOf(body: JsonObject): ShareFile {
  const suite = body.format === FORMATS[0] ? 1 : 2
  const members = { 1: [], 2: ['suite'] }[suite]
  only(body, ['box', 'electionId', 'format', 'index', 'keySet', 'shares', ...members, 'threshold'])
  if (members.length > 0) whole(body, 'suite', suite, suite)
  const box = object(body, 'box')
  only(box, ['cost', 'kdf', 'nonce', 'salt', 'sealed'])
  oneOf(box, 'kdf', ['scrypt'])
  return {
    suite,
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

function associated({ suite, electionId, keySet, index, shares, threshold }: ShareFile): Buffer {
  const ids = [Buffer.from(electionId, 'hex'), Buffer.from(keySet, 'hex')]
  return Buffer.concat([
    Buffer.from(FORMATS[suite - 1] ?? '', 'ascii'),
    ...ids,
    Buffer.from([index, shares, threshold]),
  ])
}

function isCommitted({ index, bytes }: Share, { countingKey }: KeyGrounds): boolean {
  if (bytes.length !== 32) return false
  switch (countingKey.suite) {
    case 1: {
      const committed = countingKey.shares.find((each) => each.index === index)
      if (committed === undefined) return false
      const hash = createHash('sha256')
        .update('ippyo share commitment 1', 'ascii')
        .update(Buffer.from(committed.salt, 'hex'))
        .update(Buffer.from([index]))
        .update(bytes)
      return hash.digest('hex') === committed.commitment
    }
    case 2: {
      const scalar = scalarOf(bytes)
      const expected = countingKey.holders.find((each) => each.index === index)?.verificationKey
      return scalar !== null && Buffer.from(timesSecret(BASE, scalar).toBytes()).toString('hex') === expected
    }
  }
}
