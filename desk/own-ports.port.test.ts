/** U9: `--port N` names every page of the desk, so that a container can hand them on. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { anyPort, assertFree, PORTS, portsFrom } from './own-ports.ts'

const servers: { close(): void }[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

it('a port that is named is the page’s, and the ones after it are the machines’', () => {
  const portOf = portsFrom('7300')
  expect([0, 1, PORTS - 1, PORTS].map((page) => portOf?.(page))).toEqual([7300, 7301, 7315, 0])
  expect(portsFrom(undefined)).toBe(anyPort)
})

it.each(['0', '80', '1023', '65521', '99999', '7300x', '-1', ''])('%s is no port', (text) => {
  expect(portsFrom(text)).toBe(null)
})

it('a port that somebody has is told before anything is made', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  servers.push(taken)
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  await expect(assertFree(() => port)).rejects.toMatchObject({ code: 'EADDRINUSE', port })
})
