/** One question to the roll's server, with the cookie of this host and the token in a header; its answer as an event. */
import type { z } from 'zod'
import { type StaffRequestName, staffAnswers, staffRefused } from '#election/online/wire/staff.ts'
import type { Answered, AnswerOf } from '../session/asked.ts'
import type { Effect } from '../session/effect.ts'
import type { Event } from '../session/event.ts'
import type { Surroundings } from './surroundings.ts'

const LOOK_MS = 30_000
/** Many letters, or the roll of a large municipality. */
const WORK_MS = 120_000

export async function ask({ asked, token }: Effect, { fetch: fetching }: Surroundings): Promise<Event> {
  const isWork = asked.name === 'import' || asked.name === 'print'
  const body = await bodyOf(() =>
    fetching(`/api/${asked.name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-ippyo-token': token },
      body: JSON.stringify(asked.body),
      credentials: 'same-origin',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(isWork ? WORK_MS : LOOK_MS),
    }),
  )
  const refused = staffRefused.safeParse(body)
  if (refused.success) return { type: 'refused', asked, refusal: refused.data.refusal }
  const answered = read(asked.name, body)
  return answered === null ? { type: 'refused', asked, refusal: 'unreachable' } : { type: 'answered', asked, answered }
}

const schemas: { readonly [N in StaffRequestName]: z.ZodType<AnswerOf<N>> } = staffAnswers

/** Null: no answer of this message, as something between the page and the server might give. */
function read<N extends StaffRequestName>(name: N, body: unknown): Answered<N> | null {
  const answer = schemas[name].safeParse(body)
  return answer.success ? { name, answer: answer.data } : null
}

/** No line, no server, no JSON, or it took too long: the same to who waits. */
async function bodyOf(sent: () => Promise<Response>): Promise<unknown> {
  try {
    const answer = await sent()
    return await answer.json()
  } catch {
    return null
  }
}
