/**
 * The gate over HTTP: six addresses, JSON, one page of another origin, no cookie. Its log has no code, no person, no box and
 * no address of anybody.
 */
import { isIP } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { Counter, type Registry } from 'prom-client'
import type { z } from 'zod'
import {
  applyRequest,
  beginRequest,
  codeRequest,
  countRequest,
  finishRequest,
  lockRequest,
} from '#election/online/wire/gate.ts'
import { strictServer } from '#online/strict-server.ts'
import type { Gate } from './gate.ts'

export interface GateServerParts {
  readonly gate: Gate
  /** Origin of the voter's page: no other one reads an answer. */
  readonly page: string
  /** Header in which the proxy names the voter's network; null: nobody is between. */
  readonly addressHeader: string | null
  readonly log: Logger
  readonly metrics: Registry
}

const BODY_BYTES = 4096
const REQUEST_MS = 30_000
const PREFLIGHT_SECONDS = 600
const FORGET_MS = 60_000

type Said = { readonly type: 'refused'; readonly refusal: string } | { readonly type: string }

export function gateServer(parts: GateServerParts): FastifyInstance {
  const notFound = (reply: FastifyReply) => turnAway(reply, 404, 'not-found')
  const server = strictServer({ bodyBytes: BODY_BYTES, requestMs: REQUEST_MS, notFound })
  const json = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, json)
  // Too long, of another type, torn off, or our own mistake: the message might repeat bytes of the request.
  server.setErrorHandler((error, _, reply) => {
    const status = statusOf(error)
    if (status === 500)
      parts.log.error({ class: error instanceof Error ? error.name : 'unknown' }, 'a mistake of the gate')
    return turnAway(reply, status, status === 500 ? 'try-again' : 'not-a-message')
  })
  letOnePageIn(server, parts.page)
  const { gate } = parts
  const addressOf = (request: FastifyRequest) =>
    networkHeader(request, parts.addressHeader) ?? request.socket.remoteAddress ?? ''
  server.post('/code', (request, reply) =>
    take(codeRequest, request, reply, (said) => gate.code(said, addressOf(request))),
  )
  server.post('/apply', (request, reply) => take(applyRequest, request, reply, (said) => gate.apply(said)))
  server.post('/lock', (request, reply) => take(lockRequest, request, reply, (said) => gate.lock(said)))
  server.post('/begin', (request, reply) => take(beginRequest, request, reply, (said) => gate.begin(said)))
  server.post('/finish', (request, reply) => take(finishRequest, request, reply, (said) => gate.finish(said)))
  server.post('/count', (request, reply) => take(countRequest, request, reply, (said) => gate.count(said)))
  observe(server, parts)
  const eachMinute = () => {
    gate.forgetEnded()
    void gate.keepCounts()
  }
  const forgetting = setInterval(eachMinute, FORGET_MS).unref()
  server.addHook('onClose', async () => clearInterval(forgetting))
  return server
}

async function take<T>(
  schema: z.ZodType<T>,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (said: T) => Promise<Said>,
): Promise<FastifyReply> {
  const read = schema.safeParse(request.body)
  if (!read.success) return turnAway(reply, 400, 'not-a-message')
  const said = await answer(read.data)
  outcomes.set(reply, 'refusal' in said ? said.refusal : said.type)
  return reply.code(200).type('application/json').send(said)
}

/** A browser shows the answer to this page alone; a page of another origin is refused before anything is read. */
function letOnePageIn(server: FastifyInstance, page: string): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'access-control-allow-origin': page, vary: 'Origin' })
    const { origin } = request.headers
    if (origin !== undefined && origin !== page) return turnAway(reply, 403, 'other-origin')
  })
  server.options('/*', (_, reply) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': String(PREFLIGHT_SECONDS),
      })
      .send(),
  )
}

/** One address, or none: a guesser would write a new list of addresses into each try, where the proxy only adds to it (O-11). */
function networkHeader(request: FastifyRequest, name: string | null): string | null {
  const value = name === null ? undefined : request.headers[name]
  return typeof value === 'string' && isIP(value) !== 0 ? value : null
}

function turnAway(reply: FastifyReply, status: number, refused: string): FastifyReply {
  outcomes.set(reply, refused)
  return reply.code(status).type('application/json').send({ refused })
}

/** The class of each answer, for figures and log. */
const outcomes = new WeakMap<FastifyReply, string>()

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null
  if (status === 413 || status === 415) return status
  return typeof status === 'number' && status < 500 ? 400 : 500
}

function observe(server: FastifyInstance, { log, metrics }: GateServerParts): void {
  const answers = new Counter({
    name: 'ippyo_gate_answers_total',
    help: 'answers of the gate, by address and class',
    labelNames: ['route', 'answer'],
    registers: [metrics],
  })
  server.addHook('onResponse', async (request, reply) => {
    const answer = outcomes.get(reply) ?? 'none'
    const route = request.routeOptions.url ?? 'none'
    answers.inc({ route, answer })
    log.info({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), answer }, 'answered')
  })
}
