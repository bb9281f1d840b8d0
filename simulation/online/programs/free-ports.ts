/** Ports that were free a moment ago, below those that the kernel gives to a client: all are held until all are known. */
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'

const [FIRST, END] = [10_000, 32_000]

export async function freePorts(count: number): Promise<readonly number[]> {
  const held = new Map<number, Server>()
  while (held.size < count) {
    const port = randomInt(FIRST, END)
    const server = createServer().listen(port, 'localhost')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (isFree) held.set(port, server)
  }
  for (const server of held.values()) server.close()
  return [...held.keys()]
}
