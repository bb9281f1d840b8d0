/**
 * Answers of passkeys, checked by WebAuthn's own rules (docs/decisions/048): origin, relying party, challenge, presence, signature. Attestation is
 * neither asked for nor kept, and the passphrase beside it is what the person knows, so no second PIN is demanded.
 */
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject } from '@simplewebauthn/server/helpers'
import { z } from 'zod'
import type { Assertion, MadePasskey } from '#election/online/wire/staff.ts'

export interface RelyingParty {
  /** Host of the page, or a domain above it. */
  readonly id: string
  readonly origin: string
}

export interface NewPasskey {
  readonly id: Uint8Array
  /** COSE (RFC 9052 §7). */
  readonly publicKey: Uint8Array
  /** How often it has signed, by its own word. */
  readonly signs: number
}

/** Ed25519, ECDSA over P-256, RSA: what security keys and the three systems make. */
const ALGORITHMS = [-8, -7, -257]
const client = z.object({ challenge: z.string(), crossOrigin: z.literal(false).optional() })

/** Null: no client data of a page of ours; nothing of it is believed but that it names this challenge. */
export function challengeIn({ client: text }: { readonly client: string }): string | null {
  try {
    return client.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).challenge
  } catch {
    return null
  }
}

/** @returns how often the passkey has signed, or null */
export async function readAssertion(
  { id, origin }: RelyingParty,
  challenge: string,
  answer: Assertion,
  publicKey: Uint8Array,
): Promise<number | null> {
  const response = { clientDataJSON: answer.client, authenticatorData: answer.data, signature: answer.signature }
  try {
    const { authenticationInfo, verified } = await verifyAuthenticationResponse({
      ...{ response: { ...plain(answer.id), response }, expectedChallenge: challenge, requireUserVerification: false },
      ...{ expectedOrigin: origin, expectedRPID: id },
      // The database compares the counter, under its row's lock.
      credential: { id: answer.id, publicKey: new Uint8Array(publicKey), counter: 0 },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

export async function readMadePasskey(
  { id, origin }: RelyingParty,
  challenge: string,
  made: MadePasskey,
): Promise<NewPasskey | null> {
  const response = { clientDataJSON: made.client, attestationObject: made.attestation }
  try {
    if (namesItsMaker(made)) return null
    const { registrationInfo, verified } = await verifyRegistrationResponse({
      ...{ response: { ...plain(made.id), response }, expectedChallenge: challenge, requireUserVerification: false },
      ...{ expectedOrigin: origin, expectedRPID: id, supportedAlgorithmIDs: ALGORITHMS },
    })
    if (!verified) return null
    const { counter, id: credential, publicKey } = registrationInfo.credential
    if (credential !== made.id) return null
    return { id: new Uint8Array(Buffer.from(credential, 'base64url')), publicKey, signs: counter }
  } catch {
    return null
  }
}

/** Nothing, or a signature by the new key itself, as some devices make it: no certificate is read here. */
function namesItsMaker({ attestation }: MadePasskey): boolean {
  const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestation, 'base64url')))
  const isItsOwn = decoded.get('fmt') === 'packed' && decoded.get('attStmt').get('x5c') === undefined
  return decoded.get('fmt') !== 'none' && !isItsOwn
}

function plain(id: string) {
  return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
}
