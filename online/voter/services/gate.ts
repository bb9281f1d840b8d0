/** The three questions to the gate (`election/online/wire/gate.ts`), and the session key that the second one names. */

import type { z } from 'zod'
import { toBase64 } from '#election/online/log/base64.ts'
import { beginAnswer, codeAnswer, finishAnswer } from '#election/online/wire/gate.ts'
import type { ServiceEvent } from '../session/event.ts'
import { judgePermit } from '../session/judge-permit.ts'
import type { Purpose } from '../session/state.ts'
import type { VoterElection } from '../session/voter-election.ts'
import { ask, jsonIn } from './ask.ts'
import type { Surroundings } from './surroundings.ts'

const ANSWER_BYTES_MAX = 32 * 1024
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const

type AnswerOf<Type extends ServiceEvent['type']> = Extract<ServiceEvent, { type: Type; answer: unknown }>['answer']
type With<Keys extends keyof Surroundings> = Pick<Surroundings, 'fetch' | 'gate' | Keys>

export async function askCode(at: With<never>, code: string): Promise<AnswerOf<'code-answered'>> {
  return (await post(at, 'code', { code }, codeAnswer)) ?? { type: 'no-answer' }
}

/** A key for this way alone. It cannot be read out of the browser; it waits in IndexedDB while the card is read. */
export async function beginWay(
  at: With<'store' | 'subtle'>,
  flow: string,
  purpose: Purpose,
): Promise<AnswerOf<'begin-answered'>> {
  const key = await at.subtle.generateKey(CURVE, false, ['sign'])
  const sessionKey = toBase64(await publicBytes(at.subtle, key))
  await at.store.change(() => ({ flow, purpose, key, permit: null, cast: null }))
  return (await post(at, 'begin', { flow, sessionKey, purpose }, beginAnswer)) ?? { type: 'no-answer' }
}

/** @param answer all that the card's service put after `?` */
export async function finishWay(
  at: With<'store' | 'subtle'>,
  election: VoterElection,
  flow: string,
  answer: string,
): Promise<AnswerOf<'finish-answered'>> {
  const given = await post(at, 'finish', { flow, answer }, finishAnswer)
  if (given === null) return { type: 'no-answer' }
  if (given.type !== 'permit') return given
  const kept = await at.store.read()
  if (kept === null || kept.flow !== flow) return { type: 'refused', refusal: 'flow-ended' }
  const permit = judgePermit(given, await publicBytes(at.subtle, kept.key), election.signed.settings)
  if (permit === null) return { type: 'permit-wrong' }
  const now = await at.store.change((still) => (still?.flow === flow ? { ...still, permit } : still))
  return now?.flow === flow ? { type: 'permit', permit } : { type: 'refused', refusal: 'flow-ended' }
}

async function publicBytes(subtle: SubtleCrypto, key: CryptoKeyPair): Promise<Uint8Array> {
  return new Uint8Array(await subtle.exportKey('raw', key.publicKey))
}

/** Null: no answer, or none of the gate's. */
async function post<S extends z.ZodType>(
  { fetch, gate }: With<never>,
  route: string,
  body: Readonly<Record<string, string>>,
  schema: S,
): Promise<z.output<S> | null> {
  const headers = { 'content-type': 'application/json' }
  const how = { method: 'POST', headers, body: JSON.stringify(body) }
  const answer = await ask(fetch, `${gate}/${route}`, ANSWER_BYTES_MAX, how)
  if (answer === null) return null
  const read = schema.safeParse(jsonIn(answer.bytes))
  return read.success ? read.data : null
}
