/**
 * 試験用の認証局: a root, an authority that issues cards, and its words about them. Made with pkijs, read by our own reader: neither knows
 * the other. The keys are in the repository, so anybody can make such a card; `openTrust` keeps a live election from taking one.
 */
import { createPrivateKey, privateEncrypt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { BitString, Constructed, Integer, ObjectIdentifier, OctetString, Primitive, Sequence, Utf8String } from 'asn1js'
import {
  AttributeTypeAndValue,
  BasicOCSPResponse,
  CertID,
  Certificate,
  CertificateRevocationList,
  Extension,
  OCSPResponse,
  RelativeDistinguishedNames,
  ResponseBytes,
  RevokedCertificate,
  SingleResponse,
  Time,
} from 'pkijs'
import { concat, fromHex, toHex } from '#election/bytes.ts'
import { PERSON_NAMES } from '#election/online/card/person.ts'
import { TEST_MARK } from '#election/online/card/trust.ts'
import { TEST_CARD_NAMES, TEST_CARDS, type TestCardName, type TestPerson } from './people.ts'

/** Under the arc for examples, not the profile's: a gate that is set up for real cards takes none of these. */
export const TEST_POLICY = '2.999.1.1'
const DAY = 86_400
const USES = { authority: [1, 0x06], signing: [6, 0xc0], login: [7, 0x80] } as const
const PKCS1_SHA256 = fromHex('3031300d060960864801650304020105000420')

export interface TestAuthority {
  readonly root: Uint8Array
  readonly authority: Uint8Array
  readonly certificates: Readonly<Record<TestCardName, Uint8Array>>
  /** PKCS #1 over a SHA-256 that somebody else made: a card gets no more. */
  sign(card: TestCardName, digest: Uint8Array): Uint8Array
  /** @param at Unix seconds */
  statusOf(certificate: Uint8Array, at: number, wish?: Partial<StatusWish>): Promise<Uint8Array>
  revocationList(at: number): Promise<Uint8Array>
  /** A certificate as wished: for cards that no authority should have issued. */
  issue(wish: Partial<CertificateWish>): Promise<Uint8Array>
}

interface StatusWish {
  readonly from: number
  readonly until: number
  readonly status: 'good' | 'revoked' | 'unknown'
  readonly signer: KeyName
  readonly attached: readonly Uint8Array[]
}

interface CertificateWish {
  readonly subject: string
  readonly key: KeyName
  readonly issuer: string
  readonly signer: KeyName
  readonly serial: number
  /** Unix seconds. */
  readonly from: number
  readonly until: number
  readonly use: keyof typeof USES
  readonly policy: string
  readonly person: TestPerson | null
  readonly extra: readonly Extension[]
  readonly pathLength: number | null
}

type KeyName = TestCardName | 'root' | 'authority' | 'responder' | 'stranger'
interface KeyPair {
  readonly secret: CryptoKey
  readonly open: CryptoKey
}

const ROOT = 'Root of invented cards'
const AUTHORITY = 'Cards for digital signature'

export async function makeTestAuthority(at: number): Promise<TestAuthority> {
  const keys = readKeys()
  const key = (name: KeyName) => keyPairOf(keys, name)
  const standing: CertificateWish = {
    ...{ subject: 'A card', key: 'good', issuer: AUTHORITY, signer: 'authority', serial: 99, use: 'signing' },
    ...{
      from: at - DAY,
      until: at + DAY,
      policy: TEST_POLICY,
      person: TEST_CARDS.good.person,
      extra: [],
      pathLength: null,
    },
  }
  const issue = async (wish: Partial<CertificateWish>) => {
    const whole = { ...standing, ...wish }
    return issueCertificate(whole, await key(whole.key), await key(whole.signer))
  }
  const long = { from: at - 3000 * DAY, until: at + 3000 * DAY, use: 'authority', person: null } as const
  const root = await issue({ ...long, subject: ROOT, key: 'root', issuer: ROOT, signer: 'root', serial: 1 })
  const authority = await issue({
    ...long,
    subject: AUTHORITY,
    key: 'authority',
    issuer: ROOT,
    signer: 'root',
    serial: 2,
  })
  const cards = TEST_CARD_NAMES.map(async (name, place) => {
    const { person, validFrom, validUntil } = TEST_CARDS[name]
    const times = { from: at + validFrom * DAY, until: at + validUntil * DAY }
    return [name, await issue({ ...times, key: name, subject: `Card ${place}`, person, serial: 100 + place })] as const
  })
  const certificates = Object.fromEntries(await Promise.all(cards)) as Record<TestCardName, Uint8Array>
  return {
    root,
    authority,
    certificates,
    issue,
    sign: (card, digest) => privateEncrypt(pkcs8Of(keys, card), concat(PKCS1_SHA256, digest)),
    statusOf: async (certificate, now, wish = {}) => {
      const { signer = 'authority' } = wish
      return statusAnswer(authority, certificate, now, wish, await key(signer))
    },
    revocationList: async (now) => revocationList(authority, now, await key('authority')),
  }
}

async function issueCertificate(wish: CertificateWish, subject: KeyPair, signer: KeyPair): Promise<Uint8Array> {
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ value: wish.serial }),
    issuer: nameOf(wish.issuer),
    subject: nameOf(wish.subject),
    notBefore: new Time({ type: 0, value: new Date(wish.from * 1000) }),
    notAfter: new Time({ type: 0, value: new Date(wish.until * 1000) }),
    extensions: extensionsOf(wish),
  })
  await certificate.subjectPublicKeyInfo.importKey(subject.open)
  await certificate.sign(signer.secret, 'SHA-256')
  return bytesOf(certificate.toSchema(true))
}

