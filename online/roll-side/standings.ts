/**
 * The box side's *hold* process, as the roll side sees it: the only call between the two sides (docs/formats/online-gate.md §5). Boxes are
 * named by handles. It answers how a box stands, and never when or how often somebody voted.
 */
import { z } from 'zod'
import type { Handle, HoldId } from '#election/online/ids.ts'
import { err, ok, type Result } from '#election/result.ts'

const STANDINGS = ['none', 'not-voted', 'voted', 'held'] as const
export type BoxStanding = (typeof STANDINGS)[number]
const HOLD_ANSWERS = ['held', 'voted', 'held-by-another', 'no-box', 'closed'] as const
type HoldAnswer = (typeof HOLD_ANSWERS)[number]

const RELEASE_ANSWERS = ['released', 'held-by-another', 'no-box', 'closed', 'release-not-by-two'] as const
type ReleaseAnswer = (typeof RELEASE_ANSWERS)[number]

export interface BoxSide {
  standing(handle: Handle): Promise<Result<BoxStanding, 'unavailable'>>
  /** The same hold may be asked for again. `override`: a recorded vote does not stand against it. */
  hold(handle: Handle, by: HoldId, override: boolean): Promise<Result<HoldAnswer, 'unavailable'>>
  /** @param statement signed by two (docs/formats/online-lists.md §9) */
  release(statement: Uint8Array): Promise<Result<ReleaseAnswer, 'unavailable'>>
}

const standingAnswer = z.strictObject({ standing: z.enum(STANDINGS) })
const holdAnswer = z.strictObject({ answer: z.enum(HOLD_ANSWERS) })
/** Who the box side does not know signs no release: an answer, and the same words get it again. */
const releaseAnswer = z.union([
  z.strictObject({ answer: z.enum(RELEASE_ANSWERS) }),
  z.strictObject({ refused: z.literal('release-not-by-two') }).transform(({ refused: answer }) => ({ answer })),
])
const PATIENCE_MS = 5000

/** @param base address of the hold process, with `/` at its end */
export function boxSideAt(base: URL, ask: typeof fetch = fetch): BoxSide {
  const post = async <T>(path: string, body: string, schema: z.ZodType<T>): Promise<Result<T, 'unavailable'>> => {
    try {
      const answer = await ask(new URL(path, base), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      const parsed = schema.safeParse(answer.ok || answer.status === 403 ? await answer.json() : null)
      return parsed.success ? ok(parsed.data) : err('unavailable')
    } catch {
      // No line, no answer in time, or no JSON: the caller asks again.
      return err('unavailable')
    }
  }
  return {
    async standing(handle) {
      const answer = await post('standing', JSON.stringify({ handle }), standingAnswer)
      return answer.ok ? ok(answer.value.standing) : answer
    },
    async hold(handle, by, override) {
      const answer = await post('hold', JSON.stringify({ handle, by, override }), holdAnswer)
      return answer.ok ? ok(answer.value.answer) : answer
    },
    async release(statement) {
      const answer = await post('release', new TextDecoder().decode(statement), releaseAnswer)
      return answer.ok ? ok(answer.value.answer) : answer
    },
  }
}
