/** A frame goes to the page only when there is something new in it: how many came, and when, must not tell which keys were pressed (AUD-04). */
import { expect, it } from 'vitest'
import { z } from 'zod'
import { serveScreen } from './serve-screen.ts'

it('a view that is the same is not sent again', () => {
  const sent: string[] = []
  let view = { page: 'choose' }
  let tell = () => {}
  const running = {
    view: () => view,
    send: () => {},
    subscribe(listener: (shown: typeof view) => void) {
      tell = () => listener(view)
      tell()
      return () => {}
    },
    stop: async () => {},
  }
  serveScreen(running, z.unknown(), { send: (text) => sent.push(text), waitingBytes: () => 0, onDrained: () => {} })
  for (let key = 0; key < 25; key++) {
    view = { page: 'choose' }
    tell()
  }
  view = { page: 'confirm' }
  tell()
  expect(sent.map((text) => JSON.parse(text))).toEqual([
    { type: 'view', view: { page: 'choose' } },
    { type: 'view', view: { page: 'confirm' } },
  ])
})
