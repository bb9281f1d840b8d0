/**
 * The roll's server, for people of the office in the municipality's own net: the pages of `online/staff/` ask it, one address a message
 * (`election/online/wire/staff.ts`). Its log has no name, no number of a letter and no code.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { type Proof, type StaffElection, type StaffRequestName, staffRequests } from '#election/online/wire/staff.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import type { Result } from '#election/result.ts'
import { pageHeaders } from '#online/headers.ts'
import { giveFile } from '#online/static-file.ts'
import { strictServer } from '#online/strict-server.ts'
import type { Tries } from '../tries.ts'
import { enrolOwn, passkeyOf } from './passkey-acts.ts'
import type { Session, Sessions } from './sessions.ts'
import { isOfDuty, NOT_YOURS, type Said, type StaffHands, staffAnswer } from './staff-answer.ts'
import { challengeFor, openBoth } from './two-factors.ts'

export interface RollServerParts extends StaffHands {
  readonly sessions: Sessions
  readonly tries: Tries
  /** Origin of the pages, which this server itself hands out. */
  readonly origin: string
  readonly election: StaffElection
  /** The files that `build/staff-page.mjs` made, by name. */
  readonly pages: ReadonlyMap<string, Uint8Array>
  readonly log: Logger
}

const COOKIE = '__Host-ippyo-staff'
const TOKEN = 'x-ippyo-token'
/** An extract of a large municipality. */
const IMPORT_BYTES = 256 * 1024 * 1024
const BODY_BYTES = 64 * 1024
const REQUEST_MS = 120_000
const OUT: Said = { type: 'refused', refusal: 'signed-out' }
const PASSKEY_FIRST: Said = { type: 'refused', refusal: 'passkey-first' }

export function rollServer(parts: RollServerParts): FastifyInstance {
  const notFound = (reply: FastifyReply) => send(reply, 404, { type: 'refused', refusal: 'not-there' })
  const server = strictServer({ bodyBytes: BODY_BYTES, requestMs: REQUEST_MS, notFound })
  const json = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, json)
  server.setErrorHandler((error, _, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    if (status >= 500)
      parts.log.error({ class: error instanceof Error ? error.name : 'unknown' }, 'a mistake of the server')
    return send(reply, status, { type: 'refused', refusal: 'try-again' })
  })
  servePages(server, parts.pages)
  for (const name of Object.keys(staffRequests)) {
    if (isName(name)) {
      const of = name === 'import' ? mayBring(parts) : { bodyLimit: BODY_BYTES }
      server.post(`/api/${name}`, of, (request, reply) => take(parts, name, request, reply))
    }
  }
  server.addHook('onResponse', async (request, reply) => {
    const answer = outcomes.get(reply) ?? 'none'
    const ms = Math.round(reply.elapsedTime)
    parts.log.info({ route: request.routeOptions.url ?? 'none', status: reply.statusCode, ms, answer }, 'answered')
  })
  return server
}

/** One page, whose address never changes: nothing of a person or a letter is in it. */
function servePages(server: FastifyInstance, pages: RollServerParts['pages']): void {
  const headers = pageHeaders([], 'no-camera')
  for (const [name, bytes] of pages) {
    const path = name === 'index.html' ? '/' : `/${name}`
    server.get(path, (_, reply) => giveFile(reply.headers(headers), name, bytes))
  }
}

/** Asked before the body: an extract is read of nobody who may not bring one. */
function mayBring(parts: RollServerParts) {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    if (isOfOtherPage(parts, request)) return send(reply, 403, OUT)
    const session = sessionOf(parts, request)
    if (session === null) return send(reply, 401, OUT)
    if (session.passkeys === 0) return send(reply, 200, PASSKEY_FIRST)
    if (!isOfDuty(session.signer, 'import')) return send(reply, 200, NOT_YOURS)
  }
  return { bodyLimit: IMPORT_BYTES, onRequest }
}

