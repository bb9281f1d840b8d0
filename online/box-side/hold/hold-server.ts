/**
 * All that the roll side may ask of the box side: how a box stands, a hold for a paper, and the end of a hold by two people.
 * Boxes are named by handles; no ciphertext comes near this process. It writes down routes, never handles.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'
import { fromHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { VerifyEd25519 } from '#election/keys/signature.ts'
import { handle, holdId } from '#election/online/ids.ts'
import { readRelease } from '#election/online/release.ts'
import { answered } from '../../database/answered.ts'
import { strictServer } from '../../strict-server.ts'

export interface HoldParts {
  /** The election's number in the database. */
  readonly number: number
  readonly electionId: ElectionId
  readonly pool: Pool
  /** The signed settings say it: a vote does not stand against a hold. The caller's word is not enough. */
  readonly deskOverride: boolean
  /** Two of them end a hold. */
  readonly approvers: readonly Approver[]
  readonly verify: VerifyEd25519
  readonly log: Logger
}

const BODY_BYTES_MAX = 4096
const REQUEST_MS = 10_000
const standingRequest = z.strictObject({ handle })
const holdRequest = z.strictObject({ handle, by: holdId, override: z.boolean() })
const answerRows = z.tuple([z.object({ answer: z.string() })])

export function holdServer(parts: HoldParts): FastifyInstance {
  const notFound = (reply: FastifyReply) => refuse(reply, 404, 'not-found')
  const server = strictServer({ bodyBytes: BODY_BYTES_MAX, requestMs: REQUEST_MS, notFound })
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  server.setErrorHandler((_error, _, reply) => refuse(reply, 400, 'not-a-request'))
  server.post('/standing', ({ body }, reply) => standing(parts, body, reply))
  server.post('/hold', ({ body }, reply) => hold(parts, body, reply))
  server.post('/release', ({ body }, reply) => release(parts, body, reply))
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    parts.log.info({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  return server
}

async function standing(parts: HoldParts, body: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const asked = standingRequest.safeParse(jsonIn(body))
  if (!asked.success) return refuse(reply, 400, 'not-a-request')
  const statement = 'SELECT box.standing($1, $2) AS answer'
  const said = await answerOf(parts, statement, [parts.number, fromHex(asked.data.handle)])
  return said === null ? refuse(reply, 503, 'try-again') : reply.send({ standing: said })
}

async function hold(parts: HoldParts, body: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const asked = holdRequest.safeParse(jsonIn(body))
  if (!asked.success) return refuse(reply, 400, 'not-a-request')
  const { handle: box, by, override } = asked.data
  if (override && !parts.deskOverride) return refuse(reply, 403, 'no-override')
  const values = [parts.number, fromHex(box), fromHex(by), override]
  return tell(reply, await answerOf(parts, 'SELECT box.hold_for($1, $2, $3, $4) AS answer', values))
}

/** The body is the signed statement itself. Both signatures hold before the database is asked (R8). */
async function release(parts: HoldParts, body: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const bytes = body instanceof Uint8Array ? new Uint8Array(body) : new Uint8Array()
  const { electionId, approvers, verify } = parts
  const read = readRelease(bytes, { electionId, approvers }, verify)
  if (!read.ok) return refuse(reply, 403, read.error.type)
  const { handle: box, hold: by, signatures, said } = read.value
  const values = [parts.number, fromHex(box), fromHex(by), said, signatures]
  return tell(reply, await answerOf(parts, 'SELECT box.release($1, $2, $3, $4, $5) AS answer', values))
}

/** Null: no answer, which the same request finds out. */
async function answerOf(
  { pool, log }: HoldParts,
  statement: string,
  values: readonly unknown[],
): Promise<string | null> {
  const rows = await answered(pool, statement, values)
  if (!rows.ok) log.error({ cause: rows.error.cause }, 'no answer of the database')
  return rows.ok ? answerRows.parse(rows.value)[0].answer : null
}

function tell(reply: FastifyReply, answer: string | null): FastifyReply {
  return answer === null ? refuse(reply, 503, 'try-again') : reply.send({ answer })
}

function refuse(reply: FastifyReply, status: number, refused: string): FastifyReply {
  return reply.code(status).send({ refused })
}

function jsonIn(body: unknown): unknown {
  try {
    return body instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(body)) : null
  } catch {
    return null
  }
}
