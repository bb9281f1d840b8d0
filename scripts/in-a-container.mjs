/**
 * `node scripts/in-a-container.mjs`: `npm start` for a container (Containerfile). The desk answers on 127.0.0.1 alone, which outside of the
 * container is another computer: what comes to the container's own addresses at its 16 ports is handed on. Who runs it maps them to 127.0.0.1.
 */
import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takesNoWords } from '../build/usage.mjs'

/** As in the Containerfile and in desk/own-ports.ts. */
export const CONTAINER_PORTS = { first: 7300, count: 16 }

/** @param {readonly string[]} addresses @returns {Promise<import('node:net').Server[]>} */
export async function handOn(addresses, { first, count }) {
  const ports = Array.from({ length: count }, (_, at) => first + at)
  const servers = addresses.flatMap((host) => ports.map((port) => ({ host, port })))
  return Promise.all(
    servers.map(
      ({ host, port }) =>
        new Promise((resolve, reject) => {
          const server = createServer((from) => joinBoth(from, connect(port, '127.0.0.1')))
          server.once('error', reject)
          server.listen(port, host, () => resolve(server))
        }),
    ),
  )
}

/** The side that ends first ends both. */
function joinBoth(one, other) {
  one.pipe(other).pipe(one)
  for (const [end, peer] of [
    [one, other],
    [other, one],
  ]) {
    end.on('error', () => peer.destroy())
    end.on('close', () => peer.destroy())
  }
}

/** Not the loopback: there the desk itself is. */
function ownAddresses() {
  return Object.values(networkInterfaces()).flatMap((each) =>
    (each ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  takesNoWords(import.meta.url)
  await handOn(ownAddresses(), CONTAINER_PORTS)
  const start = [join(import.meta.dirname, 'node.cjs'), join(import.meta.dirname, 'start.mjs'), '--no-window']
  const child = spawn(process.execPath, [...start, '--port', String(CONTAINER_PORTS.first)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code) => process.exit(code ?? 1))
}
