/**
 * The gate (認証): code → card → permit (docs/formats/online-gate.md). A flow is in the memory of this process and has an end; a gate that
 * starts anew has none, and the voter begins with the code again.
 */

import type { z } from 'zod'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { certificateSymbols } from '#election/online/abroad.ts'
import { parseVotingCode } from '#election/online/code.ts'
import { writeApplication, writeDeclaration } from '#election/online/declaration.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import type {
  applyRequest,
  BeginAnswer,
  beginRequest,
  CodeAnswer,
  CountAnswer,
  codeRequest,
  countRequest,
  FinishAnswer,
  finishRequest,
  GateRefusal,
  LockAnswer,
  lockRequest,
} from '#election/online/wire/gate.ts'
import { ok, type Result } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import type { NoAnswer } from '#online/database/answered.ts'
import { isCategoryOf } from '../category.ts'
import { Tries } from '../tries.ts'
import { type ApplicantParts, applied } from './applicant.ts'
import { CardCheck, type CheckParts } from './card-check.ts'
import { Flows } from './flows.ts'
import { GateCounts } from './gate-counts.ts'
import type { CardIdentity, IdentityRefusal, SignedBy } from './identity/port.ts'
import { OneTouch, type Touch, TRY_AGAIN } from './one-touch.ts'
import type { FoundWord, Roll } from './roll.ts'

export interface GateParts extends CheckParts, ApplicantParts {
  /** Null: of members, whom the code of a letter names (S-05). */
  readonly identity: CardIdentity | null
  /** Voters abroad: the code of a letter and the number of the certificate (在外選挙人証) lead on together, and neither alone. */
  readonly asksCertificate: boolean
  /** Where the card's service sends the browser back to. */
  readonly back: URL
  readonly opens: UnixSecond
}

/** Long enough to read the promises and to find the card's password. */
const FLOW_SECONDS = 30 * 60
/** Cards that one flow may touch: a slip, a wrong card, a torn reading, each more than once. */
const MOST_TOUCHES = 10
/** An applicant has shown nothing yet: a slip, and once more. */
const MOST_TOUCHES_OF_APPLICANT = 2
/** More flows at once than a prefecture has: a flood of them costs no more memory. */
const MOST_FLOWS = 50_000
/** Anybody begins one without a code: a flood of them takes no place from who votes. */
const MOST_APPLICANTS = 10_000
/** In half an hour: the card's service keeps each one as long, and has room for five times as many. */
const MOST_APPLICANTS_TOUCHES = 10_000
/** A network without a try left may still have a right code, but not all of the database. */
const MOST_LOOK_UPS_BEYOND = 4

type Begins =
  /** HMAC of the code. */
  { readonly code: Uint8Array } | { readonly birth: LocalDate; readonly category: string | null }

interface Typed {
  /** HMAC. */
  readonly code: Uint8Array
  readonly certificate: string | null
}
type Found = Result<Exclude<FoundWord, 'another-certificate'>, NoAnswer>

interface Flow {
  readonly owner: string
  readonly from: Begins
  readonly ends: number
  /** Opens what the voter's page keeps on the device (docs/decisions/044). */
  readonly lock: Uint8Array
  touches: number
  touch: Touch | null
}

interface Touched {
  readonly purpose: z.output<typeof beginRequest>['purpose']
  readonly sessionKey: Uint8Array
  readonly declaration: Uint8Array
}

interface Refused {
  readonly type: 'refused'
  readonly refusal: GateRefusal
}

export class Gate {
  readonly #parts: GateParts
  readonly #tries: Tries
  /** By the HMAC of a code: days of birth of a member, and numbers of certificates. */
  readonly #byCode: Tries
  readonly #counts: GateCounts
  readonly #flows = new Flows<Flow>(MOST_FLOWS)
  readonly #applying = new Flows<Flow>(MOST_APPLICANTS)
  /** When each touch of an applicant ends at the card's service. */
  readonly #applicantsTouches: number[] = []
  #lookUpsBeyond = 0

  constructor(parts: GateParts) {
    this.#parts = parts
    this.#counts = new GateCounts(parts.roll)
    this.#tries = new Tries(parts.randomness, parts.now)
    this.#byCode = new Tries(parts.randomness, parts.now, MOST_FLOWS)
  }

