/**
 * DER (ITU-T X.690 clause 10), as certificates, revocation lists and status answers are written: definite lengths in their shortest form,
 * tags below 31. A fault is remembered, and reading goes on with nothing: no bytes make a reader throw, and one question at the end suffices.
 */
interface Der {
  readonly tag: number
  readonly body: Uint8Array
  /** Tag and length with it: what a signature or a hash is made over. */
  readonly whole: Uint8Array
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  utcTime: 0x17,
  generalTime: 0x18,
  sequence: 0x30,
} as const

const NONE = new Uint8Array(0)
const NOTHING: Der = { tag: -1, body: NONE, whole: NONE }
const LONG = 0x80
/** Four bytes of length are more than any file that comes here has. */
const MOST_LENGTH_BYTES = 4

interface Fault {
  isFound: boolean
}

export class DerReader {
  readonly #bytes: Uint8Array
  readonly #fault: Fault
  #at = 0

  private constructor(bytes: Uint8Array, fault: Fault) {
    this.#bytes = bytes
    this.#fault = fault
  }

  static of(bytes: Uint8Array): DerReader {
    return new DerReader(bytes, { isFound: false })
  }

  /** Here or in anything that was read inside of this. */
  get isBroken(): boolean {
    return this.#fault.isFound
  }

  get hasMore(): boolean {
    return !this.#fault.isFound && this.#at < this.#bytes.length
  }

  fail(): void {
    this.#fault.isFound = true
  }

  /** Nothing may follow. */
  end(): void {
    if (this.hasMore) this.fail()
  }

  any(): Der {
    const found = this.#fault.isFound ? null : derAt(this.#bytes, this.#at)
    if (found === null) {
      this.fail()
      return NOTHING
    }
    this.#at += found.whole.length
    return found
  }

  next(tag: number): Der {
    const found = this.any()
    if (found.tag === tag) return found
    this.fail()
    return NOTHING
  }

  optional(tag: number): Der | null {
    return this.hasMore && this.#bytes[this.#at] === tag ? this.next(tag) : null
  }

  inside(tag: number): DerReader {
    return this.into(this.next(tag))
  }

  /** The content of `der`; its faults are the faults of this. */
  into(der: Der): DerReader {
    return new DerReader(der.body, this.#fault)
  }

  oid(): string {
    const text = oidOf(this.next(TAG.oid).body)
    if (text !== null) return text
    this.fail()
    return ''
  }

  /** Hex, without the zero that keeps it positive: serial numbers have up to 20 bytes. */
  positive(): string {
    const { body } = this.next(TAG.integer)
    const first = body[0]
    const isShortest = body.length === 1 || first !== 0 || (body[1] ?? 0) >= LONG
    if (first === undefined || first >= LONG || body.length > 21 || !isShortest) {
      this.fail()
      return ''
    }
    const digits = body.length > 1 && first === 0 ? body.subarray(1) : body
    return Array.from(digits, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }

  /** A string of whole bytes. */
  bits(): Uint8Array {
    const { body } = this.next(TAG.bits)
    if (body[0] === 0) return body.slice(1)
    this.fail()
    return NONE
  }

  /** Unix seconds, of either form that RFC 5280 4.1.2.5 has. */
  time(): number {
    const { tag, body } = this.any()
    const seconds = tag === TAG.utcTime || tag === TAG.generalTime ? secondsOf(body, tag === TAG.utcTime) : null
    if (seconds !== null) return seconds
    this.fail()
    return 0
  }

  generalTime(): number {
    const seconds = secondsOf(this.next(TAG.generalTime).body, false)
    if (seconds !== null) return seconds
    this.fail()
    return 0
  }

  /** Absent means false; true is FF, nothing else. */
  flag(): boolean {
    const found = this.optional(TAG.boolean)
    if (found !== null && (found.body.length !== 1 || found.body[0] !== 0xff)) this.fail()
    return found !== null
  }
}

function derAt(bytes: Uint8Array, at: number): Der | null {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null
  const more = first < LONG ? 0 : first - LONG
  if (first === LONG || more > MOST_LENGTH_BYTES || at + 2 + more > bytes.length) return null
  let length = more === 0 ? first : 0
  for (let i = 0; i < more; i++) length = length * 256 + (bytes[at + 2 + i] as number)
  const isShortest = more === 0 || (length >= LONG && length >= 256 ** (more - 1))
  const start = at + 2 + more
  if (!isShortest || start + length > bytes.length) return null
  return { tag, body: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) }
}

/** An arc may have 128 bits (2.25: a UUID). */
function oidOf(body: Uint8Array): string | null {
  const arcs: bigint[] = []
  let arc = 0n
  let isOpen = false
  for (const byte of body.length > MOST_OID_BYTES ? [] : body) {
    if (!isOpen && byte === LONG) return null
    arc = arc * 128n + BigInt(byte & 0x7f)
    isOpen = byte >= LONG
    if (!isOpen) {
      arcs.push(arc)
      arc = 0n
    }
  }
  const [first, ...rest] = arcs
  if (first === undefined || isOpen) return null
  const root = first < 80n ? first / 40n : 2n
  return [root, first - 40n * root, ...rest].join('.')
}

const MOST_OID_BYTES = 64
const TIME = /^(\d{2,4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/
const MOST_TIME_BYTES = 15

function secondsOf(body: Uint8Array, isShort: boolean): number | null {
  if (body.length !== MOST_TIME_BYTES - (isShort ? 2 : 0)) return null
  const found = TIME.exec(String.fromCharCode(...body))
  if (found === null) return null
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const whole = isShort ? year + (year < 50 ? 2000 : 1900) : year
  const date = new Date(Date.UTC(whole, month - 1, day, hour, minute, second))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCSeconds() === second
  return exists && date.getUTCHours() === hour && whole >= 100 ? date.getTime() / 1000 : null
}
