/** Pages on this computer alone: an address that nobody guesses, no other origin, small forms. */
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { toHex } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { STRICT_HEADERS } from '#online/headers.ts'

const BODY_BYTES = 4096
const FORM = 'application/x-www-form-urlencoded'
export const HTML = 'text/html; charset=utf-8'

export interface LocalPages {
  /** Each page is a name below it. */
  readonly address: string
  close(): Promise<void>
}

/** @param style what the policy allows of styles; @param port 0: the kernel's choice */
export async function serveLocally(
  randomness: Randomness,
  style: string,
  pages: (server: FastifyInstance, below: string) => void,
  port: number,
): Promise<LocalPages> {
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
    reply.headers(headersWith(style))
    const { origin } = headers
    if (headers.host !== host || (origin !== undefined && origin !== `http://${host}`)) await nothing(reply, 404)
  })
  pages(server, `/${token}`)
  const listens = new URL(await server.listen({ host: '127.0.0.1', port }))
  host = listens.host
  return { address: `http://${host}/${token}`, close: () => server.close() }
}

export function nothing(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send('')
}

function headersWith(style: string) {
  return {
    ...STRICT_HEADERS,
    'content-security-policy': `default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    // Without one a browser calls the origin of a form `null`.
    'referrer-policy': 'same-origin',
  }
}
