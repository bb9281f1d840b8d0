/**
 * A server of the online box as strangers meet it: no word of a request in its own log, no answer that anything keeps, and an end of each
 * request that is sent half (O-12).
 */
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { HTTP, hangsUp } from './closing.ts'
import { STRICT_HEADERS } from './headers.ts'

export interface StrictServer {
  readonly bodyBytes: number
  /** The time for a whole request, headers and body, until the server has read it; and for a running one when the server ends. */
  readonly requestMs: number
  readonly headers?: Readonly<Record<string, string>>
  /** The longest part of a path that is looked at. */
  readonly pathLetters?: number
  /** The answer where there is no such address, or none that can be decoded: fastify by itself would repeat it. */
  readonly notFound: (reply: FastifyReply) => FastifyReply
}

/** A process keeps descriptors for its database and its files; the proxy before it counts each network's connections. */
export const CONNECTIONS_MAX = 10_000

/** It takes bodies of no type: each server adds its own. */
export function strictServer(of: StrictServer): FastifyInstance {
  const { headers = STRICT_HEADERS, notFound, requestMs } = of
  const server = fastify({
    bodyLimit: of.bodyBytes,
    requestTimeout: requestMs,
    // Node's choice is a minute for the first letters of a request, whatever the whole may take.
    http: { ...HTTP, requestTimeout: requestMs, headersTimeout: requestMs },
    // Its own request log has the addresses of voters and of the pages that they ask for.
    logger: false,
    routerOptions: { maxParamLength: of.pathLetters ?? 16 },
    frameworkErrors: (_, __, reply) => notFound(reply.headers(headers)),
  })
  server.server.maxConnections = CONNECTIONS_MAX
  server.addHook('onRequest', async (_, reply) => {
    reply.headers(headers)
  })
  const hangUp = hangsUp(server.server, requestMs)
  server.addHook('preClose', async () => hangUp())
  server.removeAllContentTypeParsers()
  server.setNotFoundHandler((_, reply) => notFound(reply))
  return server
}
