/**
 * The vote code as people read it (docs/formats/online-cast.md §1): its first 50 bits as 10 letters, `K3QX7-M2PTA`. Enough to find one of
 * millions in the log, and short enough to write down.
 */
import { fromHex, readUint } from '#election/bytes.ts'
import type { VoteCode } from './ids.ts'

/** Base 32 without I, L, O and U: nobody has to tell them apart. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10
const GROUP = 5
/** The last 6 of the 16 bits after the first 40 are not shown. */
const UNUSED_BITS = 2 ** 6

declare const brand: unique symbol
/** 10 letters, without the hyphen. */
export type ShownCode = string & { readonly [brand]: 'ShownCode' }

export function shownCode(code: VoteCode): ShownCode {
  return shownBytes(fromHex(code))
}

/** @param entry an entry of the log: 32 bytes */
export function shownBytes(entry: Uint8Array): ShownCode {
  const [high, low] = [readUint(entry, 0, 5), readUint(entry, 5, 2)]
  const symbols: string[] = []
  for (let at = 7, rest = high; at >= 0; at--, rest = Math.floor(rest / 32)) symbols[at] = SYMBOLS[rest % 32] ?? ''
  const last = Math.floor(low / UNUSED_BITS)
  symbols.push(SYMBOLS[last >> 5] ?? '', SYMBOLS[last % 32] ?? '')
  return symbols.join('') as ShownCode
}

export function printedShownCode(code: ShownCode): string {
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`
}

/** As a person types it: small or full-width letters, O for 0, I and L for 1, blanks and hyphens of any kind. Null: no such code. */
export function parseShownCode(typed: string): ShownCode | null {
  const symbols = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\u30fc]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const isOne = symbols.length === LENGTH && [...symbols].every((symbol) => SYMBOLS.includes(symbol))
  return isOne ? (symbols as ShownCode) : null
}
