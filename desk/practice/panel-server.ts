/** The table's page on this computer alone: an address that nobody guesses, no other origin, small forms. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toHex } from '#election/bytes.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { Randomness } from '#election/randomness.ts'
import type { Language } from '#ui/messages/message.ts'
import { type Press, pressSchema } from './panel.ts'

const BODY_MAX = 4096
const HEAD = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

export interface PanelServer {
  addressIn(language: Language): string
  close(): Promise<void>
}

export async function servePanel(
  randomness: Randomness,
  page: (language: Language) => string,
  press: (press: Press) => Promise<void>,
): Promise<PanelServer> {
  const token = toHex(randomness.bytes(16))
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const language = languageOf(request.url ?? '', token)
    const { origin } = request.headers
    if (request.headers.host !== host || language === null || (origin !== undefined && origin !== `http://${host}`)) {
      response.writeHead(404).end()
      return
    }
    if (request.method === 'POST') {
      const pressed = pressSchema.safeParse(Object.fromEntries(new URLSearchParams(await bodyOf(request))))
      if (pressed.success) await press(pressed.data)
      // Looking again presses nothing again.
      response.writeHead(303, { location: language }).end()
      return
    }
    response.writeHead(200, HEAD).end(page(language))
  }

  return {
    addressIn: (language) => `http://${host}/${token}/${language}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function languageOf(url: string, token: string): Language | null {
  return LANGUAGES.find((language) => url === `/${token}/${language}`) ?? null
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request.setEncoding('utf8')) {
    body += part
    if (body.length > BODY_MAX) throw new Error('practice: a form of this page')
  }
  return body
}
