/** What the gate may expect of every implementation of the port, however the card's service speaks (T2, T3). */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { makeTestAuthority, type TestAuthority } from '#online/test-jpki/authority.ts'
import { CardService } from '#online/test-jpki/card-service.ts'
import { TEST_CARDS } from '#online/test-jpki/people.ts'
import { testCardIdentity } from '#online/test-jpki/test-card-identity.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Begun, CardIdentity } from './port.ts'
import { openTrust } from './trust.ts'

const AT = 1_795_521_600
const BACK = new URL('https://vote.example.lg.jp/back')
const declaration = utf8('ippyo online declaration 1\n…')
const { password } = TEST_CARDS.good

let authority: TestAuthority
let service: CardService
let identity: CardIdentity
let now: number

beforeAll(async () => {
  authority = await makeTestAuthority(AT)
})

beforeEach(() => {
  const randomness = seededRandomness('card identity')
  now = AT
  service = new CardService(authority, randomness)
  const page = new URL('http://localhost/card')
  const opened = testCardIdentity('rehearsal', { authority, service, randomness, now: () => now, page })
  if (!opened.ok) throw new Error(opened.error.type)
  identity = opened.value
})

async function begun(of = declaration): Promise<Begun> {
  const found = await identity.begin(of, BACK)
  if (!found.ok) throw new Error(found.error)
  return found.value
}

/** What a person does at the card's page, and what the gate then says. */
async function played(card: string, typed: string): Promise<string> {
  const { redirect, ticket } = await begun()
  service.touch(redirect.searchParams.get('transaction') ?? '', card, typed)
  const signed = await identity.finish(ticket, new URLSearchParams({ state: ticket.state }))
  return signed.ok ? signed.value.person.name : signed.error
}

describe('a card check', () => {
  it('ends with the signature over the gate’s declaration, certificate and word of the authority', async () => {
    const { redirect, ticket } = await begun()
    expect(service.touch(redirect.searchParams.get('transaction') ?? '', 'good', 'sakura2026').ok).toBe(true)
    const signed = await identity.finish(ticket, new URLSearchParams({ state: ticket.state }))
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
    expect(await played(card, password)).toBe(expected)
  })

  it('locks a card at the fifth wrong password, and a right one between them counts anew', async () => {
    const wrong = async (times: number) => {
      const said: string[] = []
      for (let time = 0; time < times; time++) said.push(await played('good', 'WRONG99'))
      return said
    }
    expect(await wrong(4)).toEqual(Array(4).fill('wrong-password'))
    expect(await played('good', password)).toBe('試験　花子')
    expect(await wrong(5)).toEqual([...Array(4).fill('wrong-password'), 'locked'])
    expect(await played('good', password)).toBe('locked')
  })

  it('is asked about once; a second answer, and one of another state, is none', async () => {
    const first = await begun()
    service.touch(first.ticket.transaction, 'good', password)
    const answer = new URLSearchParams({ state: first.ticket.state })
    expect((await identity.finish(first.ticket, answer)).ok).toBe(true)
    expect(await identity.finish(first.ticket, answer)).toEqual({ ok: false, error: 'cancelled' })
    const second = await begun()
    service.touch(second.ticket.transaction, 'good', password)
    expect(await identity.finish(second.ticket, answer)).toEqual({ ok: false, error: 'cancelled' })
  })

  it('given up by the voter is `cancelled`', async () => {
    const { ticket } = await begun()
    service.cancel(ticket.transaction)
    const answer = new URLSearchParams({ state: ticket.state, error: 'access_denied' })
    expect(await identity.finish(ticket, answer)).toEqual({ ok: false, error: 'cancelled' })
  })

  it('of another declaration does not pass for this one', async () => {
    const { ticket } = await begun(utf8('another'))
    service.touch(ticket.transaction, 'good', password)
    const answer = new URLSearchParams({ state: ticket.state })
    expect(await identity.finish({ ...ticket, declaration }, answer)).toEqual({ ok: false, error: 'bad-signature' })
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
