/** An X.509 certificate (RFC 5280), read as far as a card check needs it. An extension that is critical and not known here closes it. */
import { toHex } from '#election/bytes.ts'
import { DerReader, TAG } from './der.ts'
import { readAlgorithm, type Signed } from './signed.ts'

export interface Certificate {
  readonly der: Uint8Array
  readonly signed: Signed
  /** Hex. */
  readonly serial: string
  /** Names as DER: compared byte for byte. */
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  /** Unix seconds, both included. */
  readonly notBefore: number
  readonly notAfter: number
  /** SubjectPublicKeyInfo as DER. */
  readonly publicKey: Uint8Array
  /** Its key alone, without the name of its kind: a status answer names an issuer by the hash of this. */
  readonly keyBits: Uint8Array
  readonly uses: ReadonlySet<KeyUse>
  readonly purposes: readonly string[]
  readonly policies: readonly string[]
  readonly isAuthority: boolean
  /** Authorities that may come below this one; null: no limit. */
  readonly pathLength: number | null
  /** subjectAltName: otherNames that are text, by their OID. */
  readonly otherNames: ReadonlyMap<string, string>
  /** Where its revocation list is: GeneralNames as hex of their DER. */
  readonly listPlaces: ReadonlySet<string>
}

/** RFC 5280 4.2.1.3, by the number of the bit. */
const KEY_USES = ['digitalSignature', 'nonRepudiation', 2, 3, 4, 'keyCertSign', 'cRLSign', 7, 8] as const
type KeyUse = Extract<(typeof KEY_USES)[number], string>

type Extensions = Pick<
  Certificate,
  'uses' | 'purposes' | 'policies' | 'isAuthority' | 'pathLength' | 'otherNames' | 'listPlaces'
>
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const VERSION_3 = '02'
const CONTEXT = 0xa0
const ISSUER_ID = 0x81
const SUBJECT_ID = 0x82
/** Longer than any card has; what is read for a stranger stays small. */
const MOST_BYTES = 16_384

export function parseCertificate(der: Uint8Array): Certificate | null {
  if (der.length > MOST_BYTES) return null
  const reader = DerReader.of(der)
  const outer = reader.inside(TAG.sequence)
  reader.end()
  const content = outer.next(TAG.sequence)
  const algorithm = readAlgorithm(outer)
  const signature = outer.bits()
  outer.end()
  const body = readBody(outer.into(content))
  if (reader.isBroken || body === null || body.algorithm !== algorithm) return null
  const { algorithm: _, ...rest } = body
  return { der, signed: { content: content.whole, algorithm, signature }, ...rest }
}

function readBody(reader: DerReader) {
  const version = reader.inside(CONTEXT)
  if (version.positive() !== VERSION_3) version.fail()
  version.end()
  const serial = reader.positive()
  const algorithm = readAlgorithm(reader)
  const issuer = reader.next(TAG.sequence).whole
  const validity = reader.inside(TAG.sequence)
  const [notBefore, notAfter] = [validity.time(), validity.time()]
  validity.end()
  const subject = reader.next(TAG.sequence).whole
  const key = reader.next(TAG.sequence)
  const keyReader = reader.into(key)
  keyReader.next(TAG.sequence)
  const keyBits = keyReader.bits()
  keyReader.end()
  reader.optional(ISSUER_ID)
  reader.optional(SUBJECT_ID)
  const extensions = readExtensions(reader.inside(CONTEXT + 3))
  reader.end()
  if (reader.isBroken) return null
  return { serial, algorithm, issuer, notBefore, notAfter, subject, publicKey: key.whole, keyBits, ...extensions }
}

