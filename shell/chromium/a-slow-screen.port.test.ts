/** A screen that took no bytes for a while gets the newest view as soon as it takes them, also when a beat waits in the same line. */
import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { makeDoor } from '../bridge/door.ts'
import { serveScreen } from '../bridge/serve-screen.ts'
import { secureRandomness } from '../secure-randomness.ts'
import { acceptScreen } from './accept-screen.ts'

const BEAT = 2

/** Nothing leaves it before `takes`. */
class SlowSocket extends EventEmitter {
  readonly sent: string[] = []
  bufferedAmount = 0
  #taken: (() => void)[] = []

  send(text: string, taken = () => {}): void {
    this.sent.push(text)
    this.bufferedAmount += text.length
    this.#taken.push(taken)
  }

  takes(left: number): void {
    this.bufferedAmount = left
    for (const taken of this.#taken.splice(0)) taken()
  }
}

it('shows the newest view although a beat came after the last one', () => {
  const socket = new SlowSocket()
  let view = { page: 'starting', words: '' }
  const listeners = new Set<(shown: typeof view) => void>()
  const running = {
    view: () => view,
    send: () => {},
    subscribe(listener: (shown: typeof view) => void) {
      listeners.add(listener)
      listener(view)
      return () => listeners.delete(listener)
    },
    stop: async () => {},
  }
  const door = makeDoor(secureRandomness(), () => {})
  const next = door.open(door.handOver()) ?? ''
  const serve = (link: Parameters<typeof serveScreen>[2]) => serveScreen(running, z.unknown(), link)
  acceptScreen(socket as unknown as WebSocket, { door, place: { taken: null }, serve, next })
  socket.emit('message', JSON.stringify({ type: 'kept' }), false)
  const shows = (page: string, words: string) => {
    view = { page, words }
    for (const listener of listeners) listener(view)
  }
  shows('a large page', 'x'.repeat(300_000))
  shows('zero-check', '')
  expect(socket.sent.at(-1)).toContain('a large page')
  socket.takes(BEAT)
  expect(socket.sent.at(-1)).toContain('zero-check')
  socket.emit('close')
})
