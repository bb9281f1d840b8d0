/** The contract of the gate with every implementation of the port, however the card's service speaks (T2, T3). */
import type { FastifyInstance } from 'fastify'
import { Certificate, OCSPRequest } from 'pkijs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { openTrust } from '#election/online/card/trust.ts'
import { cardServiceServer } from '#online/card-service-addresses.ts'
import { DigitalAuthApp } from '#online/digital-auth-app/app.ts'
import { ocspAt } from '#online/digital-auth-app/ocsp.ts'
import { makeTestAuthority, TEST_POLICY, type TestAuthority } from '#online/test-jpki/authority.ts'
import { cardServer } from '#online/test-jpki/card-server.ts'
import { CardService } from '#online/test-jpki/card-service.ts'
import { TEST_CARDS } from '#online/test-jpki/people.ts'
import { testCardIdentity } from '#online/test-jpki/test-card-identity.ts'
import { startPretendApp } from '#simulation/online/pretend-auth-app.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { cardServiceAt } from './card-service-at.ts'
import type { Begun, CardIdentity } from './port.ts'

const AT = 1_795_521_600
const BACK = new URL('https://vote.example.lg.jp/back')
const declaration = utf8('ippyo online declaration 1\n…')
const { password } = TEST_CARDS.good

let authority: TestAuthority
let service: CardService
let now: number

beforeAll(async () => {
  authority = await makeTestAuthority(AT)
})

beforeEach(() => {
  now = AT
  service = new CardService(authority, seededRandomness('card identity'))
})

/** The port, and a person who chooses a card at its page, types, and comes back with what is behind `?`. */
interface Implementation {
  readonly identity: CardIdentity
  /** The app keeps a wrong and a locked password between its user and itself. */
  readonly saysWhy: boolean
  touch(begun: Begun, card: string, typed: string): Promise<URLSearchParams>
  cancel(begun: Begun): Promise<URLSearchParams>
  close(): Promise<unknown>
}

const inOneProcess = async (): Promise<Implementation> => {
  const randomness = seededRandomness('one process')
  const page = new URL('http://localhost/card')
  const opened = testCardIdentity('rehearsal', { authority, service, randomness, now: () => now, page })
  if (!opened.ok) throw new Error(opened.error.type)
  return {
    identity: opened.value,
    saysWhy: true,
    touch: async ({ ticket }, card, typed) => {
      service.touch(ticket.transaction, card, typed)
      return new URLSearchParams({ state: ticket.state })
    },
    cancel: async ({ ticket }) => {
      service.cancel(ticket.transaction)
      return new URLSearchParams({ state: ticket.state, error: 'access_denied' })
    },
    close: async () => {},
  }
}

