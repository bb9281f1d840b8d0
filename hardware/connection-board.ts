/** Reports to the listeners of a device that comes and goes: the connection as it is now, then each event. */
import type { DeviceLoss } from './device-loss.ts'

type Connection = { readonly type: 'connected' } | { readonly type: 'disconnected'; readonly why: DeviceLoss }

export class ConnectionBoard<Event extends { readonly type: string }> {
  readonly #listeners = new Set<{ readonly tell: (event: Event | Connection) => void }>()
  readonly #there: Event | Connection
  #connection: 'connected' | DeviceLoss = 'not-tried'

  /** @param there the event while it is connected, for a device that has more to report */
  constructor(there: Event | Connection = { type: 'connected' }) {
    this.#there = there
  }

  get connected(): boolean {
    return this.#connection === 'connected'
  }

  watch(listener: (event: Event | Connection) => void): () => void {
    const entry = { tell: listener }
    this.#listeners.add(entry)
    listener(this.#now())
    return () => {
      this.#listeners.delete(entry)
    }
  }

  /** Also a device that stays away reports it, when the reason is another one. */
  show(connection: 'connected' | DeviceLoss): void {
    if (connection === this.#connection) return
    this.#connection = connection
    this.tell(this.#now())
  }

  tell(event: Event | Connection): void {
    for (const { tell } of [...this.#listeners]) tell(event)
  }

  #now(): Event | Connection {
    return this.#connection === 'connected' ? this.#there : { type: 'disconnected', why: this.#connection }
  }
}
