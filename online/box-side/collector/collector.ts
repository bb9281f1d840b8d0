/**
 * The collector (受付): takes casts over HTTP, checks each by itself, lets the database decide, and promises that the vote code will be in
 * the log. It keeps nothing. Its log has no box, no code and no address; the proxy before it hands no address on.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { Counter, Histogram, type Registry } from 'prom-client'
import type { ElectionId } from '#election/ids.ts'
import type { SignEd25519 } from '#election/keys/signature.ts'
import type { PutAnswer } from '#election/online/box.ts'
import { CAST_BYTES } from '#election/online/cast.ts'
import type { VoteCode } from '#election/online/ids.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { promisedBy, writePromise } from '#election/online/promise.ts'
import { strictServer } from '#online/strict-server.ts'
import type { CastCheck } from './cast-check.ts'
import { putCast } from './put.ts'

export interface CollectorParts {
  /** The election's number in the database. */
  readonly number: number
  readonly electionId: ElectionId
  readonly check: CastCheck['check']
  readonly sign: SignEd25519
  readonly promiseKey: Uint8Array
  /** Origin of the voter's page: a browser that comes from another one is refused. */
  readonly page: string
  readonly pool: Pool
  readonly now: () => UnixSecond
  readonly log: Logger
  readonly metrics: Registry
}

const OCTETS = 'application/octet-stream'
const REQUEST_MS = 30_000

/** Words of a refusal, for the page; the same words are the class that is counted and logged. */
type Refusal =
  | Exclude<PutAnswer, 'recorded' | 'same'>
  | 'cast-refused'
  | 'try-again'
  | 'other-origin'
  | 'not-a-cast'
  | 'not-found'

export function collectorServer(parts: CollectorParts): FastifyInstance {
  const notFound = (reply: FastifyReply) => refuse(reply, 404, 'not-found')
  const server = strictServer({ bodyBytes: Math.max(...CAST_BYTES), requestMs: REQUEST_MS, notFound })
  server.addContentTypeParser(OCTETS, { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  // Too long, of another type, torn off: the message might repeat bytes of the request.
  server.setErrorHandler((error, _, reply) => refuse(reply, statusOf(error), 'not-a-cast'))
  server.post('/cast', (request, reply) => take(parts, request, reply))
  observe(server, parts)
  return server
}

async function take(parts: CollectorParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { origin } = request.headers
  if (origin !== undefined && origin !== parts.page) return refuse(reply, 403, 'other-origin')
  if (!(request.body instanceof Uint8Array)) return refuse(reply, 400, 'not-a-cast')
  const cast = parts.check(new Uint8Array(request.body))
  if (!cast.ok && cast.error.type === 'cast-of-unknown-list') {
    // The page read a list that came after this collector's start. Its bytes are good for a collector that knows it.
    parts.log.error({ refused: cast.error.type }, 'start this collector again with the candidate list that pages read')
    return refuse(reply, 503, 'try-again')
  }
  if (!cast.ok) {
    parts.log.warn({ refused: cast.error.type }, 'a cast that no page makes')
    return refuse(reply, 400, 'cast-refused')
  }
  const put = await putCast(parts.pool, parts.number, cast.value)
  if (!put.ok) {
    parts.log.error({ cause: put.error.cause }, 'no answer of the database')
    return refuse(reply, 503, 'try-again')
  }
  // The first answer and the repeated one are the same.
  return put.value === 'recorded' || put.value === 'same'
    ? promise(parts, cast.value.code, put.value, reply)
    : refuse(reply, 409, put.value)
}

function promise(parts: CollectorParts, code: VoteCode, answer: string, reply: FastifyReply): FastifyReply {
  const { electionId, now, promiseKey, sign } = parts
  const said = { electionId, code, latest: promisedBy(now()) }
  outcomes.set(reply, answer)
  return reply
    .code(200)
    .type(OCTETS)
    .send(Buffer.from(writePromise(said, promiseKey, sign)))
}

function refuse(reply: FastifyReply, status: number, refused: Refusal): FastifyReply {
  outcomes.set(reply, refused)
  return reply.code(status).type('application/json').send({ refused })
}

/** The class of each answer, for figures and log. */
const outcomes = new WeakMap<FastifyReply, string>()

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null
  return status === 413 || status === 415 ? status : 400
}

function observe(server: FastifyInstance, { log, metrics }: CollectorParts): void {
  const answers = new Counter({
    name: 'ippyo_cast_answers_total',
    help: 'answers to casts, by class',
    labelNames: ['answer'],
    registers: [metrics],
  })
  const seconds = new Histogram({
    name: 'ippyo_cast_seconds',
    help: 'time to an answer',
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [metrics],
  })
  server.addHook('onResponse', async (request, reply) => {
    const answer = outcomes.get(reply) ?? 'none'
    answers.inc({ answer })
    seconds.observe(reply.elapsedTime / 1000)
    const route = request.routeOptions.url ?? 'none'
    log.info({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), answer }, 'answered')
  })
}
