/**
 * The gate (認証): code → card → permit (docs/formats/online-gate.md). A flow is in the memory of this process and has an end; a gate that
 * starts anew has none, and the voter begins with the code again.
 */

import type { z } from 'zod'
import { toHex } from '#election/bytes.ts'
import { parseVotingCode } from '#election/online/code.ts'
import { writeDeclaration } from '#election/online/declaration.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import type {
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
import { Tries } from '../tries.ts'
import { CardCheck, type CheckParts } from './card-check.ts'
import type { CardIdentity } from './identity/port.ts'

export interface GateParts extends CheckParts {
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

interface Flow {
  /** HMAC of the code. */
  readonly code: Uint8Array
  readonly ends: number
  /** Opens what the voter's page keeps on the device (docs/decisions/044). */
  readonly lock: Uint8Array
  touches: number
  check: CardCheck | null
}

interface Refused {
  readonly type: 'refused'
  readonly refusal: GateRefusal
}

export class Gate {
  readonly #parts: GateParts
  readonly #tries: Tries
  readonly #flows = new Map<string, Flow>()

  constructor(parts: GateParts) {
    this.#parts = parts
    this.#tries = new Tries(parts.randomness, parts.now)
  }

  /** @param address of the network; it is hashed at once, and nothing else is done with it */
  async code({ code: typed }: { readonly code: string }, address: string): Promise<CodeAnswer> {
    if (!this.#tries.mayTry(address)) return refused('slow-down')
    const { key, now, opens, randomness, roll } = this.#parts
    const code = parseVotingCode(typed)
    const hmac = code === null ? null : key.codeHmac(code)
    const found = hmac === null ? ok('no-such-code' as const) : await roll.find(hmac)
    if (!found.ok) return refused('try-again')
    if (found.value === 'no-such-code') this.#tries.failed(address)
    if (hmac === null || found.value !== 'good') return refused(found.value === 'good' ? 'no-such-code' : found.value)
    if (now() < opens) return refused('not-open')
    this.forgetEnded()
    if (this.#flows.size >= MOST_FLOWS) return refused('try-again')
    const flow = toHex(randomness.bytes(16))
    this.#flows.set(flow, {
      code: hmac,
      ends: now() + FLOW_SECONDS,
      lock: randomness.bytes(32),
      touches: 0,
      check: null,
    })
    return { type: 'flow', flow }
  }

  async lock({ flow: name }: z.output<typeof lockRequest>): Promise<LockAnswer> {
    const flow = this.#flowOf(name)
    return flow === null ? refused('flow-ended') : { type: 'lock', lock: toBase64(flow.lock) }
  }

  async begin({ flow: name, purpose, sessionKey }: z.output<typeof beginRequest>): Promise<BeginAnswer> {
    const flow = this.#flowOf(name)
    if (flow === null || flow.check?.isGiven === true || flow.touches >= MOST_TOUCHES) return refused('flow-ended')
    const { back, closes, electionId, identity, now, randomness } = this.#parts
    if (purpose === 'vote' && now() >= closes) return refused('closed')
    flow.touches += 1
    const declaration = writeDeclaration({ electionId, sessionKey, nonce: randomness.bytes(16) })
    const begun = await identity.begin(declaration, back)
    if (!begun.ok) return refused(begun.error)
    const { redirect, ticket } = begun.value
    const touched = { purpose, sessionKey, declaration, code: flow.code }
    flow.check = new CardCheck(this.#parts, touched, (answer) => identity.finish(ticket, new URLSearchParams(answer)))
    return { type: 'card', redirect: redirect.href }
  }

  async finish({ flow: name, answer }: z.output<typeof finishRequest>): Promise<FinishAnswer> {
    const check = this.#flowOf(name)?.check ?? null
    return check === null ? refused('flow-ended') : check.answer(answer)
  }

  #flowOf(name: string): Flow | null {
    const flow = this.#flows.get(name)
    return flow === undefined || flow.ends <= this.#parts.now() ? null : flow
  }

  /** All live equally long: those that have ended are the first. Asked each minute, so that no lock outlives its flow. */
  forgetEnded(): void {
    const now = this.#parts.now()
    for (const [name, { ends }] of this.#flows) {
      if (ends > now) return
      this.#flows.delete(name)
    }
  }
}

function refused(refusal: GateRefusal): Refused {
  return { type: 'refused', refusal }
}