  /** @param address of the network; it is hashed at once, and nothing else is done with it */
  async code({ code: typed, certificate }: z.output<typeof codeRequest>, address: string): Promise<CodeAnswer> {
    const { asksCertificate, key, now, opens } = this.#parts
    // The page has other settings than this gate.
    if ((certificate !== null) !== asksCertificate) return refused('try-again')
    const code = parseVotingCode(typed)
    const hmac = code === null ? null : key.codeHmac(code)
    const found = hmac === null ? ok('no-such-code' as const) : await this.#find({ code: hmac, certificate }, address)
    if (!found.ok) return refused('try-again')
    if (found.value === 'no-such-code') {
      if (!this.#tries.mayTry(address)) return refused('slow-down')
      this.#tries.failed(address)
      this.#counts.add('mistyped')
    }
    if (hmac === null || found.value !== 'good') return refused(found.value === 'good' ? 'no-such-code' : found.value)
    if (now() < opens) return refused('not-open')
    return this.#opened(this.#flows, { code: hmac })
  }

  /** Somebody's right code is not shut out by the wrong ones of the same network: a guess hits one in 5·10¹⁰ times, and opens nothing. */
  async #find(typed: Typed, address: string): Promise<Found> {
    if (this.#tries.mayTry(address)) return this.#lookUp(typed)
    if (this.#lookUpsBeyond >= MOST_LOOK_UPS_BEYOND) return ok('no-such-code')
    this.#lookUpsBeyond += 1
    return this.#lookUp(typed).finally(() => {
      this.#lookUpsBeyond -= 1
    })
  }

