/**
 * The port over a card service in a process of its own (docs/formats/online-gate.md §4): it alone speaks to the card infrastructure and has
 * its credentials. It gets a hash and gives a signature, a certificate and a word about revocation; none of them is believed here.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { equalBytes, utf8 } from '#election/bytes.ts'
import type { CardTrust } from '#election/online/card/check-card.ts'
import { fromBase64, toBase64 } from '#election/online/log/base64.ts'
import { err, ok } from '#election/result.ts'
import { judgeAnswer } from './judge-answer.ts'
import type { CardIdentity } from './port.ts'

interface ServiceGrounds {
  readonly trust: CardTrust
  /** Unix seconds. */
  readonly now: () => number
}

const PATIENCE_MS = 20_000
const bytes = z
  .string()
  .max(16_384)
  .transform((text) => fromBase64(text))
  .refine((read): read is Uint8Array => read !== null)
const begun = z.strictObject({
  transaction: z.string().min(1).max(400),
  state: z.string().min(16).max(400),
  redirect: z.url(),
})
const taken = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('signed'), certificate: bytes, signature: bytes }),
  z.strictObject({
    type: z.literal('refused'),
    refusal: z.enum(['cancelled', 'wrong-password', 'locked', 'unavailable']),
  }),
])
const status = z.strictObject({ status: bytes.nullable() })

/** @param base address of the service, with `/` at its end */
export function cardServiceAt(base: URL, { now, trust }: ServiceGrounds, ask: typeof fetch = fetch): CardIdentity {
  const post = async <T>(path: string, body: object, schema: z.ZodType<T>): Promise<T | null> => {
    try {
      const answer = await ask(new URL(path, base), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      const read = schema.safeParse(answer.ok ? await answer.json() : null)
      return read.success ? read.data : null
    } catch {
      // No line, no answer in time, or no JSON: the voter reads that cards cannot be checked now.
      return null
    }
  }
  const revocation = {
    ask: async (certificate: Uint8Array) =>
      (await post('status', { certificate: toBase64(certificate) }, status))?.status ?? null,
  }
  return {
    async begin(declaration, back) {
      const digest = createHash('sha256').update(declaration).digest('base64')
      const found = await post('begin', { digest, back: back.href }, begun)
      if (found === null) return err('unavailable')
      const { redirect, state, transaction } = found
      return ok({ redirect: new URL(redirect), ticket: { declaration, state, transaction } })
    },
    async finish({ declaration, state, transaction }, answer) {
      if (!equalBytes(utf8(answer.get('state') ?? ''), utf8(state))) return err('cancelled')
      const found = await post('take', { transaction, answer: answer.toString() }, taken)
      if (found === null) return err('unavailable')
      return found.type === 'refused' ? err(found.refusal) : judgeAnswer(declaration, found, { trust, revocation, now })
    },
  }
}
