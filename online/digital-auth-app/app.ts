/**
 * デジタル認証アプリ as a card service: OpenID Connect with PKCE and `private_key_jwt`, and its signing API in digest mode. Written from the
 * public pages of the Digital Agency (実装ガイドライン, APIリファレンス). They name the addresses and the parameters of the authorisation; the
 * member names of the signing API are in the documents of the registration, so they are settings. Never tried with the real service.
 */
import { compactDecrypt } from 'jose'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  Configuration,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  fetchProtectedResource,
  PrivateKeyJwt,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import { fromBase64, toBase64 } from '#election/online/log/base64.ts'
import type { BegunSigning, CardServiceAnswers, CardSignature, TakenSignature } from '../card-service-addresses.ts'

export interface AppSettings {
  /** The service's address, as `https://auth-and-sign.go.jp`; the sandbox has another. */
  readonly origin: URL
  readonly client: string
  /** Signs what this client says at the token endpoint: ES256 or as registered. */
  readonly clientKey: CryptoKey
  readonly clientKeyId: string | null
  /** Opens the signature and the certificate, which come encrypted. */
  readonly decryptionKey: CryptoKey
  /** Member names of the signing API in both directions, from the registered documents. */
  readonly members: SigningMembers
}

interface SigningMembers {
  readonly digest: string
  readonly transaction: string
  readonly signature: string
  readonly certificate: string
}

interface Waiting {
  readonly back: URL
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** Unix seconds. */
  readonly ends: number
}

const REALM = '/api/realms/main/protocol/openid-connect'
/** The gate's own flow is as long. */
const WAITING_SECONDS = 30 * 60
/** Some minutes of the largest rush: the one that waits longest gives way, so that a flood shuts nobody out who comes after it. */
const MOST_WAITING = 50_000
const COMPACT_JWE = /^[\w-]+(\.[\w-]*){3}\.[\w-]+$/
const TEXT = new TextDecoder('utf-8', { fatal: true })

export class DigitalAuthApp implements Omit<CardServiceAnswers, 'status'> {
  readonly #settings: AppSettings
  readonly #now: () => number
  readonly #most: number
  readonly #configuration: Configuration
  readonly #waiting = new Map<string, Waiting>()

  /** @param now Unix seconds */
  constructor(settings: AppSettings, now: () => number, most = MOST_WAITING) {
    this.#settings = settings
    this.#now = now
    this.#most = most
    this.#configuration = configurationOf(settings)
  }

  async begin(digest: Uint8Array, back: URL): Promise<BegunSigning> {
    const transaction = await this.#beginSigning(digest)
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
    const redirect = buildAuthorizationUrl(this.#configuration, {
      redirect_uri: back.href,
      scope: 'openid sign',
      ...{ state, nonce, sign_transaction_id: transaction },
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    this.#forgetEnded()
    this.#waiting.set(transaction, { back, state, nonce, verifier, ends: this.#now() + WAITING_SECONDS })
    return { transaction, state, redirect }
  }

  /** Once. The app shows a wrong or locked password to its user alone: here both are `cancelled`. */
  async take(transaction: string, answer: string): Promise<TakenSignature> {
    const waiting = this.#waiting.get(transaction)
    this.#waiting.delete(transaction)
    if (waiting === undefined || waiting.ends <= this.#now()) return 'cancelled'
    const came = new URLSearchParams(answer)
    if (came.get('state') !== waiting.state || !came.has('code')) return 'cancelled'
    const url = new URL(waiting.back)
    url.search = came.toString()
    const checks = {
      expectedState: waiting.state,
      expectedNonce: waiting.nonce,
      pkceCodeVerifier: waiting.verifier,
      idTokenExpected: true,
    }
    const { access_token: token } = await authorizationCodeGrant(this.#configuration, url, checks)
    return this.#result(transaction, token)
  }

  async #beginSigning(digest: Uint8Array): Promise<string> {
    const { members } = this.#settings
    const { access_token: token } = await clientCredentialsGrant(this.#configuration, { scope: 'sign' })
    const body = JSON.stringify({ [members.digest]: toBase64(digest) })
    const answer = await this.#ask(token, 'POST', '/api/sign-transactions', body)
    return z.object({ [members.transaction]: z.string().min(1).max(400) }).parse(JSON.parse(answer))[
      members.transaction
    ] as string
  }

  async #result(transaction: string, token: string): Promise<CardSignature> {
    const { certificate, signature } = this.#settings.members
    const answer = await this.#ask(token, 'GET', `/api/sign-transactions/${encodeURIComponent(transaction)}/result`)
    const members = z
      .object({ [certificate]: z.string(), [signature]: z.string() })
      .parse(JSON.parse(await this.#opened(answer)))
    const bytes = async (name: string) => {
      const read = fromBase64(await this.#opened(members[name] as string))
      if (read === null) throw new Error('the signing API answered something that is no base64')
      return read
    }
    return { certificate: await bytes(certificate), signature: await bytes(signature) }
  }

  /** Whether the whole or each member is encrypted is not public: what has the form of a compact JWE is opened. */
  async #opened(text: string): Promise<string> {
    if (!COMPACT_JWE.test(text.trim())) return text
    const { plaintext } = await compactDecrypt(text.trim(), this.#settings.decryptionKey)
    return TEXT.decode(plaintext)
  }

  async #ask(token: string, method: 'GET' | 'POST', path: string, body?: string): Promise<string> {
    const url = new URL(path, this.#settings.origin)
    const headers = new Headers(body === undefined ? {} : { 'content-type': 'application/json' })
    const answer = await fetchProtectedResource(this.#configuration, token, url, method, body, headers)
    // Its status is what an operator can act on: 401 is a key, 403 a right, 5xx the service.
    if (!answer.ok) throw Object.assign(new Error('the signing API refused'), { name: `signing-api-${answer.status}` })
    return answer.text()
  }

  /** All wait equally long: those that have ended are the first, and then the one that gives way. */
  #forgetEnded(): void {
    const now = this.#now()
    for (const [name, { ends }] of this.#waiting) {
      if (ends > now && this.#waiting.size < this.#most) return
      this.#waiting.delete(name)
    }
  }
}

function configurationOf({ client, clientKey, clientKeyId, origin }: AppSettings): Configuration {
  const at = (name: string) => new URL(`${REALM}/${name}`, origin).href
  const server = {
    issuer: new URL('/api/realms/main', origin).href,
    authorization_endpoint: at('auth'),
    token_endpoint: at('token'),
    jwks_uri: at('certs'),
  }
  const key = clientKeyId === null ? clientKey : { key: clientKey, kid: clientKeyId }
  const metadata = { id_token_signed_response_alg: 'ES256' }
  const configuration = new Configuration(server, client, metadata, PrivateKeyJwt(key))
  // A rehearsal's own machine alone; `main/digital-auth-app.ts` takes no other address without TLS.
  if (origin.protocol === 'http:') allowInsecureRequests(configuration)
  return configuration
}
