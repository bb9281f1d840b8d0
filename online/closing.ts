/**
 * The end of a server, and of a request that is sent half. Node waits for each connection, also for one on which nobody has asked yet:
 * browsers open those in advance, and a stranger could keep a server from ending. A request that runs is answered first.
 */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Node's own choice looks for requests that are over their time only twice a minute. */
const LOOK_MS = 1000
export const HTTP = { maxHeaderSize: 8192, connectionsCheckingInterval: LOOK_MS }

/**
 * @param patienceMs what a running request may take; then its connection goes, too
 * @returns to be called once, beside `server.close()`
 */
export function hangsUp(server: Server, patienceMs: number): () => void {
  const silent = new Set<Socket>()
  let isClosing = false
  server.on('connection', (socket) => {
    if (isClosing) socket.destroy()
    else silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  server.on('request', ({ socket }) => silent.delete(socket))
  return () => {
    isClosing = true
    for (const socket of silent) socket.destroy()
    // The program may end before: a connection alone keeps it running.
    setTimeout(() => server.closeAllConnections(), patienceMs).unref()
  }
}
