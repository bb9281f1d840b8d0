/** Requests and answers of the Internet Printing Protocol as bytes (RFC 8010, RFC 8011). No more of it than a printed paper needs. */
import { assert } from '#election/assert.ts'
import { concat, utf8 } from '#election/bytes.ts'

/** RFC 8011 §4.2, §4.3 */
const OPERATIONS = {
  'print-job': 0x0002,
  'get-job-attributes': 0x0009,
  'get-printer-attributes': 0x000b,
} as const

/** RFC 8010 §3.5.1 */
const GROUPS = { operation: 0x01, job: 0x02 } as const
const END = 0x03
/** RFC 8010 §3.5.2 */
const TAGS = {
  integer: 0x21,
  enum: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const

export type IppAttribute =
  | {
      readonly tag: Exclude<keyof typeof TAGS, 'integer' | 'enum'>
      readonly name: string
      readonly values: readonly string[]
    }
  /** From 0 to 255: no printed paper needs more. */
  | { readonly tag: 'integer'; readonly name: string; readonly value: number }

export interface IppRequest {
  readonly operation: keyof typeof OPERATIONS
  /** Behind charset and language, which are always first (RFC 8011 §4.1.4). */
  readonly about: readonly IppAttribute[]
  readonly job?: readonly IppAttribute[]
  readonly document?: Uint8Array
}

export function encodeRequest({ operation, about, job = [], document }: IppRequest): Uint8Array {
  const code = OPERATIONS[operation]
  const first: readonly IppAttribute[] = [
    { tag: 'charset', name: 'attributes-charset', values: ['utf-8'] },
    { tag: 'language', name: 'attributes-natural-language', values: ['en'] },
  ]
  return concat(
    // Version 1.1, the operation, request 1.
    Uint8Array.of(1, 1, code >> 8, code & 0xff, 0, 0, 0, 1, GROUPS.operation),
    ...[...first, ...about].map(encodeAttribute),
    ...(job.length === 0 ? [] : [Uint8Array.of(GROUPS.job), ...job.map(encodeAttribute)]),
    Uint8Array.of(END),
    document ?? new Uint8Array(),
  )
}

function encodeAttribute(attribute: IppAttribute): Uint8Array {
  const { tag, name } = attribute
  if (tag === 'integer') {
    assert(attribute.value >= 0 && attribute.value <= 255, 'ipp: a number of one byte')
    return concat(Uint8Array.of(TAGS[tag]), counted(utf8(name)), counted(Uint8Array.of(0, 0, 0, attribute.value)))
  }
  // The second value and those after it have no name (RFC 8010 §3.1.5).
  return concat(
    ...attribute.values.flatMap((value, place) => [
      Uint8Array.of(TAGS[tag]),
      counted(utf8(place === 0 ? name : '')),
      counted(utf8(value)),
    ]),
  )
}

function counted(bytes: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes)
}

export interface IppAnswer {
  /** RFC 8011 §4.1.6: below 0x0100 it was done. */
  readonly status: number
  /** The attributes of all groups; integers and enums as numbers. The first group that has a name wins. */
  readonly attributes: ReadonlyMap<string, readonly (string | number)[]>
}

/** Null: not an answer of this protocol. */
export function decodeAnswer(bytes: Uint8Array): IppAnswer | null {
  if (bytes.length < 9) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const attributes = new Map<string, (string | number)[]>()
  let values: (string | number)[] = []
  let at = 8
  while (at < bytes.length) {
    const tag = view.getUint8(at++)
    if (tag === END) return { status: view.getUint16(2), attributes }
    // A group begins.
    if (tag < 0x10) continue
    const name = text(bytes, at)
    if (name === null) return null
    at += 2 + name.length
    const value = text(bytes, at)
    if (value === null) return null
    at += 2 + value.length
    if (name.length > 0) {
      values = []
      const key = new TextDecoder().decode(name)
      if (!attributes.has(key)) attributes.set(key, values)
    }
    const isNumber = (tag === TAGS.integer || tag === TAGS.enum) && value.length === 4
    values.push(isNumber ? view.getInt32(at - 4) : new TextDecoder().decode(value))
  }
  return null
}

/** The counted bytes at this place; null when fewer are there. */
function text(bytes: Uint8Array, at: number): Uint8Array | null {
  if (at + 2 > bytes.length) return null
  const end = at + 2 + ((bytes[at] as number) << 8) + (bytes[at + 1] as number)
  return end > bytes.length ? null : bytes.subarray(at + 2, end)
}
