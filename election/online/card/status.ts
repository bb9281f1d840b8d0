/** An authority's word on one certificate: by a status answer (OCSP, RFC 6960) or by its revocation list (CRL, RFC 5280 5). */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes } from '#election/bytes.ts'
import { type Certificate, parseCertificate, placesOf } from './certificate.ts'
import { DerReader, TAG } from './der.ts'
import { readAlgorithm, type Signed, type VerifySigned } from './signed.ts'

type CardStatus = 'good' | 'revoked' | 'status-unknown'

interface StatusAsked {
  readonly certificate: Certificate
  readonly issuer: Certificate
  /** Unix seconds. */
  readonly at: number
  /** Seconds: an older word is none, whatever end it gives itself. */
  readonly oldest: number
}

/** Clocks of two hosts. */
const SKEW = 300
const CONTEXT = 0xa0
const PRIMITIVE = 0x80
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9'

/** Anything that is not understood whole, not signed, or not of now is `status-unknown`: it is refused, never let through. */
export function statusBy(source: Uint8Array, asked: StatusAsked, verify: VerifySigned): CardStatus {
  const answer = parseStatusAnswer(source)
  if (answer !== null) return statusByAnswer(answer, asked, verify)
  const list = parseRevocationList(source)
  return list === null ? 'status-unknown' : statusByList(list, asked, verify)
}

interface StatusAnswer {
  readonly signed: Signed
  readonly producedAt: number
  /** Who signs, when it is not the authority itself. */
  readonly certificates: readonly Certificate[]
  readonly words: readonly StatusWord[]
}

interface StatusWord {
  readonly hash: 'sha1' | 'sha256' | null
  readonly issuerName: Uint8Array
  readonly issuerKey: Uint8Array
  readonly serial: string
  readonly status: CardStatus
  readonly from: number
  readonly until: number | null
}

const BASIC = '1.3.6.1.5.5.7.48.1.1'
const HASHES: Readonly<Record<string, 'sha1' | 'sha256'>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
}
/** A question about one card has one short answer. */
const MOST_ANSWER_BYTES = 16_384

export function parseStatusAnswer(der: Uint8Array): StatusAnswer | null {
  if (der.length > MOST_ANSWER_BYTES) return null
  const reader = DerReader.of(der)
  const outer = reader.inside(TAG.sequence)
  reader.end()
  const { body: how } = outer.next(TAG.enumerated)
  if (how.length !== 1 || how[0] !== 0) outer.fail()
  const wrapped = outer.inside(CONTEXT)
  outer.end()
  const bytes = wrapped.inside(TAG.sequence)
  wrapped.end()
  if (bytes.oid() !== BASIC) bytes.fail()
  const octets = bytes.inside(TAG.octets)
  bytes.end()
  const basic = octets.inside(TAG.sequence)
  octets.end()
  const content = basic.next(TAG.sequence)
  const algorithm = readAlgorithm(basic)
  const signature = basic.bits()
  const attached = basic.optional(CONTEXT)
  basic.end()
  const certificates = attached === null ? [] : readCertificates(basic.into(attached))
  const { producedAt, words } = readWords(basic.into(content))
  if (reader.isBroken || certificates === null) return null
  return { signed: { content: content.whole, algorithm, signature }, producedAt, certificates, words }
}

function readCertificates(reader: DerReader): readonly Certificate[] | null {
  const list = reader.inside(TAG.sequence)
  const found: Certificate[] = []
  while (list.hasMore) {
    const certificate = parseCertificate(list.next(TAG.sequence).whole)
    if (certificate === null) return null
    found.push(certificate)
  }
  return found
}

function readWords(reader: DerReader): { readonly producedAt: number; readonly words: readonly StatusWord[] } {
  const version = reader.optional(CONTEXT)
  // Version 1 is the default, and the only one.
  if (version !== null) reader.fail()
  const responder = reader.any()
  if (responder.tag !== CONTEXT + 1 && responder.tag !== CONTEXT + 2) reader.fail()
  const producedAt = reader.generalTime()
  const list = reader.inside(TAG.sequence)
  const words: StatusWord[] = []
  while (list.hasMore) words.push(readWord(list.inside(TAG.sequence)))
  refuseCritical(reader, CONTEXT + 1)
  reader.end()
  return { producedAt, words }
}

function readWord(reader: DerReader): StatusWord {
  const id = reader.inside(TAG.sequence)
  const algorithm = id.inside(TAG.sequence)
  const hash = HASHES[algorithm.oid()] ?? null
  const issuerName = id.next(TAG.octets).body
  const issuerKey = id.next(TAG.octets).body
  const serial = id.positive()
  id.end()
  const status = statusOf(reader.any().tag)
  const from = reader.generalTime()
  const end = reader.optional(CONTEXT)
  const until = end === null ? null : reader.into(end).generalTime()
  refuseCritical(reader, CONTEXT + 1)
  reader.end()
  return { hash, issuerName, issuerKey, serial, status, from, until }
}

function statusOf(tag: number): CardStatus {
  if (tag === PRIMITIVE) return 'good'
  return tag === CONTEXT + 1 ? 'revoked' : 'status-unknown'
}

