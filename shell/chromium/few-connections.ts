/**
 * How many connections a screen's server holds, and which one goes when there are too many: the oldest that is not the
 * screen. Refusing the newest instead would let a stranger who holds them all keep the screen out for as long as they like
 * (X-B3); holding any number would take the descriptors that the next write to a medium needs (X-B4).
 */
import type { Duplex } from 'node:stream'

/** A page with its files and its bridge takes about eight; the rest is for the moment in which strangers come in between. */
const CONNECTIONS_MAX = 128

export class FewConnections {
  /** In the order in which they came. */
  readonly #held = new Set<Duplex>()
  #screen: Duplex | null = null

  get count(): number {
    return this.#held.size
  }

  take(socket: Duplex): void {
    this.#held.add(socket)
    // Node takes its own listener away where a bridge is asked for: without one, a stranger's torn connection would end the service (X-B3).
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.#held.delete(socket)
      if (this.#screen === socket) this.#screen = null
    })
    if (this.#held.size > CONNECTIONS_MAX) this.#oldestStranger()?.destroy()
  }

  /** This one showed the token: it goes for nobody. */
  keep(socket: Duplex): void {
    this.#screen = socket
  }

  endAll(): void {
    for (const socket of this.#held) socket.destroy()
  }

  #oldestStranger(): Duplex | null {
    for (const socket of this.#held) if (socket !== this.#screen && !socket.destroyed) return socket
    return null
  }
}