async function take(parts: RollServerParts, name: StaffRequestName, request: FastifyRequest, reply: FastifyReply) {
  if (isOfOtherPage(parts, request)) return send(reply, 403, OUT)
  const read = staffRequests[name].safeParse(request.body)
  if (!read.success) return send(reply, 400, { type: 'refused', refusal: 'try-again' })
  const cookie = cookieOf(request)
  if (name === 'challenge') {
    return answer(reply, await challengeFor(parts, staffRequests[name].parse(read.data).name), (drawn) => drawn)
  }
  if (name === 'sign-in') return signIn(parts, staffRequests[name].parse(read.data), cookie, reply)
  const session = sessionOf(parts, request)
  if (session === null) return send(reply, 401, OUT)
  if (name === 'who') return send(reply, 200, signedIn(session, parts.election))
  if (name === 'sign-out') {
    parts.sessions.end(cookie)
    return send(reply.header('set-cookie', cookieLine('', 0)), 200, { type: 'done' })
  }
  if (name === 'enrol') {
    const enrolled = await enrolOwn(parts, session, staffRequests[name].parse(read.data))
    return answer(reply, enrolled, () => signedIn(session, parts.election))
  }
  if (session.passkeys === 0) return send(reply, 200, PASSKEY_FIRST)
  const passkey = await passkeyOf(parts, name, read.data)
  if (!passkey.ok) return send(reply, 200, { type: 'refused', refusal: passkey.error })
  const whose = endedBy(parts, name, read.data)
  const said = await staffAnswer(parts, session.signer, name, read.data, passkey.value)
  // Also after no answer: perhaps it was done.
  if (whose !== null && ['done', 'agreed', 'try-again'].includes(wordOf(said))) parts.sessions.endOf(whose)
  return send(reply, 200, said)
}

/** Whose sessions are over when this is done; null: nobody's. */
function endedBy({ office }: RollServerParts, name: StaffRequestName, body: unknown): string | null {
  if (name === 'leave' || name === 'enrol-anew') return staffRequests[name].parse(body).name
  if (name !== 'agree') return null
  const { id, do: isDone } = staffRequests[name].parse(body)
  return (isDone && office.another.now.find((each) => each.id === id)?.name) || null
}

async function signIn(parts: RollServerParts, typed: Proof, before: string, reply: FastifyReply) {
  const { election, sessions } = parts
  const opened = await openBoth(parts, typed)
  if (!opened.ok) return send(reply, 200, { type: 'refused', refusal: opened.error })
  sessions.end(before)
  const { cookie, session } = sessions.open(opened.value)
  return send(reply.header('set-cookie', cookieLine(cookie, null)), 200, signedIn(session, election))
}

function signedIn({ passkeys, signer, token }: Session, election: StaffElection): Said {
  return { type: 'signed-in', name: signer.name, duty: signer.duty, token, election, passkeys }
}

function isOfOtherPage({ origin }: RollServerParts, { headers }: FastifyRequest): boolean {
  return headers.origin !== undefined && headers.origin !== origin
}

function sessionOf({ sessions }: RollServerParts, request: FastifyRequest): Session | null {
  const token = request.headers[TOKEN]
  return sessions.find(cookieOf(request), typeof token === 'string' ? token : '')
}

function cookieLine(value: string, age: number | null): string {
  const end = age === null ? '' : `; Max-Age=${age}`
  return `${COOKIE}=${value}; Path=/; Secure; HttpOnly; SameSite=Strict${end}`
}

function cookieOf({ headers }: FastifyRequest): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? ''
}

function answer<T>(reply: FastifyReply, done: Result<T, StaffRefusal>, said: (value: T) => Said): FastifyReply {
  return send(reply, 200, done.ok ? said(done.value) : { type: 'refused', refusal: done.error })
}

const outcomes = new WeakMap<FastifyReply, string>()

function send(reply: FastifyReply, status: number, said: Said): FastifyReply {
  outcomes.set(reply, wordOf(said))
  return reply.code(status).type('application/json').send(said)
}

function wordOf(said: Said): string {
  return 'refusal' in said && typeof said.refusal === 'string' ? said.refusal : said.type
}

function isName(name: string): name is StaffRequestName {
  return name in staffRequests
}
