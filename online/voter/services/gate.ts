/** The questions to the gate (`election/online/wire/gate.ts`), and the session key that the card signs. */

import type { z } from 'zod'
import { toBase64 } from '#election/online/log/base64.ts'
import {
  beginAnswer,
  codeAnswer,
  countAnswer,
  finishAnswer,
  type GateCount,
  lockAnswer,
} from '#election/online/wire/gate.ts'
import type { LocalDate } from '#election/time.ts'
import type { Kept, ServiceEvent } from '../session/event.ts'
import { judgePermit } from '../session/judge-permit.ts'
import type { Place, Purpose } from '../session/state.ts'
import type { VoterElection } from '../session/voter-election.ts'
import { ask, jsonIn } from './ask.ts'
import type { Surroundings } from './surroundings.ts'

const ANSWER_BYTES_MAX = 32 * 1024

type AnswerOf<Type extends ServiceEvent['type']> = Extract<ServiceEvent, { type: Type; answer: unknown }>['answer']
type With<Keys extends keyof Surroundings> = Pick<Surroundings, 'fetch' | 'gate' | Keys>

export async function askCode(
  at: With<never>,
  { certificate, code }: { readonly code: string; readonly certificate: string | null },
): Promise<AnswerOf<'code-answered'>> {
  return (await post(at, 'code', { code, certificate }, codeAnswer)) ?? { type: 'no-answer' }
}

export async function askApply(
  at: With<never>,
  of: { readonly birth: LocalDate; readonly category: string | null },
): Promise<AnswerOf<'code-answered'>> {
  return (await post(at, 'apply', of, codeAnswer)) ?? { type: 'no-answer' }
}

/** Once: a word that is lost is one fewer in a figure, and no more. */
export async function tellCount(at: With<never>, what: GateCount): Promise<void> {
  await post(at, 'count', { what }, countAnswer)
}

/** The way that waits on this device, opened with the gate's lock for its flow; `ended`: nobody can read it any more, and it is erased. */
export async function keptWay(at: With<'store' | 'tab'>, place: Place): Promise<Kept | 'ended' | 'no-answer' | null> {
  const flow = await at.store.waiting()
  const isOfThisTab = at.tab.isReloaded && flow !== null && at.tab.kept() === flow
  // Not kept for later: a closed tab that is opened again has it, and its next page would be a reload.
  if (!isOfThisTab) at.tab.keep(null)
  if (flow === null) return null
  const lock = await unlock(at, flow)
  if (lock.type === 'no-answer' || (lock.type === 'refused' && lock.refusal !== 'flow-ended')) return 'no-answer'
  const kept = lock.type === 'unlocked' ? await at.store.read() : null
  if (kept !== null) {
    const { cast, permit, purpose } = kept
    const goesOn = cast !== null || isOfThisTab || (permit === null && place.type === 'back')
    if (!goesOn) at.store.leave()
    return { flow, purpose, permit, cast, isOfThisTab }
  }
  await at.store.erase(flow)
  return 'ended'
}

/** A key for this way alone; it waits, sealed, while the card is read. */
export async function beginWay(at: With<'store'>, flow: string, purpose: Purpose): Promise<AnswerOf<'begin-answered'>> {
  const lock = await unlock(at, flow)
  if (lock.type !== 'unlocked') return lock
  const key = await at.store.begin(purpose)
  if (key === null) return { type: 'refused', refusal: 'flow-ended' }
  const sessionKey = toBase64(key)
  return (await post(at, 'begin', { flow, sessionKey, purpose }, beginAnswer)) ?? { type: 'no-answer' }
}

/** @param answer all that the card's service put after `?` */
export async function finishWay(
  at: With<'store' | 'tab'>,
  election: VoterElection,
  flow: string,
  answer: string,
): Promise<AnswerOf<'finish-answered'>> {
  const given = await post(at, 'finish', { flow, answer }, finishAnswer)
  if (given === null) return { type: 'no-answer' }
  if (given.type !== 'permit') return given
  const kept = await at.store.read()
  if (kept === null) return { type: 'refused', refusal: 'flow-ended' }
  const permit = judgePermit(given, kept.sessionKey, election.signed.settings)
  if (permit === null) return { type: 'permit-wrong' }
  const now = await at.store.change((still) => ({ ...still, permit }))
  if (now === null) return { type: 'refused', refusal: 'flow-ended' }
  at.tab.keep(flow)
  return { type: 'permit', permit }
}

async function unlock(at: With<'store'>, flow: string) {
  const answer = await post(at, 'lock', { flow }, lockAnswer)
  if (answer === null) return { type: 'no-answer' } as const
  if (answer.type === 'refused') return answer
  await at.store.unlock(flow, answer.lock)
  return { type: 'unlocked' } as const
}

/** Null: no answer, or none of the gate's. */
async function post<S extends z.ZodType>(
  { fetch, gate }: With<never>,
  route: string,
  body: Readonly<Record<string, string | null>>,
  schema: S,
): Promise<z.output<S> | null> {
  const headers = { 'content-type': 'application/json' }
  const how = { method: 'POST', headers, body: JSON.stringify(body) }
  const answer = await ask(fetch, `${gate}/${route}`, ANSWER_BYTES_MAX, how)
  if (answer === null) return null
  const read = schema.safeParse(jsonIn(answer.bytes))
  return read.success ? read.data : null
}
