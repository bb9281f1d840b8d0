/** The outcome of one touched card of a voter, or of one answer of a member: a permit or a refusal. */
import { createHash } from 'node:crypto'
import { assert, unreachable } from '#election/assert.ts'
import { isDay } from '#election/birth-date.ts'
import { equalBytes } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import type { SignEd25519 } from '#election/keys/signature.ts'
import { matchPerson } from '#election/online/card/person.ts'
import { fitsEvidence, sealEvidence } from '#election/online/evidence.ts'
import { handleOf, type PermitId, permitIdOf } from '#election/online/ids.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import { permitEnd, writePermit } from '#election/online/permit.ts'
import type { FinishAnswer, GateRefusal } from '#election/online/wire/gate.ts'
import type { Randomness } from '#election/randomness.ts'
import { ok, type Result } from '#election/result.ts'
import { encryptBaseNative } from '#openssl/hpke-encrypt.ts'
import type { HostKey } from '../host-key.ts'
import { asCardPerson, openPerson, type RowNotOpened } from '../roll-row.ts'
import type { BoxSide } from '../standings.ts'
import type { IdentityRefusal, SignedBy } from './identity/port.ts'
import { base64Parts, TRY_AGAIN } from './one-touch.ts'
import type { Behind, Roll } from './roll.ts'

export interface CheckParts {
  readonly electionId: ElectionId
  readonly closes: UnixSecond
  /** Whether a later vote takes the place of an earlier one. */
  readonly overwrite: boolean
  /** X25519; null in an election without evidence. */
  readonly sortingKey: Uint8Array | null
  readonly gateKey: Uint8Array
  readonly sign: SignEd25519
  readonly key: HostKey
  readonly variants: ReadonlyMap<string, string>
  readonly roll: Roll
  readonly boxSide: BoxSide
  readonly now: () => UnixSecond
  readonly randomness: Randomness
}

interface Touched {
  /** HMAC. */
  readonly code: Uint8Array
  readonly purpose: 'vote' | 'status'
  readonly sessionKey: Uint8Array
  readonly declaration: Uint8Array
}

interface Drawn {
  readonly id: PermitId
  readonly permit: Uint8Array
  readonly sealed: Uint8Array | null
  readonly answer: FinishAnswer
}

export class CardCheck {
  readonly #parts: CheckParts
  readonly #touched: Touched
  #drawn: Drawn | null = null

  constructor(parts: CheckParts, touched: Touched) {
    this.#parts = parts
    this.#touched = touched
  }

  async settle(signed: Result<SignedBy, IdentityRefusal>): Promise<FinishAnswer> {
    if (!signed.ok) return this.#refuse(signed.error)
    const { key, variants } = this.#parts
    return this.#settle(signed.value, (behind) => personRefusal(behind, signed.value, key, variants))
  }

  /** S-05: the code of the letter is the member's; where the list has a day of birth, it is asked for. */
  settleMember(typed: string): Promise<FinishAnswer> {
    return this.#settle(null, (behind) => memberRefusal(behind, typed, this.#parts.key))
  }

  /** Null: there is no answer now. */
  async asks(): Promise<'nothing' | 'birth' | null> {
    const whose = await this.#parts.roll.whose(this.#touched.code)
    if (!whose.ok) return null
    // It is refused in the end, with its words.
    if (whose.value === null) return 'nothing'
    const person = openPerson(this.#parts.key, whose.value.rollNo, whose.value.sealed)
    if (!person.ok) return null
    return isDay(person.value.birthDate) ? 'birth' : 'nothing'
  }

  /** @param signed null: nobody touched a card */
  async #settle(
    signed: SignedBy | null,
    judge: (behind: Behind) => Result<GateRefusal | null, RowNotOpened>,
  ): Promise<FinishAnswer> {
    const whose = await this.#parts.roll.whose(this.#touched.code)
    if (!whose.ok) return TRY_AGAIN
    if (whose.value === null) return this.#refuse('withdrawn')
    const refusal = judge(whose.value)
    // The office sees the number of such a row; a voter of it comes again.
    if (!refusal.ok) return TRY_AGAIN
    if (refusal.value !== null) return this.#refuse(refusal.value)
    if (whose.value.isHeld) return this.#refuse('held')
    switch (this.#touched.purpose) {
      case 'status':
        return this.#status(whose.value)
      case 'vote':
        return this.#vote(whose.value, signed)
      default:
        return unreachable(this.#touched.purpose)
    }
  }

  async #status({ box }: Behind): Promise<FinishAnswer> {
    const standing = await this.#parts.boxSide.standing(handleOf(this.#parts.electionId, box))
    if (!standing.ok) return TRY_AGAIN
    if (standing.value === 'held') return this.#refuse('held')
    const noted = await this.#parts.roll.note(this.#touched.code, 'status')
    return noted.ok ? { type: 'status', standing: standing.value } : TRY_AGAIN
  }

