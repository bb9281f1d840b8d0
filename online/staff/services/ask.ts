/** One question to the roll's server, with the cookie of this host and the token in a header; its answer as an event. */
import type { z } from 'zod'
import {
  type PasskeyChallenge,
  type StaffRequestName,
  staffAnswers,
  staffRefused,
} from '#election/online/wire/staff.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Answered, AnswerOf, AskedName } from '../session/asked.ts'
import type { PageRefusal } from '../session/codes.ts'
import type { Effect } from '../session/effect.ts'
import type { Event } from '../session/event.ts'
import type { Touch } from '../session/state.ts'
import { withPasskeys } from './passkeys.ts'
import type { Surroundings } from './surroundings.ts'

const LOOK_MS = 30_000
/** Many letters, or the roll of a large municipality. */
const WORK_MS = 120_000

/** @param show whose passkey the browser asks for now */
export async function ask(
  { asked, by, token }: Effect,
  at: Surroundings,
  show: (touch: Touch) => void = () => {},
): Promise<Event> {
  const challenge = (name: string) => challengeFor(name, token, at)
  const full = await withPasskeys(asked, by, { at, challenge, show })
  if (!full.ok) return { type: 'refused', asked, refusal: full.error }
  const body = await sent(full.value.name, full.value.body, token, at)
  const refused = staffRefused.safeParse(body)
  if (refused.success) return { ...refused.data, asked }
  const answered = read(asked.name, body)
  return answered === null ? { type: 'refused', asked, refusal: 'unreachable' } : { type: 'answered', asked, answered }
}

async function challengeFor(
  name: string,
  token: string,
  at: Surroundings,
): Promise<Result<PasskeyChallenge | null, PageRefusal>> {
  const body = await sent('challenge', { name }, token, at)
  const refused = staffRefused.safeParse(body)
  if (refused.success) return err(refused.data.refusal)
  const drawn = staffAnswers.challenge.safeParse(body)
  if (!drawn.success) return err('unreachable')
  return ok(drawn.data.type === 'challenge' ? drawn.data : null)
}

const schemas: { readonly [N in AskedName]: z.ZodType<AnswerOf<N>> } = staffAnswers

/** Null: no answer of this message, as something between the page and the server might give. */
function read<N extends AskedName>(name: N, body: unknown): Answered<N> | null {
  const answer = schemas[name].safeParse(body)
  return answer.success ? { name, answer: answer.data } : null
}

/** No line, no server, no JSON, or it took too long: the same to who waits. */
async function sent(name: StaffRequestName, body: object, token: string, { fetch: fetching }: Surroundings) {
  const isWork = name === 'import' || name === 'print'
  try {
    const answer = await fetching(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-ippyo-token': token },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(isWork ? WORK_MS : LOOK_MS),
    })
    return (await answer.json()) as unknown
  } catch {
    return null
  }
}
