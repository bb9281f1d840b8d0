/**
 * A gate by script: the wire of `election/online/wire/gate.ts`, one code for each box, and a card that signs by itself. It hands over
 * the same as the real one; a test may spoil it on the way.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { sha256 } from '@noble/hashes/sha2.js'
import type { z } from 'zod'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import type { ContestMask } from '#election/ids.ts'
import { writeDeclaration } from '#election/online/declaration.ts'
import { type Evidence, sealEvidence } from '#election/online/evidence.ts'
import { type BoxId, permitIdOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import { permitEnd, writePermit } from '#election/online/permit.ts'
import {
  type BeginAnswer,
  beginRequest,
  type CodeAnswer,
  type CountAnswer,
  codeRequest,
  type FinishAnswer,
  finishRequest,
  type GateRefusal,
  type LockAnswer,
  lockRequest,
} from '#election/online/wire/gate.ts'
import type { Randomness } from '#election/randomness.ts'
import type { VotersElection } from '#simulation/rooms/voter-election.ts'

interface Flow {
  readonly box: BoxId
  readonly lock: Uint8Array
  sessionKey: Uint8Array | null
  purpose: z.output<typeof beginRequest>['purpose']
}

export interface ScriptedGate {
  readonly server: Server
  /** The answer to the next question. */
  refuseNext(refusal: GateRefusal): void
  /** The change to the next permit's answer. */
  spoilNext(spoil: (answer: FinishAnswer) => FinishAnswer): void
}

interface Played {
  readonly randomness: Randomness
  readonly style: ContestMask
  readonly now: () => number
}

type Answer = CountAnswer | CodeAnswer | LockAnswer | BeginAnswer | FinishAnswer

/** @param codes to their boxes */
export function scriptedGate(
  election: VotersElection,
  codes: ReadonlyMap<string, BoxId>,
  played: Played,
): ScriptedGate {
  const flows = new Map<string, Flow>()
  let refusal: GateRefusal | null = null
  let spoil = (answer: FinishAnswer) => answer
  const answerTo = (route: string, body: unknown): Answer => {
    if (refusal !== null) {
      const said = refusal
      refusal = null
      return { type: 'refused', refusal: said }
    }
    if (route === '/count') return { type: 'counted' }
    if (route === '/code') {
      const box = codes.get(read(codeRequest, body).code)
      if (box === undefined) return { type: 'refused', refusal: 'no-such-code' }
      const flow = toHex(played.randomness.bytes(16))
      flows.set(flow, { box, lock: played.randomness.bytes(32), sessionKey: null, purpose: 'vote' })
      return { type: 'flow', flow }
    }
    if (route === '/lock') {
      const flow = flows.get(read(lockRequest, body).flow)
      return flow === undefined
        ? { type: 'refused', refusal: 'flow-ended' }
        : { type: 'lock', lock: toBase64(flow.lock) }
    }
    const asked = route === '/begin' ? read(beginRequest, body) : read(finishRequest, body)
    const flow = flows.get(asked.flow)
    if (flow === undefined) return { type: 'refused', refusal: 'flow-ended' }
    if ('sessionKey' in asked) {
      flow.sessionKey = asked.sessionKey
      flow.purpose = asked.purpose
      return { type: 'card', redirect: `${election.settings.origin.page}/back?code=played&state=${asked.flow}` }
    }
    if (flow.purpose === 'status') return { type: 'status', standing: 'not-voted' }
    const answer = spoil(permitFor(election, flow, played))
    spoil = (same) => same
    return answer
  }
  const server = createServer((request, response) => {
    const headers = {
      'access-control-allow-origin': election.settings.origin.page,
      'access-control-allow-headers': 'content-type',
      'content-type': 'application/json',
    }
    if (request.method === 'OPTIONS') return void response.writeHead(204, headers).end()
    textOf(request).then(
      (text) => response.writeHead(200, headers).end(JSON.stringify(answerTo(request.url ?? '', JSON.parse(text)))),
      () => response.writeHead(400, headers).end('{}'),
    )
  })
  return {
    server,
    refuseNext: (next) => {
      refusal = next
    },
    spoilNext: (next) => {
      spoil = next
    },
  }
}

/** The gate signs for any card. */
function permitFor(
  election: VotersElection,
  { box, sessionKey }: Flow,
  { randomness, style, now }: Played,
): FinishAnswer {
  if (sessionKey === null) return { type: 'refused', refusal: 'flow-ended' }
  const { electionId } = election.settings
  const id = permitIdOf(randomness.bytes(16))
  const evidence: Evidence = {
    declaration: writeDeclaration({ electionId, sessionKey, nonce: randomness.bytes(16) }),
    signature: randomness.bytes(256),
    certificate: randomness.bytes(900),
    revocation: randomness.bytes(500),
  }
  const { sorting } = election.settings.keys
  const seed = randomness.bytes(32)
  const sealed =
    sorting === null
      ? null
      : sealEvidence(evidence, id, fromHex(sorting.publicKey), { kind: 'seeded', bytes: () => seed.slice() })
  const permit = writePermit(
    {
      ...{ electionId, box, style, sessionKey, id, notAfter: permitEnd(unixSecond(now())) },
      evidence: sealed === null ? new Uint8Array(32) : sha256(sealed),
    },
    election.keys.gate.secretKey,
  )
  const parts = { ...evidence, seed }
  const written = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, toBase64(bytes)]))
  const given = written as Record<keyof typeof parts, string>
  return { type: 'permit', permit: toBase64(permit), evidence: sorting === null ? null : given }
}

/** A played voter types only what the real gate would take. */
function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  return schema.parse(body)
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return utf8(Buffer.concat(parts).toString()).length === 0 ? '{}' : Buffer.concat(parts).toString()
}
