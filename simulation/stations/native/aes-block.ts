/**
 * The block of AES-128, forwards, in one table of 1 KiB: noble's two of 256 KiB are faster alone, and slower where a hundred
 * other things go through the same cache. Little-endian words. Never with a key that protects anything: tables tell time.
 */
/** Its place in the key schedule, in words. */
const LAST_ROUND = 40

const { box, table } = tables()

/** `chain` becomes the encryption of itself mixed with the block of `words` at `at`. `key`: noble's `expandKeyLE`. */
export function encryptBlock(key: Uint32Array, chain: Uint32Array, words: Uint32Array, at: number): void {
  let a = word(chain, 0) ^ word(words, at) ^ word(key, 0)
  let b = word(chain, 1) ^ word(words, at + 1) ^ word(key, 1)
  let c = word(chain, 2) ^ word(words, at + 2) ^ word(key, 2)
  let d = word(chain, 3) ^ word(words, at + 3) ^ word(key, 3)
  let k = 4
  for (; k < LAST_ROUND; k += 4) {
    const w = mixed(a, b, c, d) ^ word(key, k)
    const x = mixed(b, c, d, a) ^ word(key, k + 1)
    const y = mixed(c, d, a, b) ^ word(key, k + 2)
    d = mixed(d, a, b, c) ^ word(key, k + 3)
    a = w
    b = x
    c = y
  }
  chain[0] = substituted(a, b, c, d) ^ word(key, k)
  chain[1] = substituted(b, c, d, a) ^ word(key, k + 1)
  chain[2] = substituted(c, d, a, b) ^ word(key, k + 2)
  chain[3] = substituted(d, a, b, c) ^ word(key, k + 3)
}

/** One column: substituted, shifted, mixed. */
function mixed(a: number, b: number, c: number, d: number): number {
  const second = of(table, b >>> 8)
  const third = of(table, c >>> 16)
  const fourth = of(table, d >>> 24)
  return (
    of(table, a) ^
    ((second << 8) | (second >>> 24)) ^
    ((third << 16) | (third >>> 16)) ^
    ((fourth << 24) | (fourth >>> 8))
  )
}

/** The last round mixes no columns. */
function substituted(a: number, b: number, c: number, d: number): number {
  return of(box, a) | (of(box, b >>> 8) << 8) | (of(box, c >>> 16) << 16) | (of(box, d >>> 24) << 24)
}

function of(entries: Uint8Array | Uint32Array, byte: number): number {
  return entries[byte & 0xff] as number
}

function word(words: Uint32Array, at: number): number {
  return words[at] as number
}

/** S-box by the powers of 3 in GF(2⁸); table: what a byte contributes to its mixed column. */
function tables(): { box: Uint8Array; table: Uint32Array } {
  const [powers, logs] = [new Uint8Array(256), new Uint8Array(256)]
  for (let i = 0, x = 1; i < 255; i++, x ^= twice(x)) {
    powers[i] = x
    logs[x] = i
  }
  const made = { box: new Uint8Array(256), table: new Uint32Array(256) }
  for (let byte = 0; byte < 256; byte++) {
    let x = byte < 2 ? byte : (powers[255 - (logs[byte] as number)] as number)
    x |= x << 8
    const s = (x ^ (x >> 4) ^ (x >> 5) ^ (x >> 6) ^ (x >> 7) ^ 0x63) & 0xff
    made.box[byte] = s
    made.table[byte] = twice(s) | (s << 8) | (s << 16) | ((twice(s) ^ s) << 24)
  }
  return made
}

function twice(x: number): number {
  return ((x << 1) ^ (x & 0x80 ? 0x11b : 0)) & 0xff
}
