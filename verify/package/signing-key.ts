/** Which keys a signature is asked of (package.md §2). */
import { ed25519 } from '@noble/curves/ed25519.js'
import { HEX_32 } from './fields.ts'

/** A point of small order would accept signatures that nobody made. @param hex 64 digits */
export function isSigningKey(hex: string): boolean {
  try {
    return HEX_32.test(hex) && !ed25519.Point.fromHex(hex).isSmallOrder()
  } catch {
    return false // no point of the curve
  }
}
