/** T3: a card that is not good now, not the voter's own, or not asked about this declaration gets no permit. Cards of an invented authority. */
import { createHash, X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { extension, makeTestAuthority, TEST_POLICY, type TestAuthority } from '#online/test-jpki/authority.ts'
import { TEST_CARDS, type TestCardName } from '#online/test-jpki/people.ts'
import { verifySignedNative } from '#openssl/verify-signed.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { type CardSigned, type CardTrust, checkCard } from './check-card.ts'
import { parseRevocationList, parseStatusAnswer } from './status.ts'

const AT = 1_795_521_600
const DAY = 86_400
const declaration = utf8('ippyo online declaration 1\n…')
const digest = createHash('sha256').update(declaration).digest()

let authority: TestAuthority
let trust: CardTrust
/** The good card's answer of now. */
let whole: CardSigned

beforeAll(async () => {
  authority = await makeTestAuthority(AT)
  trust = {
    roots: [read(authority.root)],
    between: [read(authority.authority)],
    policies: [TEST_POLICY],
    oldestStatus: 3600,
  }
  whole = await signedBy('good')
})

function read(der: Uint8Array): Certificate {
  const certificate = parseCertificate(der)
  if (certificate === null) throw new Error('a certificate of the test authority is read')
  return certificate
}

async function signedBy(card: TestCardName): Promise<CardSigned> {
  const certificate = authority.certificates[card]
  const status = await authority.statusOf(certificate, AT)
  return { declaration, certificate, signature: authority.sign(card, digest), status }
}

async function issued(wish: Parameters<TestAuthority['issue']>[0]): Promise<CardSigned> {
  const certificate = await authority.issue(wish)
  return { ...whole, certificate, status: await authority.statusOf(certificate, AT) }
}

function outcome(signed: CardSigned, asked: CardTrust = trust, at = AT): string {
  const checked = checkCard(signed, asked, at, verifySignedNative)
  return checked.ok ? checked.value.person.name : checked.error
}

describe('a card', () => {
  it('that is good names its person; of the others each gets its refusal', async () => {
    const found: Partial<Record<TestCardName, string>> = {}
    for (const card of ['good', 'revoked', 'expired', 'moved', 'other'] as const) {
      found[card] = outcome(await signedBy(card))
    }
    expect(found).toEqual({
      good: '試験　花子',
      revoked: 'revoked',
      expired: 'expired',
      moved: '試験　花子',
      other: '見本　太郎',
    })
  })

  it('signed this declaration and no other, by its own key', async () => {
    expect(outcome({ ...whole, declaration: utf8('another') })).toBe('bad-signature')
    expect(outcome({ ...whole, signature: authority.sign('other', digest) })).toBe('bad-signature')
    expect(outcome({ ...whole, signature: new Uint8Array(0) })).toBe('bad-signature')
    // If two people sign the same, neither can be taken for the other.
    const other = authority.certificates.other
    expect(outcome({ ...whole, certificate: other, status: await authority.statusOf(other, AT) })).toBe('bad-signature')
  })

  it('is not taken when one bit of its certificate is another', () => {
    const accepted = whole.certificate.findLastIndex((_, at) => {
      const certificate = Uint8Array.from(whole.certificate)
      certificate[at] = (certificate[at] as number) ^ (1 << (at % 8))
      return checkCard({ ...whole, certificate }, trust, AT, verifySignedNative).ok
    })
    expect(accepted).toBe(-1)
  })

  it('is read as OpenSSL reads it', () => {
    for (const der of Object.values(authority.certificates)) {
      const [ours, theirs] = [read(der), new X509Certificate(der)]
      expect(Number.parseInt(ours.serial, 16)).toBe(Number.parseInt(theirs.serialNumber, 16))
      expect(new Date(ours.notAfter * 1000)).toEqual(new Date(theirs.validTo))
      expect(new Date(ours.notBefore * 1000)).toEqual(new Date(theirs.validFrom))
      expect(ours.publicKey).toEqual(new Uint8Array(theirs.publicKey.export({ format: 'der', type: 'spki' })))
      expect(theirs.verify(new X509Certificate(authority.authority).publicKey)).toBe(true)
    }
  })
})

describe('not a card for signing', () => {
  it.each([
    ['for logging in', { use: 'login' }],
    ['an authority', { use: 'authority' }],
    ['of another policy', { policy: '2.999.1.2' }],
    ['of nobody', { person: null }],
    ['signed by a stranger', { signer: 'stranger' }],
    ['of another issuer', { issuer: 'Somebody else' }],
    ['issued by another card', { issuer: 'Card 0', signer: 'good' }],
    ['born on no day', { person: { ...TEST_CARDS.good.person, birth: '319700231' } }],
  ] as const)('%s', async (_, wish) => {
    expect(outcome(await issued({}))).toBe('試験　花子')
    expect(outcome(await issued(wish))).toBe('not-jpki')
  })

  it('with a critical extension that nobody here knows', async () => {
    const known = (isCritical: boolean) => ({ extra: [extension('2.999.7', isCritical, Uint8Array.of(5, 0))] })
    expect(outcome(await issued(known(false)))).toBe('試験　花子')
    expect(outcome(await issued(known(true)))).toBe('not-jpki')
  })

  it('under an authority that may have none below it, or whose time is over', async () => {
    const between = { subject: 'Between', key: 'stranger', use: 'authority', person: null } as const
    const card = await issued({ issuer: 'Between', signer: 'stranger' })
    const below = async (wish: Parameters<TestAuthority['issue']>[0]) => {
      const next = read(await authority.issue({ ...between, ...wish }))
      return { ...trust, between: [...trust.between, next] }
    }
    // Its status is the word of its own issuer, which is silent here: the way to a root is there all the same.
    expect(outcome(card, await below({}))).toBe('status-unknown')
    expect(outcome(card, await below({ until: AT - 1 }))).toBe('not-jpki')
    const root = await below({ issuer: 'Root of invented cards', signer: 'root', pathLength: 0 })
    expect(outcome(card, root)).toBe('status-unknown')
    expect(outcome(card, { ...root, roots: [] })).toBe('not-jpki')
    const narrow = read(
      await authority.issue({
        ...{ subject: 'Cards for digital signature', key: 'authority', use: 'authority', person: null },
        ...{ issuer: 'Root of invented cards', signer: 'root', pathLength: 0 },
      }),
    )
    const under = read(await authority.issue(between))
    expect(outcome(card, { ...trust, between: [narrow, under] })).toBe('not-jpki')
  })

  it('of tomorrow', async () => {
    expect(outcome(await issued({ from: AT + 60, until: AT + DAY }))).toBe('status-unknown')
  })
})

describe('what the authority says of a card', () => {
  const say = async (wish: Parameters<TestAuthority['statusOf']>[2], at = AT) =>
    outcome({ ...whole, status: await authority.statusOf(whole.certificate, at, wish) })

  it.each([
    ['unknown', { status: 'unknown' }, 'status-unknown'],
    ['revoked', { status: 'revoked' }, 'revoked'],
    ['older than the gate takes', { from: AT - 3601, until: AT + DAY }, 'status-unknown'],
    ['over', { from: AT - 1800, until: AT - 600 }, 'status-unknown'],
    ['of a time to come', { from: AT + 600, until: AT + DAY }, 'status-unknown'],
    ['by a stranger', { signer: 'stranger' }, 'status-unknown'],
    ['by the card itself', { signer: 'good' }, 'status-unknown'],
  ] as const)('%s', async (_, wish, expected) => {
    expect(await say(wish)).toBe(expected)
  })

  it('of another card is no word about this one', async () => {
    expect(outcome({ ...whole, status: await authority.statusOf(authority.certificates.slow, AT) })).toBe(
      'status-unknown',
    )
  })

  it('may come by somebody whom it names for this alone', async () => {
    const purpose = extension('2.5.29.37', false, Uint8Array.of(0x30, 10, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 9))
    const responder = { key: 'responder', subject: 'Responder', person: null } as const
    const named = await authority.issue({ ...responder, extra: [purpose] })
    expect(await say({ signer: 'responder', attached: [named] })).toBe('試験　花子')
    const without = await authority.issue(responder)
    expect(await say({ signer: 'responder', attached: [without] })).toBe('status-unknown')
    const self = await authority.issue({ ...responder, extra: [purpose], signer: 'stranger' })
    expect(await say({ signer: 'responder', attached: [self] })).toBe('status-unknown')
    const over = await authority.issue({ ...responder, extra: [purpose], from: AT - DAY, until: AT - 1 })
    expect(await say({ signer: 'responder', attached: [over] })).toBe('status-unknown')
  })

  it('is not taken when one bit of it is another', () => {
    const accepted = whole.status.findLastIndex((_, at) => {
      const status = Uint8Array.from(whole.status)
      status[at] = (status[at] as number) ^ (1 << (at % 8))
      return checkCard({ ...whole, status }, trust, AT, verifySignedNative).ok
    })
    expect(accepted).toBe(-1)
  })

  it('may be its list', async () => {
    const list = await authority.revocationList(AT)
    expect(outcome({ ...whole, status: list })).toBe('試験　花子')
    expect(outcome({ ...(await signedBy('revoked')), status: list })).toBe('revoked')
    expect(outcome({ ...whole, status: await authority.revocationList(AT - 3600) })).toBe('status-unknown')
    expect(outcome({ ...whole, status: list.slice(0, -1) })).toBe('status-unknown')
    expect(outcome({ ...whole, status: new Uint8Array(0) })).toBe('status-unknown')
    expect(parseStatusAnswer(list)).toBeNull()
    expect(parseRevocationList(whole.status)).toBeNull()
  })
})
