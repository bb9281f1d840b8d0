/** S11, S12: the card behind a permit is checked once more as the gate did, at a minute in which the gate may have seen it. */
import { parseCertificate } from '../card/certificate.ts'
import { type CardTrust, checkCard } from '../card/check-card.ts'
import { identityOf, personOf, type Variants } from '../card/person.ts'
import type { VerifySigned } from '../card/signed.ts'
import type { Evidence } from '../evidence.ts'
import { minutesOfGate, type Permit } from '../permit.ts'
import type { CardChecks, JudgedCard } from './sort-evidence.ts'

export function cardChecks(trust: CardTrust, variants: Variants, verify: VerifySigned): CardChecks {
  const checkedAt = ({ revocation, ...card }: Evidence, at: number) =>
    checkCard({ ...card, status: revocation }, trust, at, verify)
  return {
    judge(evidence: Evidence, permit: Permit): JudgedCard {
      let identity: string | null = null
      for (const at of minutesOfGate(permit)) {
        const checked = checkedAt(evidence, at)
        if (checked.ok) return { identity: identityOf(checked.value.person, variants), wasGood: true }
        // The card itself holds: the last question is about its status then.
        if (checked.error === 'revoked' || checked.error === 'status-unknown') {
          identity = identityOfCertificate(evidence.certificate, at, variants) ?? identity
        }
      }
      return { identity, wasGood: false }
    },
  }
}

/** Null: nobody's then. A gate asks a voter with a certificate of tomorrow to come again; a vote with one has no genuine card (S11, O-18). */
function identityOfCertificate(der: Uint8Array, at: number, variants: Variants): string | null {
  const certificate = parseCertificate(der)
  const person = certificate === null || certificate.notBefore > at ? null : personOf(certificate)
  return person === null ? null : identityOf(person, variants)
}
