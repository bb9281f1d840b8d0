/**
 * `--port N`: the page that people open is at N, every other page at one of the ports after it, so that a container can hand them on. For
 * samples and rehearsals; a machine's port is the kernel's to choose (docs/decisions/007).
 */
import { once } from 'node:events'
import { createServer } from 'node:net'

export const PORTS = 16
const [FIRST, LAST] = [1024, 65_536 - PORTS]

/** The port of the page with this number, from 0 on; 0: the kernel chooses. */
export type PortOf = (page: number) => number

export const anyPort: PortOf = () => 0

/** @returns null: this is no port */
export function portsFrom(text: string | undefined): PortOf | null {
  if (text === undefined) return anyPort
  const first = /^[0-9]{4,5}$/.test(text) ? Number(text) : 0
  if (first < FIRST || first > LAST) return null
  // More pages than anybody names ports for: an election with that many machines at one station.
  return (page) => (page < PORTS ? first + page : 0)
}

/** @throws EADDRINUSE before anything is made, in place of a machine that does not come up later */
export async function assertFree(portOf: PortOf): Promise<void> {
  if (portOf === anyPort) return
  for (let page = 0; page < PORTS; page++) {
    const server = createServer().listen(portOf(page), '127.0.0.1')
    await once(server, 'listening')
    await new Promise((closed) => server.close(closed))
  }
}