function statusByAnswer(answer: StatusAnswer, asked: StatusAsked, verify: VerifySigned): CardStatus {
  const { certificate, issuer, at, oldest } = asked
  const isTold = (word: StatusWord) => word.serial === certificate.serial && isOf(word, issuer)
  const [word, ...others] = answer.words.filter(isTold)
  if (word === undefined || others.length > 0) return 'status-unknown'
  if (!isFresh(word, at, oldest) || answer.producedAt > at + SKEW) return 'status-unknown'
  const signers = [issuer, ...answer.certificates.filter((each) => maySayStatus(each, asked, verify))]
  return signers.some(({ publicKey }) => verify(publicKey, answer.signed)) ? word.status : 'status-unknown'
}

function isOf(word: StatusWord, issuer: Certificate): boolean {
  if (word.hash === null) return false
  // SHA-1 only finds the issuer here, as RFC 6960 4.1.1 has it; the signature says whose word it is.
  const hash = word.hash === 'sha1' ? sha1 : sha256
  return equalBytes(hash(issuer.subject), word.issuerName) && equalBytes(hash(issuer.keyBits), word.issuerKey)
}

/** RFC 6960 4.2.2.2: the authority signs by itself, or names for this purpose alone who does. */
function maySayStatus(signer: Certificate, { issuer, at }: StatusAsked, verify: VerifySigned): boolean {
  return (
    signer.purposes.includes(OCSP_SIGNING) &&
    !signer.isAuthority &&
    equalBytes(signer.issuer, issuer.subject) &&
    signer.notBefore <= at &&
    at <= signer.notAfter &&
    verify(issuer.publicKey, signer.signed)
  )
}

function isFresh(word: { readonly from: number; readonly until: number | null }, at: number, oldest: number): boolean {
  return word.from <= at + SKEW && at - word.from <= oldest && (word.until === null || at <= word.until + SKEW)
}

interface RevocationList {
  readonly signed: Signed
  readonly issuer: Uint8Array
  readonly from: number
  readonly until: number | null
  /** Serials as hex. */
  readonly revoked: ReadonlySet<string>
  /** The places whose certificates it covers; null: all of this issuer. */
  readonly covers: ReadonlySet<string> | null
}

const ISSUING_POINT = '2.5.29.28'

export function parseRevocationList(der: Uint8Array): RevocationList | null {
  const reader = DerReader.of(der)
  const outer = reader.inside(TAG.sequence)
  reader.end()
  const content = outer.next(TAG.sequence)
  const algorithm = readAlgorithm(outer)
  const signature = outer.bits()
  outer.end()
  const body = outer.into(content)
  if (body.positive() !== '01') body.fail()
  const inner = readAlgorithm(body)
  const issuer = body.next(TAG.sequence).whole
  const from = body.time()
  const until = readEnd(body)
  const revoked = readRevoked(body)
  const extensions = body.optional(CONTEXT)
  body.end()
  const covers = extensions === null ? null : readCovers(body.into(extensions))
  if (reader.isBroken || inner !== algorithm) return null
  return { signed: { content: content.whole, algorithm, signature }, issuer, from, until, revoked, covers }
}

function readEnd(reader: DerReader): number | null {
  const end = reader.optional(TAG.utcTime) ?? reader.optional(TAG.generalTime)
  return end === null ? null : DerReader.of(end.whole).time()
}

function readRevoked(reader: DerReader): ReadonlySet<string> {
  const found = new Set<string>()
  const list = reader.optional(TAG.sequence)
  if (list === null) return found
  const entries = reader.into(list)
  while (entries.hasMore) {
    const entry = entries.inside(TAG.sequence)
    found.add(entry.positive())
    entry.time()
    refuseCritical(entry, TAG.sequence)
    entry.end()
  }
  return found
}

/** An extension of a list that changes its meaning: a part, a change, another issuer. Only a part by its place is read. */
function readCovers(reader: DerReader): ReadonlySet<string> | null {
  let covers: ReadonlySet<string> | null = null
  const list = reader.inside(TAG.sequence)
  while (list.hasMore) {
    const extension = list.inside(TAG.sequence)
    const name = extension.oid()
    const isCritical = extension.flag()
    const value = extension.inside(TAG.octets)
    extension.end()
    if (name !== ISSUING_POINT) {
      if (isCritical) list.fail()
      continue
    }
    const point = value.inside(TAG.sequence)
    value.end()
    const place = point.optional(CONTEXT)
    if (place !== null) covers = new Set(placesOf(point.into(place)))
    // [1] is for people's certificates alone, as ours are. Any other limit may leave a card out.
    point.optional(PRIMITIVE + 1)
    point.end()
  }
  reader.end()
  return covers
}

function statusByList(list: RevocationList, asked: StatusAsked, verify: VerifySigned): CardStatus {
  const { certificate, issuer, at, oldest } = asked
  const isIssuers = equalBytes(list.issuer, issuer.subject) && issuer.uses.has('cRLSign')
  const { covers } = list
  const isCovered = covers === null || [...certificate.listPlaces].some((place) => covers.has(place))
  if (!isIssuers || !isCovered || !isFresh(list, at, oldest) || list.until === null) return 'status-unknown'
  if (!verify(issuer.publicKey, list.signed)) return 'status-unknown'
  return list.revoked.has(certificate.serial) ? 'revoked' : 'good'
}

/** Extensions at the end of a word: a critical one is not understood. */
function refuseCritical(reader: DerReader, tag: number): void {
  const found = reader.optional(tag)
  if (found === null) return
  const holder = reader.into(found)
  const list = tag === TAG.sequence ? holder : holder.inside(TAG.sequence)
  while (list.hasMore) {
    const extension = list.inside(TAG.sequence)
    extension.oid()
    if (extension.flag()) list.fail()
    extension.next(TAG.octets)
    extension.end()
  }
}
