/** U9: a desk in a container is reached from outside of it, at the container's own address and at no other. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { handOn } from './in-a-container.mjs'

const servers: { close(): void }[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

it('what comes to the container’s own address reaches the desk, and an end of one side is the end of both', async () => {
  const desk = createServer((socket) => socket.on('data', (text) => socket.end(`heard ${text}`))).listen(0, '127.0.0.1')
  servers.push(desk)
  await once(desk, 'listening')
  const { port } = desk.address() as AddressInfo
  // Another address of this computer plays the container's.
  servers.push(...(await handOn(['127.0.0.2'], { first: port, count: 1 })))
  const hand = connect(port, '127.0.0.2').setEncoding('utf8')
  hand.write('a hand')
  const [said] = await once(hand, 'data')
  expect(said).toBe('heard a hand')
  await once(hand, 'close')
})
