/** The leading page: one small form, and what the online box has to show. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { buildCheckPage } from '#build/check-page.mjs'
import { LANGUAGES } from '#election/languages.ts'
import type { Randomness } from '#election/randomness.ts'
import { HTML, type LocalPages, nothing, serveLocally } from '../local-pages.ts'
import type { Lead } from './lead.ts'
import { STEPS_ABROAD } from './lead.ts'
import { LEAD_PAGE_STYLE, type LeadFacts, leadPage } from './lead-page.ts'

const PROJECT = join(import.meta.dirname, '..', '..')
const pressed = z.strictObject({ step: z.enum(STEPS_ABROAD) })
const asked = z.object({ number: z.string() })
/** A browser's own reader of PDF files has a style of its own, and holds the file as an object. */
const PAPER = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"

export function serveLead(lead: Lead, facts: LeadFacts, randomness: Randomness, port = 0): Promise<LocalPages> {
  return serveLocally(randomness, LEAD_PAGE_STYLE, (server, below) => pagesOf(server, below, lead, facts), port)
}

function pagesOf(server: FastifyInstance, below: string, lead: Lead, facts: LeadFacts): void {
  for (const language of LANGUAGES) {
    server.get(`${below}/${language}`, (_, reply) => reply.type(HTML).send(leadPage(lead.view(), facts, language)))
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
      .type(HTML)
      .send(readFileSync(join(PROJECT, await buildCheckPage()))),
  )
  server.get(`${below}/bundle.tar`, (_, reply) => {
    const { published } = lead.view()
    if (published === null) return nothing(reply, 404)
    const named = 'attachment; filename="ippyo-bundle.tar"'
    return reply.type('application/x-tar').header('content-disposition', named).send(readFileSync(published.bundle))
  })
  server.get(`${below}/programs.txt`, (_, reply) => reply.type('text/plain; charset=utf-8').send(lead.written()))
  server.get(`${below}/letters-:number.pdf`, (request, reply) => {
    const { number } = asked.parse(request.params)
    const pdf = lead.view().papers?.pdfs[Number(number) - 1]
    if (pdf === undefined) return nothing(reply, 404)
    return reply.header('content-security-policy', PAPER).type('application/pdf').send(Buffer.from(pdf))
  })
  server.get(`${below}/letter-:number.pdf`, (request, reply) => {
    const { number } = asked.parse(request.params)
    const paper = lead.view().letters.find((each) => each.number === number)?.paper ?? null
    if (paper === null) return nothing(reply, 404)
    return reply.header('content-security-policy', PAPER).type('application/pdf').send(Buffer.from(paper.pdf))
  })
}
