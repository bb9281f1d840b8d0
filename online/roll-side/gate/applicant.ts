/** Who applies for an online vote with a card instead of a paper (T6): the card names the person, and what it signed is kept as the paper is. */
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { Applicants } from '#election/online/applicants.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import type { FinishAnswer, GateRefusal } from '#election/online/wire/gate.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalDate } from '#election/time.ts'
import { sealCategory } from '../category.ts'
import type { HostKey } from '../host-key.ts'
import type { SignedBy } from './identity/port.ts'
import { base64Parts, TRY_AGAIN } from './one-touch.ts'
import type { Roll } from './roll.ts'

export interface ApplicantParts {
  /** From then on nobody applies by page. */
  readonly applicationsEnd: UnixSecond
  /** As the authority signed them (S-03). */
  readonly applicants: Applicants
  readonly key: HostKey
  readonly roll: Roll
  readonly now: () => UnixSecond
  readonly randomness: Randomness
}

export interface Application {
  /** 16 random bytes: asked for twice, it is one application. */
  readonly id: Uint8Array
  /** As the applicant typed it. */
  readonly birth: LocalDate
  /** One that the signed settings name; null: they have none. */
  readonly category: string | null
  readonly declaration: Uint8Array
}

export async function applied(
  { applicationsEnd, key, now, randomness, roll }: ApplicantParts,
  { birth, category: ground, declaration, id }: Application,
  { certificate, person, revocation, signature }: SignedBy,
): Promise<FinishAnswer> {
  if (now() >= applicationsEnd) return refused('applications-ended')
  // Cards of one household are easily mixed up.
  if (person.birth !== birth) return refused('another-card')
  const plain = canonicalJson(base64Parts({ declaration, signature, certificate, revocation: revocation.source }))
  const signed = key.seal(`application ${toHex(id)}`, plain, randomness)
  const category = ground === null ? null : sealCategory(key, toHex(id), ground, randomness)
  const done = await roll.apply({ id, person: key.personHmac(person), signed, category })
  if (!done.ok) return TRY_AGAIN
  switch (done.value) {
    case 'done':
      return { type: 'applied' }
    case 'no-such-voter':
      return refused('not-on-roll')
    case 'already-there':
      return refused('applied-before')
    default:
      return refused(done.value)
  }
}

function refused(refusal: GateRefusal): FinishAnswer {
  return { type: 'refused', refusal }
}
