/** The three addresses that every card service has for the gate (docs/formats/online-gate.md §4). */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { fromBase64, toBase64 } from '#election/online/log/base64.ts'
import { strictServer } from './strict-server.ts'

export interface CardServiceAnswers {
  /** @returns null: nothing to be signed was begun */
  begin(digest: Uint8Array, back: URL): Promise<BegunSigning | null>
  /** @param answer all that came back to `back` behind `?` */
  take(transaction: string, answer: string): Promise<TakenSignature>
  /** @returns a status answer (DER), or null: nobody could be asked */
  status(certificate: Uint8Array): Promise<Uint8Array | null>
}

export interface BegunSigning {
  readonly transaction: string
  readonly state: string
  readonly redirect: URL
}

export type TakenSignature = CardSignature | 'cancelled' | 'wrong-password' | 'locked' | 'unavailable'
export interface CardSignature {
  readonly certificate: Uint8Array
  readonly signature: Uint8Array
}

const BODY_BYTES = 32 * 1024
const ANSWER_MS = 30_000
const base64 = z
  .string()
  .max(16_384)
  .transform((text) => fromBase64(text))
  .refine((read): read is Uint8Array => read !== null)
const beginMessage = z.strictObject({ digest: base64, back: z.url({ protocol: /^https?$/ }) })
const takeMessage = z.strictObject({ transaction: z.string().max(400), answer: z.string().max(2048) })
const statusMessage = z.strictObject({ certificate: base64 })

/**
 * @param failed hears the address and the class of an error: the gate gets none, and would only say that cards cannot be checked now. Never its
 * words, which may have a token or a person in them
 */
export function cardServiceServer(
  answers: CardServiceAnswers,
  failed: (at: string, error: string) => void = () => {},
): FastifyInstance {
  const notFound = (reply: FastifyReply) => reply.code(404).send({})
  const server = strictServer({ bodyBytes: BODY_BYTES, requestMs: ANSWER_MS, notFound })
  const json = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, json)
  server.setErrorHandler((error, request, reply) => {
    failed(request.routeOptions.url ?? '', error instanceof Error ? error.name : typeof error)
    return reply.code(400).send({})
  })
  server.post('/begin', async (request, reply) => {
    const { back, digest } = beginMessage.parse(request.body)
    const begun = await answers.begin(digest, new URL(back))
    if (begun === null) return reply.code(400).send({})
    return { ...begun, redirect: begun.redirect.href }
  })
  server.post('/take', async (request) => {
    const { answer, transaction } = takeMessage.parse(request.body)
    const taken = await answers.take(transaction, answer)
    if (typeof taken === 'string') return { type: 'refused', refusal: taken }
    return { type: 'signed', certificate: toBase64(taken.certificate), signature: toBase64(taken.signature) }
  })
  server.post('/status', async (request) => {
    const { certificate } = statusMessage.parse(request.body)
    const status = await answers.status(certificate)
    return { status: status === null ? null : toBase64(status) }
  })
  return server
}
