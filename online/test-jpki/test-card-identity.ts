/** The port over the service of invented cards, in one process: for rehearsals and tests. A live election cannot be begun with it. */
import { equalBytes, toHex, utf8 } from '#election/bytes.ts'
import type { Use } from '#election/definition/definition.ts'
import { openTrust, type TrustRefusal } from '#election/online/card/trust.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Judging, judgeAnswer } from '#online/roll-side/gate/identity/judge-answer.ts'
import type { CardIdentity } from '#online/roll-side/gate/identity/port.ts'
import { TEST_POLICY, type TestAuthority } from './authority.ts'
import { type CardService, digestOf } from './card-service.ts'

interface TestIdentity {
  readonly authority: TestAuthority
  readonly service: CardService
  readonly randomness: Randomness
  /** Unix seconds. */
  readonly now: () => number
  /** Where the page of the cards is. */
  readonly page: URL
}

const OLDEST_STATUS = 3600

export function testCardIdentity(use: Use, given: TestIdentity): Result<CardIdentity, TrustRefusal> {
  const { authority, service, randomness, now, page } = given
  const files = { roots: [authority.root], between: [authority.authority], policies: [TEST_POLICY] }
  const trust = openTrust({ ...files, oldestStatus: OLDEST_STATUS }, use)
  if (!trust.ok) return trust
  const revocation = { ask: (certificate: Uint8Array) => authority.statusOf(certificate, now()) }
  const judging: Judging = { trust: trust.value, revocation, now }
  return ok({
    async begin(declaration, back) {
      const transaction = service.begin(digestOf(declaration))
      if (transaction === null) return err('unavailable')
      const state = toHex(randomness.bytes(16))
      const redirect = new URL(page)
      redirect.search = new URLSearchParams({ transaction, state, back: back.href }).toString()
      return ok({ redirect, ticket: { declaration, state, transaction } })
    },
    async finish({ declaration, state, transaction }, answer) {
      const outcome = service.take(transaction)
      const isOurs = equalBytes(utf8(answer.get('state') ?? ''), utf8(state))
      if (!isOurs || outcome === null || outcome === 'waiting') return err('cancelled')
      return typeof outcome === 'string' ? err(outcome) : judgeAnswer(declaration, outcome, judging)
    },
  })
}
