/** Headers of every answer of the servers: they are no page, nothing keeps an answer, and no other origin reads it. */
import type { FastifyInstance } from 'fastify'

const TWO_YEARS = 2 * 365 * 24 * 60 * 60

export const STRICT_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': `max-age=${TWO_YEARS}; includeSubDomains; preload`,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

export function sendStrictHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', async (_, reply) => {
    reply.headers(STRICT_HEADERS)
  })
}
