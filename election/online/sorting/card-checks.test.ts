/** S11, S12 with certificates of a test authority: the card is judged at the minutes in which the gate may have seen it, and at no other time. */
import { sha256 } from '@noble/hashes/sha2.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { makeTestAuthority, TEST_POLICY, type TestAuthority } from '#online/test-jpki/authority.ts'
import { verifySignedNative } from '#openssl/verify-signed.ts'
import { must } from '#simulation/rooms/must.ts'
import { openTrust } from '../card/trust.ts'
import { unixSecond } from '../instant.ts'
import { type Permit, permitEnd } from '../permit.ts'
import { cardChecks } from './card-checks.ts'

const SEEN = Date.UTC(2026, 10, 20, 3, 7) / 1000
const HOUR = 3600
const declaration = utf8('what the card signed')
let authority: TestAuthority

beforeAll(async () => {
  authority = await makeTestAuthority(SEEN)
})

async function judged(changed: {
  readonly status?: 'revoked'
  readonly asked?: number
  readonly seen?: number
  readonly said?: string
  readonly notAfter?: number
  readonly certificate?: Uint8Array
}) {
  const good = changed.certificate ?? authority.certificates.good
  const files = { roots: [authority.root], between: [authority.authority], policies: [TEST_POLICY], oldestStatus: 60 }
  const checks = cardChecks(must(openTrust(files, 'fixture')), new Map([['試', '験']]), verifySignedNative)
  const { status = 'good', asked = SEEN, seen = SEEN } = changed
  const evidence = {
    ...{
      declaration,
      certificate: good,
      signature: authority.sign('good', sha256(utf8(changed.said ?? 'what the card signed'))),
    },
    revocation: await authority.statusOf(good, asked, { status, from: asked - 30, until: asked + 60 }),
  }
  const notAfter = unixSecond(changed.notAfter ?? permitEnd(unixSecond(seen)))
  return checks.judge(evidence, { notAfter } as Permit)
}

describe('a card behind a permit', () => {
  const identity = '["験験花子","1970-04-01","架空県見本市中央1丁目2番3号"]'

  it.each([0, 1, 7, 14, 15, 22])(
    'is good at the minute in which the gate saw it, %s minutes after it was first asked',
    async (minutes) => {
      const seen = SEEN + 60 * minutes
      expect(await judged({ asked: seen, seen })).toEqual({ identity, wasGood: true })
    },
  )

  it('is not good when it was revoked then, or when the answer is of another hour', async () => {
    expect(await judged({ status: 'revoked' })).toEqual({ identity, wasGood: false })
    expect(await judged({ asked: SEEN - HOUR })).toEqual({ identity, wasGood: false })
    expect(await judged({ asked: SEEN + HOUR })).toEqual({ identity, wasGood: false })
  })

  it('is not good under a permit of a gate that lies about the time', async () => {
    expect(await judged({ notAfter: 0 })).toEqual({ identity: null, wasGood: false })
  })

  it('O-18: is nobody’s with a certificate of tomorrow, and with one of yesterday', async () => {
    const nobody = { identity: null, wasGood: false }
    for (const [from, until] of [
      [HOUR, 9 * HOUR],
      [-9 * HOUR, -HOUR],
    ] as const) {
      const certificate = await authority.issue({ from: SEEN + from, until: SEEN + until })
      expect(await judged({ certificate })).toEqual(nobody)
    }
  })

  it('is nobody’s when it signed something else', async () => {
    expect(await judged({ said: 'another declaration' })).toEqual({ identity: null, wasGood: false })
  })
})