  /**
   * The number of another certificate, one try too many, and a code of nobody are one answer: who has somebody's letter learns neither that
   * the code is right nor, in whatever many ways, the number. Tries are counted by code, also those that are sent all at once.
   */
  async #lookUp({ certificate, code }: Typed): Promise<Found> {
    const { roll } = this.#parts
    if (certificate === null) return withoutCertificate(await roll.find(code, null))
    const look = () => roll.find(code, certificateSymbols(certificate))
    const isAnother = (found: Awaited<ReturnType<typeof look>>) => found.ok && found.value === 'another-certificate'
    const found = await this.#byCode.inTurn(toHex(code), look, isAnother)
    // Looked up all the same: an answer that comes sooner would be another answer.
    if (found === null) return look().then(() => ok('no-such-code'))
    return withoutCertificate(found)
  }

  /** Nothing is known of the applicant before the card, but the day and the ground that they gave. */
  async apply({ birth, category }: z.output<typeof applyRequest>): Promise<CodeAnswer> {
    const { applicants, applicationsEnd, identity, now } = this.#parts
    // Who is a member is on the list of the two, and has no card to apply with.
    if (identity === null || now() >= applicationsEnd) return refused('applications-ended')
    // The page has another list than this gate.
    if (!isCategoryOf(applicants, category)) return refused('try-again')
    return this.#opened(this.#applying, { birth, category })
  }

  /** Without a flow, a code or an address: who counts is nobody. */
  async count({ what }: z.output<typeof countRequest>): Promise<CountAnswer> {
    this.#counts.add(what)
    return { type: 'counted' }
  }

  /** Asked each minute. */
  keepCounts(): Promise<void> {
    return this.#counts.keep()
  }

  async lock({ flow: name }: z.output<typeof lockRequest>): Promise<LockAnswer> {
    const flow = this.#flowOf(name)
    return flow === null ? refused('flow-ended') : { type: 'lock', lock: toBase64(flow.lock) }
  }

  async begin({ flow: name, purpose, sessionKey }: z.output<typeof beginRequest>): Promise<BeginAnswer> {
    const flow = this.#flowOf(name)
    if (flow === null || flow.touch?.isGiven === true || flow.touches >= mostTouches(flow.from))
      return refused('flow-ended')
    const { back, closes, electionId, identity, now, randomness } = this.#parts
    if ('code' in flow.from === (purpose === 'apply')) return refused('flow-ended')
    if (purpose === 'vote' && now() >= closes) return refused('closed')
    if (purpose === 'apply' && !this.#mayApplicantTouch()) return refused('try-again')
    flow.touches += 1
    if (identity === null) return this.#beginMember(flow, { purpose, sessionKey })
    const write = purpose === 'apply' ? writeApplication : writeDeclaration
    const declaration = write({ electionId, sessionKey, nonce: randomness.bytes(16) })
    const begun = await identity.begin(declaration, back)
    if (!begun.ok) return refused(begun.error)
    const { redirect, ticket } = begun.value
    const settle = this.#settles(flow.from, { purpose, sessionKey, declaration })
    flow.touch = new OneTouch((answer) => identity.finish(ticket, new URLSearchParams(answer)), settle)
    return { type: 'card', redirect: redirect.href }
  }

  /** Each code has its own tries: who has somebody's letter does not guess a day of birth in ten thousand ways. */
  async #beginMember(flow: Flow, { purpose, sessionKey }: Omit<Touched, 'declaration'>): Promise<BeginAnswer> {
    if (!('code' in flow.from) || purpose === 'apply') return refused('flow-ended')
    const [code, owner] = [flow.from.code, flow.owner]
    const check = new CardCheck(this.#parts, { purpose, code, sessionKey, declaration: new Uint8Array(0) })
    const asks = await check.asks()
    if (asks === null) return refused('try-again')
    flow.touch = new OneTouch(
      async (answer) => answer,
      (typed) =>
        asks === 'nothing' ? check.settleMember(typed) : this.#guessed(owner, () => check.settleMember(typed)),
    )
    return { type: 'member', asks }
  }

  /** Answers that are sent all at once are no more than others. */
  async #guessed(owner: string, settle: () => Promise<FinishAnswer>): Promise<FinishAnswer> {
    if (!this.#byCode.mayTry(owner)) return refused('slow-down')
    const isWrong = (answer: FinishAnswer) => answer.type === 'refused' && answer.refusal === 'another-birth'
    return (await this.#byCode.inTurn(owner, settle, isWrong)) ?? TRY_AGAIN
  }

  #settles(
    from: Begins,
    { purpose, ...touched }: Touched,
  ): (signed: Result<SignedBy, IdentityRefusal>) => Promise<FinishAnswer> {
    if ('code' in from && purpose !== 'apply') {
      const check = new CardCheck(this.#parts, { purpose, code: from.code, ...touched })
      return (signed) => check.settle(signed)
    }
    assert('birth' in from, 'gate: an applicant has no code')
    const application = { ...from, ...touched, id: this.#parts.randomness.bytes(16) }
    return async (signed) => (signed.ok ? applied(this.#parts, application, signed.value) : refused(signed.error))
  }

  #opened(flows: Flows<Flow>, from: Begins): CodeAnswer {
    const { now, randomness } = this.#parts
    this.forgetEnded()
    const flow = toHex(randomness.bytes(16))
    const [owner, ends] = ['code' in from ? toHex(from.code) : flow, now() + FLOW_SECONDS]
    const isIn = flows.add(flow, { owner, from, ends, lock: randomness.bytes(32), touches: 0, touch: null })
    return isIn ? { type: 'flow', flow } : refused('try-again')
  }

  /** Counted apart: applicants take no voter's place at the card's service, either. */
  #mayApplicantTouch(): boolean {
    const [now, touches] = [this.#parts.now(), this.#applicantsTouches]
    while ((touches[0] ?? now + 1) <= now) touches.shift()
    return touches.length < MOST_APPLICANTS_TOUCHES && touches.push(now + FLOW_SECONDS) > 0
  }

  async finish({ flow: name, answer }: z.output<typeof finishRequest>): Promise<FinishAnswer> {
    const touch = this.#flowOf(name)?.touch ?? null
    return touch === null ? refused('flow-ended') : touch.answer(answer)
  }

  #flowOf(name: string): Flow | null {
    const flow = this.#flows.get(name) ?? this.#applying.get(name)
    return flow === undefined || flow.ends <= this.#parts.now() ? null : flow
  }

  /** Asked each minute, so that no lock outlives its flow. */
  forgetEnded(): void {
    for (const flows of [this.#flows, this.#applying]) flows.forgetEnded(this.#parts.now())
  }
}

function withoutCertificate(found: Awaited<ReturnType<Roll['find']>>): Found {
  if (!found.ok) return found
  return ok(found.value === 'another-certificate' ? 'no-such-code' : found.value)
}

function mostTouches(from: Begins): number {
  return 'code' in from ? MOST_TOUCHES : MOST_TOUCHES_OF_APPLICANT
}

function refused(refusal: GateRefusal): Refused {
  return { type: 'refused', refusal }
}
