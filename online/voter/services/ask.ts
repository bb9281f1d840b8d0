/** Requests of the page: no cookie, no cache, no referrer, no redirect, and bounded answers. A request that fails is null. */
const REQUEST_MS = 20_000

type Ask = Pick<RequestInit, 'method' | 'body' | 'headers'>

export interface Answer {
  readonly status: number
  readonly bytes: Uint8Array
}

export async function ask(
  fetching: typeof fetch,
  url: string,
  bytesMax: number,
  how: Ask = {},
): Promise<Answer | null> {
  try {
    const answer = await fetching(url, {
      ...how,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_MS),
    })
    const bytes = await bodyOf(answer, bytesMax)
    return bytes === null ? null : { status: answer.status, bytes }
  } catch {
    // No line, no server, or it took too long: the same to who waits.
    return null
  }
}

async function bodyOf(answer: Response, bytesMax: number): Promise<Uint8Array | null> {
  const reader = answer.body?.getReader()
  if (reader === undefined) return new Uint8Array(0)
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > bytesMax) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Null: no JSON, which no schema takes. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
