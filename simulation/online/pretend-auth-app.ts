/**
 * デジタル認証アプリ as its public pages describe it, at the far end of a real line: `oidc-provider` speaks OpenID Connect, and the signing API is
 * beside it. Cards are those of the invented authority. The test that opens the authorisation's address is the phone.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CompactEncrypt, exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWK } from 'jose'
import Provider, { type AdapterConstructor, type Configuration } from 'oidc-provider'
import { assert } from '#election/assert.ts'
import { fromBase64, toBase64 } from '#election/online/log/base64.ts'
import type { AppSettings } from '#online/digital-auth-app/app.ts'
import type { CardService } from '#online/test-jpki/card-service.ts'

/** The library's own store, named, so that it does not warn of itself; it has no types of its own. */
const { createMemoryAdapter } = (await import('oidc-provider/lib/adapters/memory_adapter.js' as string)) as {
  createMemoryAdapter(clockTolerance: number): AdapterConstructor
}

const MEMBERS = { digest: 'd', transaction: 'id', signature: 'sig', certificate: 'cert' }
const [CLIENT, REALM] = ['RP00000001', '/api/realms/main']

/** Made once a process. */
let made: Promise<GenerateKeyPairResult[]> | null = null
function keys(): Promise<GenerateKeyPairResult[]> {
  const options = { extractable: true }
  made ??= Promise.all(['ES256', 'RSA-OAEP-256', 'ES256'].map((kind) => generateKeyPair(kind, options)))
  return made
}

export interface PretendApp {
  readonly settings: AppSettings
  /** A person opens the app by the gate's address, acts, and is sent back: what is behind `?` of the return address. */
  open(redirect: URL, act: (transaction: string) => 'done' | 'given up'): Promise<URLSearchParams>
  close(): Promise<void>
}

/** @param isNested each member is encrypted too, not only the answer */
export async function startPretendApp(cards: CardService, back: URL, isNested = false): Promise<PretendApp> {
  const [clientKeys, sealKeys, ownKeys] = await keys()
  assert(clientKeys !== undefined && sealKeys !== undefined && ownKeys !== undefined, 'three pairs')
  let answer = (_: IncomingMessage, __: ServerResponse): unknown => undefined
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const origin = new URL(`http://localhost:${(server.address() as AddressInfo).port}`)
  const own = { ...(await exportJWK(ownKeys.privateKey)), alg: 'ES256', use: 'sig' }
  const clientKey: JWK = { ...(await exportJWK(clientKeys.publicKey)), alg: 'ES256' }
  const provider = new Provider(new URL(REALM, origin).href, configurationOf(own, clientKey, back))
  const openId = provider.callback()
  const signingApi = signingApiOf(provider, cards, sealKeys.publicKey, isNested)
  let acting: (transaction: string) => 'done' | 'given up' = () => 'given up'

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(request, response)
    const id = String(params.sign_transaction_id)
    const outcome = acting(id)
    const result = outcome === 'done' ? { login: { accountId: id } } : { error: 'access_denied' }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }

  answer = async (request, response) => {
    const path = new URL(request.url ?? '/', origin).pathname
    if (path.startsWith('/interaction/')) return interact(request, response)
    if (path.startsWith('/api/sign-transactions')) {
      const said = await signingApi(request, path.split('/')[3] ?? '')
      return response.writeHead(said === null ? 403 : 200, { 'content-type': 'application/json' }).end(said ?? '{}')
    }
    // Mounted as the real one is: the library takes the rest of the path.
    Object.assign(request, { originalUrl: request.url, url: request.url?.slice(REALM.length) })
    return openId(request, response)
  }

  return {
    settings: {
      ...{ origin, client: CLIENT, members: MEMBERS, clientKeyId: null },
      ...{ clientKey: clientKeys.privateKey, decryptionKey: sealKeys.privateKey },
    },
    async open(redirect, act) {
      acting = act
      return walk(redirect, back)
    },
    close: () => new Promise((done) => void server.close(() => done()).closeAllConnections()),
  }
}

/** @returns the answer, or null: this token does not open it */
function signingApiOf(provider: Provider, cards: CardService, sealKey: CryptoKey, isNested: boolean) {
  const seal = (text: string) =>
    new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
      .encrypt(sealKey)
  const member = async (bytes: Uint8Array) => (isNested ? seal(toBase64(bytes)) : toBase64(bytes))
  const begin = async (request: IncomingMessage, token: string) => {
    if ((await provider.ClientCredentials.find(token))?.scope !== 'sign') return null
    const body = JSON.parse(await bodyOf(request)) as Record<string, string>
    const id = cards.begin(fromBase64(body[MEMBERS.digest] ?? '') ?? new Uint8Array())
    return id === null ? null : JSON.stringify({ [MEMBERS.transaction]: id })
  }
  const result = async (id: string, token: string) => {
    const access = await provider.AccessToken.find(token)
    // The token is for the one transaction that its person acted on.
    if (access?.accountId !== id || access.scope?.split(' ').includes('sign') !== true) return null
    const taken = cards.take(id)
    if (taken === null || typeof taken === 'string') return null
    const { certificate, signature } = taken
    const members = { [MEMBERS.certificate]: await member(certificate), [MEMBERS.signature]: await member(signature) }
    return seal(JSON.stringify(members))
  }
  return (request: IncomingMessage, id: string): Promise<string | null> => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    return request.method === 'POST' ? begin(request, token) : result(id, token)
  }
}

function configurationOf(own: JWK, clientKey: JWK, back: URL): Configuration {
  return {
    adapter: createMemoryAdapter(0),
    jwks: { keys: [own as Required<Pick<JWK, 'kty'>> & JWK] },
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [clientKey as Required<Pick<JWK, 'kty'>> & JWK] },
        redirect_uris: [back.href],
        grant_types: ['authorization_code', 'client_credentials'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256'], idTokenSigningAlgValues: ['ES256'] },
    scopes: ['openid', 'sign'],
    extraParams: ['sign_transaction_id'],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    routes: {
      authorization: '/protocol/openid-connect/auth',
      token: '/protocol/openid-connect/token',
      jwks: '/protocol/openid-connect/certs',
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    /** The app asks for no consent beside the card. */
    async loadExistingGrant({ oidc: { client, provider, session } }) {
      assert(client !== undefined && session?.accountId !== undefined, 'somebody acted')
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid sign')
      await grant.save()
      return grant
    },
    cookies: { keys: ['pretended'] },
    ttl: {
      IdToken: 600,
      AccessToken: 600,
      AuthorizationCode: 60,
      ClientCredentials: 600,
      Grant: 600,
      Interaction: 600,
      Session: 600,
    },
  }
}

/** As a browser: from address to address with the cookies, until the return address, which is not opened. */
async function walk(from: URL, back: URL): Promise<URLSearchParams> {
  const cookies = new Map<string, string>()
  let at = from
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const to = answer.headers.get('location')
    assert(to !== null, `the app sends on: ${answer.status} ${await answer.text()}`)
    at = new URL(to, at)
    if (at.origin === back.origin) return at.searchParams
  }
  throw new Error('the app sends a person round and round')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
