/** A passkey in software, as a security key answers (WebAuthn §6): ECDSA over P-256, attestation `none`. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { concat } from '#election/bytes.ts'
import type { Assertion, MadePasskey } from '#election/online/wire/staff.ts'
import type { RelyingParty } from '#online/roll-side/roll/passkey-answers.ts'

const PRESENT = 0x01
const WITH_CREDENTIAL = 0x40
/** CBOR (RFC 8949): `{fmt: "none", attStmt: {}, authData: …}` up to the length of the last. */
const UNATTESTED = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex')

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

  makes(challenge: string, party = this.#party): MadePasskey {
    const length = Buffer.from([0, this.#id.length])
    const authenticator = this.#data(party, PRESENT | WITH_CREDENTIAL, Buffer.alloc(16), length, this.#id, this.#cose())
    const size = Buffer.from([authenticator.length >> 8, authenticator.length & 0xff])
    const attestation = url64(concat(UNATTESTED, size, authenticator))
    return { id: this.id, client: clientData('webauthn.create', challenge, party), attestation }
  }

  answers(challenge: string, party = this.#party): Assertion {
    this.signs++
    const client = clientData('webauthn.get', challenge, party)
    const data = this.#data(party, PRESENT)
    const signed = concat(data, sha256(Buffer.from(client, 'base64url')))
    return { id: this.id, client, data: url64(data), signature: url64(sign('sha256', signed, this.#keys.privateKey)) }
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

function clientData(type: string, challenge: string, { origin }: RelyingParty): string {
  return url64(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })))
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

function url64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
