/** Hash and signature of package.md §2 on noble alone: for a page in a browser. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { PackageSource } from './source.ts'

const { Point } = ed25519

export const onNoble: Pick<PackageSource, 'sha256' | 'signedBy'> = {
  sha256: (bytes) => bytesToHex(sha256(bytes)),
  signedBy,
}

/** RFC 8032 without the cofactor: S·B − k·A, written down, is the R of the signature, byte for byte. */
function signedBy(publicKey: string, label: string, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false
  const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))]
  if (s >= Point.Fn.ORDER) return false
  const [key, point] = [hexToBytes(publicKey), pointOf(publicKey)]
  if (point === null) return false
  const k = littleEndian(
    sha512.create().update(r).update(key).update(new TextEncoder().encode(label)).update(message).digest(),
  )
  const right = Point.BASE.multiplyUnsafe(s).subtract(point.multiplyUnsafe(k % Point.Fn.ORDER))
  return bytesToHex(right.toBytes()) === bytesToHex(r)
}

/** Null: no point of the curve. A signature file of anybody's may name such a key; OpenSSL then says that nothing is signed by it. */
function pointOf(publicKey: string) {
  try {
    return Point.fromHex(publicKey)
  } catch {
    return null
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(Uint8Array.from(bytes).reverse())}`)
}