function extensionsOf({ use, policy, person, extra, pathLength }: CertificateWish): Extension[] {
  const [unused, bits] = USES[use]
  const usage = new BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits: unused })
  const limit = pathLength === null ? [] : [new Integer({ value: pathLength })]
  const isAuthority = Uint8Array.of(0x01, 0x01, 0xff)
  const constraints = use === 'authority' ? [bytesOfParts(isAuthority, ...limit.map((each) => bytesOf(each)))] : []
  return [
    extension('2.5.29.15', true, bytesOf(usage)),
    ...constraints.map((value) => extension('2.5.29.19', true, value)),
    ...(use === 'authority' ? [] : [extension('2.5.29.32', true, policies(policy))]),
    ...(person === null ? [] : [extension('2.5.29.17', false, personNames(person))]),
    ...extra,
  ]
}

export function extension(extnID: string, critical: boolean, value: Uint8Array): Extension {
  return new Extension({ extnID, critical, extnValue: bufferOf(value) })
}

function policies(policy: string): Uint8Array {
  return bytesOf(new Sequence({ value: [new Sequence({ value: [new ObjectIdentifier({ value: policy })] })] }))
}

/** As the profile has them: otherName, each with its text. */
function personNames({ name, birth, sex, address }: TestPerson): Uint8Array {
  const fields = [
    [PERSON_NAMES.name, name],
    [PERSON_NAMES.nameSubstitutes, '0'.repeat(Array.from(name).length)],
    [PERSON_NAMES.sex, sex],
    [PERSON_NAMES.birth, birth],
    [PERSON_NAMES.address, address],
    [PERSON_NAMES.addressSubstitutes, '0'.repeat(Array.from(address).length)],
  ] as const
  const names = fields.map(([oid, text]) =>
    context(0, [new ObjectIdentifier({ value: oid }), context(0, [new Utf8String({ value: text })])]),
  )
  return bytesOf(new Sequence({ value: names }))
}

function context(tagNumber: number, value: readonly (ObjectIdentifier | Utf8String | Constructed)[]): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [...value] })
}