  async #vote(behind: Behind, signed: SignedBy | null): Promise<FinishAnswer> {
    const { boxSide, closes, electionId, now, overwrite, roll } = this.#parts
    if (behind.mark !== 'none') return this.#refuse('not-eligible')
    if (now() >= closes) return this.#refuse('closed')
    // Said early, for the voter's sake. Without an answer nothing is lost: the box side's own database decides when the vote is cast.
    const standing = await boxSide.standing(handleOf(electionId, behind.box))
    if (standing.ok && standing.value === 'held') return this.#refuse('held')
    if (standing.ok && standing.value === 'voted' && !overwrite) return this.#refuse('voted')
    if (signed !== null && !fitsEvidence(this.#evidenceOf(signed))) return this.#refuse('not-jpki')
    this.#drawn ??= this.#draw(behind, signed)
    const { answer, id, permit, sealed } = this.#drawn
    const given = await roll.permit(this.#touched.code, { box: behind.box, id, sha256: sha256(permit), sealed })
    if (!given.ok) return TRY_AGAIN
    if (given.value !== 'given') return this.#refuse(given.value)
    return answer
  }

  #draw({ box, style }: Behind, signed: SignedBy | null): Drawn {
    const { electionId, gateKey, now, randomness, sign, sortingKey } = this.#parts
    assert(signed !== null || sortingKey === null, 'gate: without a card there is no evidence to keep')
    const { sessionKey } = this.#touched
    const id = permitIdOf(randomness.bytes(16))
    const seed = randomness.bytes(32)
    const evidence = signed && this.#evidenceOf(signed)
    const sealed =
      evidence === null || sortingKey === null
        ? null
        : sealEvidence(evidence, id, sortingKey, once(seed), encryptBaseNative)
    const hash = sealed === null ? new Uint8Array(32) : sha256(sealed)
    const said = { electionId, box, style, sessionKey, notAfter: permitEnd(now()), id, evidence: hash }
    const permit = writePermit(said, gateKey, sign)
    const parts = sealed === null || evidence === null ? null : { ...base64Parts(evidence), seed: toBase64(seed) }
    return { id, permit, sealed, answer: { type: 'permit', permit: toBase64(permit), evidence: parts } }
  }

  #evidenceOf({ certificate, revocation, signature }: SignedBy) {
    return { declaration: this.#touched.declaration, signature, certificate, revocation: revocation.source }
  }

  /** The help desk sees the class and the hour. Not noted, not said: the page asks again. */
  async #refuse(refusal: GateRefusal): Promise<FinishAnswer> {
    const noted = await this.#parts.roll.note(this.#touched.code, refusal)
    return noted.ok ? { type: 'refused', refusal } : TRY_AGAIN
  }
}

/** A letter in other hands: the list's day of birth is not on it. */
function memberRefusal(
  { rollNo, sealed }: Behind,
  typed: string,
  key: HostKey,
): Result<GateRefusal | null, RowNotOpened> {
  const person = openPerson(key, rollNo, sealed)
  if (!person.ok) return person
  const { birthDate } = person.value
  return ok(!isDay(birthDate) || birthDate === typed ? null : 'another-birth')
}

/** Whose card it is (T3): the person whom two people bound, or else the person of the row. */
function personRefusal(
  { bound, rollNo, sealed }: Behind,
  { person }: SignedBy,
  key: HostKey,
  variants: ReadonlyMap<string, string>,
): Result<GateRefusal | null, RowNotOpened> {
  if (bound !== null && equalBytes(bound, key.personHmac(person))) return ok(null)
  const row = openPerson(key, rollNo, sealed)
  if (!row.ok) return row
  const match = matchPerson(person, asCardPerson(row.value), variants)
  switch (match) {
    case 'same':
      // Bound to somebody's new certificate: the one before it opens nothing any more.
      return ok(bound === null ? null : 'renewed-elsewhere')
    case 'address-changed':
    case 'name-changed':
      return ok('renewed-elsewhere')
    case 'another-person':
      return ok('another-person')
    default:
      return unreachable(match)
  }
}

/** The page seals with the same 32 bytes and compares. */
function once(seed: Uint8Array): Randomness {
  return {
    kind: 'secure',
    bytes(count) {
      assert(count === seed.length, 'evidence: one draw of 32 bytes')
      return seed
    },
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}