/** Over HTTP, as the gate's program asks it, with the page of cards as a browser sends it. */
const overHttp = async (): Promise<Implementation> => {
  const page = new URL('http://localhost:1/card')
  const randomness = seededRandomness('over http')
  const server = cardServer({ service, authority, page, randomness, now: () => now, slowMs: 1 })
  const send = async ({ redirect, ticket }: Begun, fields: Readonly<Record<string, string>>) => {
    const transaction = redirect.searchParams.get('transaction') ?? ''
    const payload = new URLSearchParams({ transaction, ...fields }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const { headers: got, statusCode } = await server.inject({
      method: 'POST',
      url: redirect.pathname,
      headers,
      payload,
    })
    // Nothing came back: the voter goes back to the vote by hand.
    if (statusCode !== 303) return new URLSearchParams({ state: ticket.state })
    const to = new URL(String(got.location))
    expect(`${to.origin}${to.pathname}`).toBe(BACK.href)
    return to.searchParams
  }
  return {
    identity: identityAt(server),
    saysWhy: true,
    touch: (begun, card, password) => send(begun, { do: 'touch', card, password }),
    cancel: (begun) => send(begun, { do: 'cancel' }),
    close: () => server.close(),
  }
}

/** デジタル認証アプリ, as far as its pages are public: over OpenID Connect, with an OCSP responder. */
const throughTheApp = async (isNested = false, most?: number): Promise<Implementation> => {
  const app = await startPretendApp(service, BACK, isNested)
  const answers = new DigitalAuthApp(app.settings, () => now, most)
  const server = cardServiceServer({
    begin: (digest, back) => answers.begin(digest, back),
    take: (transaction, answer) => answers.take(transaction, answer),
    status: ocspAt(new URL('http://localhost:1/'), [authority.authority], responder),
  })
  return {
    identity: identityAt(server),
    saysWhy: false,
    touch: ({ redirect }, card, typed) =>
      app.open(redirect, (transaction) => (service.touch(transaction, card, typed).ok ? 'done' : 'given up')),
    cancel: ({ redirect }) => app.open(redirect, () => 'given up'),
    close: () => Promise.all([server.close(), app.close()]),
  }
}

/** Reads the request as a responder does, by another library's eyes than the gate's. */
const responder: typeof fetch = async (_, how) => {
  const { reqCert } = OCSPRequest.fromBER(how?.body as ArrayBuffer).tbsRequest.requestList[0] ?? {}
  const asked = Object.values(authority.certificates).find(
    (bytes) => reqCert?.serialNumber.isEqual(Certificate.fromBER(new Uint8Array(bytes)).serialNumber) === true,
  )
  return asked === undefined
    ? new Response(null, { status: 400 })
    : new Response(Buffer.from(await authority.statusOf(asked, now)))
}

/** The gate's own side: it asks a service over HTTP, and has its roots. */
function identityAt(server: FastifyInstance): CardIdentity {
  const files = { roots: [authority.root], between: [authority.authority], policies: [TEST_POLICY], oldestStatus: 3600 }
  const trust = openTrust(files, 'rehearsal')
  if (!trust.ok) throw new Error(trust.error.type)
  return cardServiceAt(new URL('http://localhost:1/'), { trust: trust.value, now: () => now }, askOf(server))
}

function askOf(server: FastifyInstance): typeof fetch {
  return async (input, how) => {
    const payload = String(how?.body)
    const headers = { 'content-type': 'application/json' }
    const answer = await server.inject({ method: 'POST', url: new URL(String(input)).pathname, headers, payload })
    return new Response(answer.body, { status: answer.statusCode })
  }
}

describe.each([
  ['in one process', inOneProcess],
  ['over HTTP', overHttp],
  ['through the app of the Digital Agency', () => throughTheApp()],
])('a card check %s', (_, make) => {
  let at: Implementation
  beforeEach(async () => {
    at = await make()
  })
  afterEach(() => at.close())

  async function begun(of = declaration): Promise<Begun> {
    const found = await at.identity.begin(of, BACK)
    if (!found.ok) throw new Error(found.error)
    return found.value
  }

  /** A person acts at the card's page, and the gate then answers. */
  async function played(card: string, typed: string): Promise<string> {
    const begin = await begun()
    const signed = await at.identity.finish(begin.ticket, await at.touch(begin, card, typed))
    return signed.ok ? signed.value.person.name : signed.error
  }

  const said = (why: string) => (at.saysWhy || !['wrong-password', 'locked'].includes(why) ? why : 'cancelled')

  it('ends with the signature over the gate’s declaration, certificate and word of the authority', async () => {
    const begin = await begun()
    const signed = await at.identity.finish(begin.ticket, await at.touch(begin, 'good', 'sakura2026'))
    expect(signed).toMatchObject({
      ok: true,
      value: {
        certificate: authority.certificates.good,
        serial: '64',
        person: { name: '試験　花子', birth: '1970-04-01', address: '架空県見本市中央１丁目２番３号' },
        revocation: { status: 'good', at: AT },
      },
    })
  })

  it.each([
    ['good', '試験　花子'],
    ['slow', '試験　花子'],
    ['moved', '試験　花子'],
    ['other', '見本　太郎'],
    ['revoked', 'revoked'],
    ['expired', 'expired'],
    ['locked', 'locked'],
    // Nothing came back: the voter may lay the card down again.
    ['torn', 'cancelled'],
  ])('with the card %s: %s', async (card, expected) => {
    expect(await played(card, password)).toBe(said(expected))
  })

  it('locks a card at the fifth wrong password, and a right one between them counts anew', async () => {
    const wrong = async (times: number) => {
      const heard: string[] = []
      for (let time = 0; time < times; time++) heard.push(await played('good', 'WRONG99'))
      return heard
    }
    expect(await wrong(4)).toEqual(Array(4).fill(said('wrong-password')))
    expect(await played('good', password)).toBe('試験　花子')
    expect(await wrong(5)).toEqual([...Array(4).fill(said('wrong-password')), said('locked')])
    expect(await played('good', password)).toBe(said('locked'))
  })

  it('is asked about once; a second answer, and one of another state, is none', async () => {
    const first = await begun()
    const answer = await at.touch(first, 'good', password)
    expect((await at.identity.finish(first.ticket, answer)).ok).toBe(true)
    expect(await at.identity.finish(first.ticket, answer)).toEqual({ ok: false, error: 'cancelled' })
    const second = await begun()
    await at.touch(second, 'good', password)
    expect(await at.identity.finish(second.ticket, answer)).toEqual({ ok: false, error: 'cancelled' })
  })

  it('given up by the voter is `cancelled`', async () => {
    const begin = await begun()
    expect(await at.identity.finish(begin.ticket, await at.cancel(begin))).toEqual({ ok: false, error: 'cancelled' })
  })

  it('of another declaration does not pass for this one', async () => {
    const begin = await begun(utf8('another'))
    const answer = await at.touch(begin, 'good', password)
    expect(await at.identity.finish({ ...begin.ticket, declaration }, answer)).toEqual({
      ok: false,
      error: 'bad-signature',
    })
  })
})

describe('through the app', () => {
  const takenWith = async (isNested: boolean, codeOf: (mine: URLSearchParams, others: URLSearchParams) => string) => {
    const at = await throughTheApp(isNested)
    const [mine, others] = [await at.identity.begin(declaration, BACK), await at.identity.begin(declaration, BACK)]
    if (!mine.ok || !others.ok) throw new Error('not begun')
    const came = await at.touch(mine.value, 'good', password)
    const code = codeOf(came, await at.touch(others.value, 'other', TEST_CARDS.other.password))
    const state = came.get('state') ?? ''
    const taken = await at.identity.finish(
      mine.value.ticket,
      new URLSearchParams({ ...Object.fromEntries(came), state, code }),
    )
    await at.close()
    return taken.ok ? taken.value.person.name : taken.error
  }

  it('signature and certificate may be encrypted once or twice', async () => {
    expect(await takenWith(true, (mine) => mine.get('code') ?? '')).toBe('試験　花子')
  })

  it('the code of another person’s touch is no answer to this one', async () => {
    expect(await takenWith(false, (_, others) => others.get('code') ?? '')).toBe('unavailable')
  })
})

describe('more touches than the service has room for', () => {
  it('take the place of the one that waits longest: who comes now signs', async () => {
    const at = await throughTheApp(false, 2)
    const begin = async () => {
      const found = await at.identity.begin(declaration, BACK)
      if (!found.ok) throw new Error(found.error)
      return found.value
    }
    const signs = async (begun: Begun) => {
      const signed = await at.identity.finish(begun.ticket, await at.touch(begun, 'good', password))
      return signed.ok ? signed.value.person.name : signed.error
    }
    const [first, second, third] = [await begin(), await begin(), await begin()]
    expect([await signs(third), await signs(second), await signs(first)]).toEqual([
      '試験　花子',
      '試験　花子',
      'cancelled',
    ])
    await at.close()
  })
})

describe('cards that anybody can make', () => {
  it('open no live election', () => {
    const given = { authority, service, randomness: seededRandomness('live'), now: () => AT, page: BACK }
    expect(testCardIdentity('live', given)).toEqual({ ok: false, error: { type: 'test-cards-in-a-live-election' } })
    const files = { roots: [authority.root], between: [], policies: ['2.999.1.1'], oldestStatus: 60 }
    const types = [
      openTrust(files, 'live'),
      openTrust({ ...files, roots: [] }, 'live'),
      openTrust({ ...files, policies: [] }, 'rehearsal'),
      openTrust({ ...files, roots: [authority.root.slice(1)] }, 'rehearsal'),
      openTrust({ ...files, roots: [authority.certificates.good] }, 'live'),
    ].map((found) => (found.ok ? 'ok' : found.error.type))
    expect(types).toEqual([
      'test-cards-in-a-live-election',
      'trust-without-a-root',
      'trust-without-a-root',
      'trust-malformed',
      'test-cards-in-a-live-election',
    ])
  })
})
