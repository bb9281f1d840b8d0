/** The table's page: what is pressed there the hands do. */
import type { FastifyInstance } from 'fastify'
import { LANGUAGES } from '#election/languages.ts'
import type { Randomness } from '#election/randomness.ts'
import { HTML, type LocalPages, serveLocally } from '../local-pages.ts'
import type { Hands } from './hands.ts'
import { panelPage, pressSchema } from './panel.ts'

export function servePanel(randomness: Randomness, hands: Hands, port = 0): Promise<LocalPages> {
  const pages = (server: FastifyInstance, below: string) => {
    for (const language of LANGUAGES) {
      server.get(`${below}/${language}`, (_, reply) => reply.type(HTML).send(panelPage(hands.view(), language)))
      server.post(`${below}/${language}`, async (request, reply) => {
        const pressed = pressSchema.safeParse(request.body)
        if (pressed.success) await hands.press(pressed.data)
        // Looking again presses nothing again.
        return reply.redirect(language, 303)
      })
    }
  }
  return serveLocally(randomness, "'unsafe-inline'", pages, port)
}
