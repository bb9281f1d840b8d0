/**
 * The server of the voter's page: its files, the signed documents of the election, and the public log; one origin, and nothing that knows a
 * person or a box (docs/formats/voter-page.md). The proxy of a live box does the same; a rehearsal has no proxy, so this server can also
 * hand casts on to the collector.
 */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CAST_BYTES } from '#election/online/cast.ts'
import { mayBePublished } from '#election/published-files.ts'
import { pageHeaders } from '../headers.ts'
import { giveFile, OCTETS } from '../static-file.ts'
import { strictServer } from '../strict-server.ts'
import type { AnswerBox } from './answer-box.ts'

export interface PageServerParts {
  /** The files that `build/voter-page.mjs` made, by name; other files of its folder are not given. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Package, lists, settings and incidents; read anew for each request, for lists and incidents come later. */
  readonly election: string
  /** Signed list, gazette and posters by their path below `/election/`: exactly the bytes that were checked at the start. */
  readonly gazette: ReadonlyMap<string, Uint8Array>
  /** Where the sequencer writes; of it what C2SP's tlog-tiles names. */
  readonly log: string
  /** Origin of the gate: the one other place that the page may ask. */
  readonly gate: string
  /** Where casts go on to; null: a proxy does it. */
  readonly collector: URL | null
  /** The town's questions after a vote (S-09); null: it has none. */
  readonly answers: Pick<AnswerBox, 'take'> | null
}

/** Ways in: all of them are the one page, which looks at its address. */
const PAGES = ['/', '/back', '/check', '/look', '/apply', '/device']
/** Nothing else of the directory leaves it: rolls are there, too. */
const OF_ELECTION =
  /^(?:(?:package|online|candidate-list-[1-9][0-9]{0,2})\.(?:json|sig)|(?:online-(?:approvals|incidents)|approvals-[1-9][0-9]{0,2})\.json|choices\/[0-9a-f]{32}\.(?:png|jpg))$/
const OF_LOG = /^(?:checkpoint|tile\/(?:[0-9]|entries)\/(?:x[0-9]{3}\/)*[0-9]{3}(?:\.p\/[1-9][0-9]{0,2})?)$/
const FILE_BYTES_MAX = 64 * 1024 * 1024
const CAST_MS = 30_000
const PLAIN = 'text/plain'

export function pageServer(parts: PageServerParts): FastifyInstance {
  const server = strictServer({
    ...{ bodyBytes: Math.max(...CAST_BYTES), requestMs: CAST_MS, headers: pageHeaders([parts.gate], 'camera') },
    // A path of the log or of the gazette.
    pathLetters: 128,
    notFound: (reply) => nothing(reply, 404),
  })
  server.addContentTypeParser(OCTETS, { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  // Too long, of another type, torn off: nothing of the request is repeated.
  server.setErrorHandler((_, __, reply) => nothing(reply, 400))
  for (const page of PAGES)
    server.get(page, (_, reply) => giveIfThere(reply, 'index.html', parts.files.get('index.html')))
  for (const [name, bytes] of parts.files) {
    if (mayBePublished('page', name)) server.get(`/${name}`, (_, reply) => giveFile(reply, name, bytes))
  }
  const givenBelow = (directory: string, allowed: RegExp) => async (request: FastifyRequest, reply: FastifyReply) => {
    const path = wildcardOf(request)
    return giveIfThere(reply, path, allowed.test(path) ? await readBelow(directory, path) : undefined)
  }
  const ofElection = givenBelow(parts.election, OF_ELECTION)
  server.get('/election/*', (request, reply) => {
    const path = wildcardOf(request)
    const bytes = parts.gazette.get(path)
    return bytes === undefined ? ofElection(request, reply) : giveFile(reply, path, bytes)
  })
  server.get('/log/*', givenBelow(parts.log, OF_LOG))
  const { answers, collector } = parts
  if (answers !== null) {
    server.addContentTypeParser(PLAIN, { parseAs: 'string' }, (_, body, done) => done(null, body))
    // The same words for each sheet: nobody who sees the lengths of messages learns an answer.
    server.post('/answers', (request, reply) => {
      const isTaken = typeof request.body === 'string' && answers.take(request.body)
      return nothing(reply, isTaken ? 200 : 400)
    })
  }
  if (collector !== null) server.post('/cast', (request, reply) => handOn(collector, request, reply))
  return server
}

function giveIfThere(reply: FastifyReply, name: string, bytes: Uint8Array | undefined): FastifyReply {
  return bytes === undefined ? nothing(reply, 404) : giveFile(reply, name, bytes)
}

function nothing(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send('')
}

function wildcardOf({ params }: FastifyRequest): string {
  return typeof params === 'object' && params !== null && '*' in params && typeof params['*'] === 'string'
    ? params['*']
    : ''
}

/** @param path of the allowed form: it leads nowhere else */
async function readBelow(directory: string, path: string): Promise<Uint8Array | undefined> {
  const file = await open(join(directory, path), 'r').catch(() => null)
  if (file === null) return undefined
  try {
    const { size } = await file.stat()
    return size > FILE_BYTES_MAX ? undefined : await file.readFile()
  } catch {
    return undefined
  } finally {
    await file.close()
  }
}

/** As the proxy does it: the body and the origin, and nothing of who sends. */
async function handOn(collector: URL, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!(request.body instanceof Uint8Array)) return nothing(reply, 400)
  const { origin } = request.headers
  const headers = { 'content-type': OCTETS, ...(origin === undefined ? {} : { origin }) }
  const how = { method: 'POST', headers, body: new Uint8Array(request.body), signal: AbortSignal.timeout(CAST_MS) }
  const answer = await fetch(new URL('/cast', collector), how).catch(() => null)
  // No answer is no refusal: the page asks again with the same bytes.
  if (answer === null) return nothing(reply, 502)
  const body = Buffer.from(await answer.arrayBuffer())
  return reply
    .code(answer.status)
    .type(answer.headers.get('content-type') ?? OCTETS)
    .send(body)
}
