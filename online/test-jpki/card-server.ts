/**
 * The card service of a rehearsal, as a process of its own (docs/formats/online-gate.md §4): three addresses for the gate, and a page that
 * takes the place of the card app on a phone. Its authority has `TEST_MARK`, so the gate of a live election does not even start with it.
 */
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { toHex } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { type CardServiceAnswers, cardServiceServer } from '#online/card-service-addresses.ts'
import { STRICT_HEADERS } from '#online/headers.ts'
import type { TestAuthority } from './authority.ts'
import { CARD_PAGE_STYLE, cardPageHtml } from './card-page-html.ts'
import type { CardService } from './card-service.ts'
import { isTestCardName, TEST_CARDS } from './people.ts'

interface CardServerParts {
  readonly service: CardService
  readonly authority: Pick<TestAuthority, 'statusOf'>
  /** Where a browser finds this process. */
  readonly page: URL
  readonly randomness: Randomness
  /** Unix seconds. */
  readonly now: () => number
  /** How long the slow card is read. */
  readonly slowMs: number
}

interface Waiting {
  readonly state: string
  readonly back: URL
}

const form = z.instanceof(URLSearchParams)
const query = z.object({ transaction: z.string().max(400) })

export function cardServer(parts: CardServerParts): FastifyInstance {
  const waiting = new Map<string, Waiting>()
  const server = cardServiceServer(forTheGate(parts, waiting))
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  )
  forPeople(server, parts, waiting)
  return server
}

function forTheGate(
  { authority, now, page, randomness, service }: CardServerParts,
  waiting: Map<string, Waiting>,
): CardServiceAnswers {
  return {
    async begin(digest, back) {
      const transaction = service.begin(digest)
      if (transaction === null) return null
      const state = toHex(randomness.bytes(16))
      waiting.set(transaction, { state, back })
      const redirect = new URL(page)
      redirect.search = new URLSearchParams({ transaction }).toString()
      return { transaction, state, redirect }
    },
    async take(transaction) {
      waiting.delete(transaction)
      const outcome = service.take(transaction)
      return outcome === null || outcome === 'waiting' ? 'cancelled' : outcome
    },
    status: (certificate) => authority.statusOf(certificate, now()),
  }
}

function forPeople(
  server: FastifyInstance,
  { page, service, slowMs }: CardServerParts,
  waiting: ReadonlyMap<string, Waiting>,
): void {
  const show = (reply: FastifyReply, transaction: string, said: 'nothing' | 'torn-off' = 'nothing') => {
    const back = waiting.get(transaction)?.back ?? null
    // A browser also holds the way back, by redirect, against `form-action`.
    const policy = `default-src 'none'; style-src ${CARD_PAGE_STYLE}; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${back?.origin ?? ''}`
    return reply
      .code(back === null ? 404 : 200)
      .headers({ ...STRICT_HEADERS, 'content-security-policy': policy.trim() })
      .type('text/html; charset=utf-8')
      .send(cardPageHtml(back === null ? null : { transaction, said }))
  }
  const goBack = (reply: FastifyReply, { back, state }: Waiting, more: Readonly<Record<string, string>>) => {
    const to = new URL(back)
    to.search = new URLSearchParams({ ...more, state }).toString()
    return reply.code(303).header('location', to.href).send('')
  }
  server.get(page.pathname, (request, reply) => show(reply, query.parse(request.query).transaction))
  server.post(page.pathname, async (request, reply) => {
    const said = form.parse(request.body)
    const transaction = said.get('transaction') ?? ''
    const flow = waiting.get(transaction)
    if (flow === undefined) return show(reply, transaction)
    if (said.get('do') === 'cancel') {
      service.cancel(transaction)
      return goBack(reply, flow, { error: 'access_denied' })
    }
    const card = said.get('card') ?? ''
    if (isTestCardName(card) && TEST_CARDS[card].reads === 'slowly') await setTimeout(slowMs)
    const touched = service.touch(transaction, card, said.get('password') ?? '')
    if (touched.ok) return goBack(reply, flow, { code: transaction })
    switch (touched.error) {
      case 'torn-off':
      case 'no-such-card':
        return show(reply, transaction, 'torn-off')
      // Pressed twice: the first press is what the gate takes.
      case 'no-such-transaction':
        return goBack(reply, flow, { code: transaction })
      case 'wrong-password':
      case 'locked':
        return goBack(reply, flow, { error: 'access_denied' })
    }
  })
}