function readExtensions(reader: DerReader): Extensions {
  const found: Mutable<Extensions> = {
    uses: new Set(),
    purposes: [],
    policies: [],
    isAuthority: false,
    pathLength: null,
    otherNames: new Map(),
    listPlaces: new Set(),
  }
  const seen = new Set<string>()
  const list = reader.inside(TAG.sequence)
  while (list.hasMore) {
    const extension = list.inside(TAG.sequence)
    const name = extension.oid()
    const isCritical = extension.flag()
    const value = extension.inside(TAG.octets)
    extension.end()
    const read = EXTENSIONS[name]
    // RFC 5280 4.2: none twice, and a critical one that is not understood refuses the whole.
    if (seen.has(name) || (read === undefined && isCritical)) list.fail()
    seen.add(name)
    if (read === undefined) continue
    read(value, found)
    value.end()
  }
  reader.end()
  return found
}

const EXTENSIONS: Readonly<Record<string, (value: DerReader, into: Mutable<Extensions>) => void>> = {
  '2.5.29.15': (value, into) => {
    into.uses = readUses(value)
  },
  '2.5.29.17': (value, into) => {
    into.otherNames = readOtherNames(value.inside(TAG.sequence))
  },
  '2.5.29.19': (value, into) => {
    const inside = value.inside(TAG.sequence)
    into.isAuthority = inside.flag()
    into.pathLength = inside.hasMore ? Number.parseInt(inside.positive(), 16) : null
    inside.end()
  },
  '2.5.29.31': (value, into) => {
    into.listPlaces = readListPlaces(value.inside(TAG.sequence))
  },
  '2.5.29.32': (value, into) => {
    into.policies = oidsOf(value.inside(TAG.sequence), (each) => {
      const policy = each.inside(TAG.sequence)
      const name = policy.oid()
      policy.optional(TAG.sequence)
      policy.end()
      return name
    })
  },
  '2.5.29.37': (value, into) => {
    into.purposes = oidsOf(value.inside(TAG.sequence), (each) => each.oid())
  },
}

function oidsOf(reader: DerReader, read: (reader: DerReader) => string): readonly string[] {
  const found: string[] = []
  while (reader.hasMore) found.push(read(reader))
  return found
}

function readUses(reader: DerReader): ReadonlySet<KeyUse> {
  const { body } = reader.next(TAG.bits)
  const unused = body[0]
  if (unused === undefined || unused > 7 || body.length > 3) reader.fail()
  const isSet = (bit: number) => ((body[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0
  return new Set(KEY_USES.filter((use, bit) => isSet(bit) && typeof use === 'string') as KeyUse[])
}

/** GeneralName: `[0] {OID, [0] value}`. A name that is there twice is none: nobody could say which one was meant. */
function readOtherNames(reader: DerReader): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  while (reader.hasMore) {
    const name = reader.any()
    if (name.tag !== CONTEXT) continue
    const other = reader.into(name)
    const oid = other.oid()
    const value = other.inside(CONTEXT)
    other.end()
    const { tag, body } = value.any()
    value.end()
    const text = tag === TAG.utf8 || isAscii(tag, body) ? textOf(body) : null
    if (text === null) continue
    if (found.has(oid)) reader.fail()
    found.set(oid, text)
  }
  return found
}

const PRINTABLE = 0x13
const IA5 = 0x16

function isAscii(tag: number, body: Uint8Array): boolean {
  return (tag === PRINTABLE || tag === IA5) && body.every((byte) => byte < 0x80)
}

function textOf(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}

/** DistributionPoint: `{[0] {[0] GeneralNames}, …}`. */
function readListPlaces(reader: DerReader): ReadonlySet<string> {
  const found = new Set<string>()
  while (reader.hasMore) {
    const point = reader.inside(TAG.sequence)
    const name = point.optional(CONTEXT)
    if (name !== null) for (const place of placesOf(point.into(name))) found.add(place)
    while (point.hasMore) point.any()
  }
  return found
}

/** Names of a DistributionPointName, where it is a full name. */
export function placesOf(reader: DerReader): readonly string[] {
  const full = reader.optional(CONTEXT)
  const found: string[] = []
  if (full === null) return found
  const names = reader.into(full)
  while (names.hasMore) found.push(toHex(names.any().whole))
  return found
}
