/** A passkey in software, as a security key answers (WebAuthn §6): ECDSA over P-256, attestation `none` unless a test wants another. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { concat } from '#election/bytes.ts'
import type { Assertion, MadePasskey } from '#election/online/wire/staff.ts'
import type { RelyingParty } from '#online/roll-side/roll/passkey-answers.ts'

const PRESENT = 0x01
const WITH_CREDENTIAL = 0x40
/** CBOR (RFC 8949): `{fmt, attStmt, authData}`; each part up to the length of its last. */
const NONE = 'a363666d74646e6f6e656761747453746d74a0'
const PACKED = {
  itself: 'a363666d74667061636b65646761747453746d74a2',
  maker: 'a363666d74667061636b65646761747453746d74a3',
}
const [ALG_AND_SIG, X5C, AUTH_DATA] = ['63616c67266373696758', '637835638159', '68617574684461746159'] as const

/** Its certificate in DER, and the key that signs for it. */
export interface Maker {
  readonly certificate: Uint8Array
  readonly key: KeyObject
}

export class SoftwarePasskey {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #id = randomBytes(32)
  readonly #party: RelyingParty
  signs = 0

  /** @param party as its browser names the page */
  constructor(party: RelyingParty) {
    this.#party = party
  }

  get id(): string {
    return url64(this.#id)
  }

  /** @param by who attests: nobody, the new key itself, or a maker with a certificate */
  makes(challenge: string, party = this.#party, by: 'nobody' | 'itself' | Maker = 'nobody'): MadePasskey {
    const length = Buffer.from([0, this.#id.length])
    const authenticator = this.#data(party, PRESENT | WITH_CREDENTIAL, Buffer.alloc(16), length, this.#id, this.#cose())
    const client = clientData('webauthn.create', challenge, party)
    const statement = by === 'nobody' ? Buffer.from(NONE, 'hex') : this.#statement(by, authenticator, client)
    const attestation = url64(concat(statement, Buffer.from(AUTH_DATA, 'hex'), sizeOf(authenticator), authenticator))
    return { id: this.id, client, attestation }
  }

  answers(challenge: string, party = this.#party): Assertion {
    this.signs++
    const client = clientData('webauthn.get', challenge, party)
    const data = this.#data(party, PRESENT)
    return { id: this.id, client, data: url64(data), signature: url64(this.#signature(data, client)) }
  }

  #statement(by: 'itself' | Maker, data: Uint8Array, client: string): Uint8Array {
    const signature = this.#signature(data, client, by === 'itself' ? this.#keys.privateKey : by.key)
    const head = Buffer.from(`${PACKED[by === 'itself' ? by : 'maker']}${ALG_AND_SIG}`, 'hex')
    const signed = concat(head, Buffer.from([signature.length]), signature)
    if (by === 'itself') return signed
    const { certificate } = by
    return concat(signed, Buffer.from(X5C, 'hex'), sizeOf(certificate), certificate)
  }

  #signature(data: Uint8Array, client: string, key = this.#keys.privateKey): Uint8Array {
    return sign('sha256', concat(data, sha256(Buffer.from(client, 'base64url'))), key)
  }

  #data({ id }: RelyingParty, flags: number, ...more: readonly Uint8Array[]): Uint8Array {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(this.signs)
    return concat(sha256(Buffer.from(id)), Buffer.from([flags]), count, ...more)
  }

  #cose(): Uint8Array {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const point = (label: string, of: string) =>
      Buffer.concat([Buffer.from(label, 'hex'), Buffer.from(of, 'base64url')])
    return concat(Buffer.from('a501020326200121', 'hex'), point('5820', x), point('225820', y))
  }
}

function sizeOf({ length }: Uint8Array): Uint8Array {
  return Buffer.from([length >> 8, length & 0xff])
}

function clientData(type: string, challenge: string, { origin }: RelyingParty): string {
  return url64(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })))
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

function url64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
