/** In a played world nothing is refused by chance: a refusal ends it with its own code. */
import type { Result } from '#election/result.ts'

/** @throws Error naming `what` and the code of the refusal */
export function must<T>(result: Result<T, unknown>, what = 'played'): T {
  if (result.ok) return result.value
  throw new Error(`${what}: ${JSON.stringify(result.error)}`)
}
