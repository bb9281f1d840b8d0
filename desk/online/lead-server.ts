/** The leading page on this computer alone: an address that nobody guesses, no other origin, one small form. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { z } from 'zod'
import { buildCheckPage } from '#build/check-page.mjs'
import { toHex } from '#election/bytes.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { Randomness } from '#election/randomness.ts'
import { STRICT_HEADERS } from '#online/headers.ts'
import type { Lead } from './lead.ts'
import { STEPS } from './lead.ts'
import { LEAD_PAGE_STYLE, type LeadFacts, leadPage } from './lead-page.ts'

const PROJECT = join(import.meta.dirname, '..', '..')
const BODY_BYTES = 1024
const FORM = 'application/x-www-form-urlencoded'
const pressed = z.strictObject({ step: z.enum(STEPS) })
const asked = z.object({ number: z.string() })
const HEADERS = {
  ...STRICT_HEADERS,
  'content-security-policy': `default-src 'none'; style-src ${LEAD_PAGE_STYLE}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  // Without one a browser calls the origin of a form `null`.
  'referrer-policy': 'same-origin',
}
/** A browser's own reader of PDF files has a style of its own, and holds the file as an object. */
const PAPER = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"

export interface LeadServer {
  readonly address: string
  close(): Promise<void>
}

export async function serveLead(lead: Lead, facts: LeadFacts, randomness: Randomness): Promise<LeadServer> {
  const server = fastify({ bodyLimit: BODY_BYTES, forceCloseConnections: true, logger: false })
  const token = toHex(randomness.bytes(16))
  let host = ''
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(FORM, { parseAs: 'string' }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  server.setNotFoundHandler((_, reply) => nothing(reply, 404))
  server.setErrorHandler((_, __, reply) => nothing(reply, 400))
  server.addHook('onRequest', async ({ headers }, reply) => {
    reply.headers(HEADERS)
    const { origin } = headers
    if (headers.host !== host || (origin !== undefined && origin !== `http://${host}`)) await nothing(reply, 404)
  })
  pagesOf(server, `/${token}`, lead, facts)
  const listens = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  host = listens.host
  return { address: `http://${host}/${token}/ja`, close: () => server.close() }
}

function pagesOf(server: FastifyInstance, below: string, lead: Lead, facts: LeadFacts): void {
  for (const language of LANGUAGES) {
    server.get(`${below}/${language}`, (_, reply) =>
      reply.type('text/html; charset=utf-8').send(leadPage(lead.view(), facts, language)),
    )
    server.post(`${below}/${language}`, async (request, reply) => {
      await lead.press(pressed.parse(request.body).step)
      // Looking again presses nothing again.
      return reply.redirect(language, 303)
    })
  }
  // The page brings a policy of its own, and works from a file, too.
  server.get(`${below}/check.html`, async (_, reply) =>
    reply
      .removeHeader('content-security-policy')
      .type('text/html; charset=utf-8')
      .send(readFileSync(join(PROJECT, await buildCheckPage()))),
  )
  server.get(`${below}/bundle.tar`, (_, reply) => {
    const { published } = lead.view()
    if (published === null) return nothing(reply, 404)
    const named = 'attachment; filename="ippyo-bundle.tar"'
    return reply.type('application/x-tar').header('content-disposition', named).send(readFileSync(published.bundle))
  })
  server.get(`${below}/programs.txt`, (_, reply) => reply.type('text/plain; charset=utf-8').send(lead.written()))
  server.get(`${below}/letter-:number.pdf`, (request, reply) => {
    const { number } = asked.parse(request.params)
    const letter = lead.view().letters.find((each) => each.number === number)
    if (letter === undefined) return nothing(reply, 404)
    return reply.header('content-security-policy', PAPER).type('application/pdf').send(Buffer.from(letter.pdf))
  })
}

function nothing(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send('')
}