async function statusAnswer(
  authority: Uint8Array,
  certificate: Uint8Array,
  at: number,
  wish: Partial<StatusWish>,
  signer: KeyPair,
): Promise<Uint8Array> {
  const [issuer, subject] = [Certificate.fromBER(bufferOf(authority)), Certificate.fromBER(bufferOf(certificate))]
  const { from = at - 60, until = at + 600, attached = [] } = wish
  const answer = new BasicOCSPResponse()
  answer.tbsResponseData.responderID = issuer.subject
  answer.tbsResponseData.producedAt = new Date(from * 1000)
  const certID = new CertID()
  await certID.createForCertificate(subject, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer })
  answer.tbsResponseData.responses.push(
    new SingleResponse({
      certID,
      certStatus: statusBlock(wish.status ?? (isRevoked(subject) ? 'revoked' : 'good'), at),
      thisUpdate: new Date(from * 1000),
      nextUpdate: new Date(until * 1000),
    }),
  )
  if (attached.length > 0) answer.certs = attached.map((each) => Certificate.fromBER(bufferOf(each)))
  await answer.sign(signer.secret, 'SHA-256')
  const response = new OCSPResponse({
    responseBytes: new ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new OctetString({ valueHex: bufferOf(bytesOf(answer.toSchema())) }),
    }),
  })
  response.responseStatus.valueBlock.valueDec = 0
  return bytesOf(response.toSchema())
}

function statusBlock(status: StatusWish['status'], at: number): Primitive | Constructed {
  if (status !== 'revoked') {
    return new Primitive({ idBlock: { tagClass: 3, tagNumber: status === 'good' ? 0 : 2 } })
  }
  const when = new Time({ type: 1, value: new Date((at - DAY) * 1000) })
  return new Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [when.toSchema() as never] })
}

/** The serial of a card is 100 and its place in the list. */
function isRevoked(certificate: Certificate): boolean {
  const place = Number.parseInt(toHex(new Uint8Array(certificate.serialNumber.valueBlock.valueHexView)), 16) - 100
  const name = TEST_CARD_NAMES[place]
  return name !== undefined && TEST_CARDS[name].isRevoked
}

async function revocationList(authority: Uint8Array, at: number, signer: KeyPair): Promise<Uint8Array> {
  const time = (seconds: number) => new Time({ type: 0, value: new Date(seconds * 1000) })
  const revoked = TEST_CARD_NAMES.map((name, place) => ({ name, serial: 100 + place }))
    .filter(({ name }) => TEST_CARDS[name].isRevoked)
    .map(
      ({ serial }) =>
        new RevokedCertificate({ userCertificate: new Integer({ value: serial }), revocationDate: time(at - DAY) }),
    )
  const list = new CertificateRevocationList({
    version: 1,
    issuer: Certificate.fromBER(bufferOf(authority)).subject,
    thisUpdate: time(at - 60),
    nextUpdate: time(at + DAY),
    revokedCertificates: revoked,
  })
  await list.sign(signer.secret, 'SHA-256')
  return bytesOf(list.toSchema(true))
}

function nameOf(common: string): RelativeDistinguishedNames {
  const part = (type: string, value: string) => new AttributeTypeAndValue({ type, value: new Utf8String({ value }) })
  const parts = [part('2.5.4.10', TEST_MARK), part('2.5.4.3', common)]
  // DER: the members of a set ascend by their bytes (X.690 11.6).
  const inOrder = parts.toSorted((a, b) => Buffer.compare(bytesOf(a.toSchema()), bytesOf(b.toSchema())))
  return new RelativeDistinguishedNames({ typesAndValues: inOrder })
}

type Keys = Readonly<Record<string, string>>

function readKeys(): Keys {
  const file = new URL('test-keys.json', import.meta.url)
  const { keys }: { readonly keys: Keys } = JSON.parse(readFileSync(file, 'utf8'))
  return keys
}

function pkcs8Of(keys: Keys, name: KeyName) {
  return createPrivateKey({ key: Buffer.from(keys[name] ?? '', 'base64'), format: 'der', type: 'pkcs8' })
}

async function keyPairOf(keys: Keys, name: KeyName): Promise<KeyPair> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const pkcs8 = Buffer.from(keys[name] ?? '', 'base64')
  const secret = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign'])
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', secret)
  const open = await crypto.subtle.importKey('jwk', { kty: 'RSA', n, e }, algorithm, true, ['verify'])
  return { secret, open }
}

function bytesOf(schema: { toBER(): ArrayBuffer }): Uint8Array {
  return new Uint8Array(schema.toBER())
}

function bytesOfParts(...parts: Uint8Array[]): Uint8Array {
  const body = concat(...parts)
  return concat(Uint8Array.of(0x30, body.length), body)
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer
}
