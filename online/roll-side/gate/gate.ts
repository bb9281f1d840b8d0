/**
 * The gate (認証): code → card → permit (docs/formats/online-gate.md). A flow is in the memory of this process and has an end; a gate that
 * starts anew has none, and the voter begins with the code again.
 */

import type { z } from 'zod'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { parseVotingCode } from '#election/online/code.ts'
import { writeApplication, writeDeclaration } from '#election/online/declaration.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import type {
  applyRequest,
  BeginAnswer,
  beginRequest,
  CodeAnswer,
  FinishAnswer,
  finishRequest,
  GateRefusal,
  LockAnswer,
  lockRequest,
} from '#election/online/wire/gate.ts'
import { ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { Tries } from '../tries.ts'
import { type ApplicantParts, applied } from './applicant.ts'
import { CardCheck, type CheckParts } from './card-check.ts'
import type { CardIdentity } from './identity/port.ts'
import { OneTouch } from './one-touch.ts'

export interface GateParts extends CheckParts, ApplicantParts {
  readonly identity: CardIdentity
  /** Where the card's service sends the browser back to. */
  readonly back: URL
  readonly opens: UnixSecond
}

/** Long enough to read the promises and to find the card's password. */
const FLOW_SECONDS = 30 * 60
/** Cards that one flow may touch: a slip, a wrong card, a torn reading, each more than once. */
const MOST_TOUCHES = 10
/** More flows at once than a prefecture has: a flood of codes costs no more memory. */
const MOST_FLOWS = 50_000
/** Anybody begins one without a code: a flood of them takes no place from who votes. */
const MOST_APPLICANTS = 10_000

type Begins =
  /** HMAC of the code. */
  { readonly code: Uint8Array } | { readonly birth: LocalDate }

interface Flow {
  readonly from: Begins
  readonly ends: number
  /** Opens what the voter's page keeps on the device (docs/decisions/044). */
  readonly lock: Uint8Array
  touches: number
  touch: OneTouch | null
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
  readonly #flows = new Map<string, Flow>()
  readonly #applying = new Map<string, Flow>()

  constructor(parts: GateParts) {
    this.#parts = parts
    this.#tries = new Tries(parts.randomness, parts.now)
  }

  /** @param address of the network; it is hashed at once, and nothing else is done with it */
  async code({ code: typed }: { readonly code: string }, address: string): Promise<CodeAnswer> {
    if (!this.#tries.mayTry(address)) return refused('slow-down')
    const { key, now, opens, roll } = this.#parts
    const code = parseVotingCode(typed)
    const hmac = code === null ? null : key.codeHmac(code)
    const found = hmac === null ? ok('no-such-code' as const) : await roll.find(hmac)
    if (!found.ok) return refused('try-again')
    if (found.value === 'no-such-code') this.#tries.failed(address)
    if (hmac === null || found.value !== 'good') return refused(found.value === 'good' ? 'no-such-code' : found.value)
    if (now() < opens) return refused('not-open')
    return this.#opened(this.#flows, MOST_FLOWS, { code: hmac })
  }

  /** Nothing is known of the applicant before the card, but the day they typed. */
  async apply({ birth }: z.output<typeof applyRequest>): Promise<CodeAnswer> {
    const { applicationsEnd, now } = this.#parts
    if (now() >= applicationsEnd) return refused('applications-ended')
    return this.#opened(this.#applying, MOST_APPLICANTS, { birth })
  }

  async lock({ flow: name }: z.output<typeof lockRequest>): Promise<LockAnswer> {
    const flow = this.#flowOf(name)
    return flow === null ? refused('flow-ended') : { type: 'lock', lock: toBase64(flow.lock) }
  }

  async begin({ flow: name, purpose, sessionKey }: z.output<typeof beginRequest>): Promise<BeginAnswer> {
    const flow = this.#flowOf(name)
    if (flow === null || flow.touch?.isGiven === true || flow.touches >= MOST_TOUCHES) return refused('flow-ended')
    const { back, closes, electionId, identity, now, randomness } = this.#parts
    if ('code' in flow.from === (purpose === 'apply')) return refused('flow-ended')
    if (purpose === 'vote' && now() >= closes) return refused('closed')
    flow.touches += 1
    const write = purpose === 'apply' ? writeApplication : writeDeclaration
    const declaration = write({ electionId, sessionKey, nonce: randomness.bytes(16) })
    const begun = await identity.begin(declaration, back)
    if (!begun.ok) return refused(begun.error)
    const { redirect, ticket } = begun.value
    const settle = this.#settles(flow.from, { purpose, sessionKey, declaration })
    flow.touch = new OneTouch((answer) => identity.finish(ticket, new URLSearchParams(answer)), settle)
    return { type: 'card', redirect: redirect.href }
  }

  #settles(from: Begins, { purpose, ...touched }: Touched): ConstructorParameters<typeof OneTouch>[1] {
    if ('code' in from && purpose !== 'apply') {
      const check = new CardCheck(this.#parts, { purpose, code: from.code, ...touched })
      return (signed) => check.settle(signed)
    }
    assert('birth' in from, 'gate: an applicant has no code')
    const application = { ...from, ...touched, id: this.#parts.randomness.bytes(16) }
    return async (signed) => (signed.ok ? applied(this.#parts, application, signed.value) : refused(signed.error))
  }

  #opened(flows: Map<string, Flow>, most: number, from: Begins): CodeAnswer {
    const { now, randomness } = this.#parts
    this.forgetEnded()
    if (flows.size >= most) return refused('try-again')
    const flow = toHex(randomness.bytes(16))
    flows.set(flow, { from, ends: now() + FLOW_SECONDS, lock: randomness.bytes(32), touches: 0, touch: null })
    return { type: 'flow', flow }
  }

  async finish({ flow: name, answer }: z.output<typeof finishRequest>): Promise<FinishAnswer> {
    const touch = this.#flowOf(name)?.touch ?? null
    return touch === null ? refused('flow-ended') : touch.answer(answer)
  }

  #flowOf(name: string): Flow | null {
    const flow = this.#flows.get(name) ?? this.#applying.get(name)
    return flow === undefined || flow.ends <= this.#parts.now() ? null : flow
  }

  /** All live equally long: those that have ended are the first. Asked each minute, so that no lock outlives its flow. */
  forgetEnded(): void {
    const now = this.#parts.now()
    for (const flows of [this.#flows, this.#applying]) {
      for (const [name, { ends }] of flows) {
        if (ends > now) break
        flows.delete(name)
      }
    }
  }
}

function refused(refusal: GateRefusal): Refused {
  return { type: 'refused', refusal }
}
