/** Reports to the listeners of a device that comes and goes: the connection as it is now, then each event. */
type Connection = { readonly type: 'connected' } | { readonly type: 'disconnected' }

export class ConnectionBoard<Event extends { readonly type: string }> {
  readonly #listeners = new Set<{ readonly tell: (event: Event | Connection) => void }>()
  readonly #there: Event | Connection
  #connected = false

  /** @param there the event while it is connected, for a device that has more to report */
  constructor(there: Event | Connection = { type: 'connected' }) {
    this.#there = there
  }

  get connected(): boolean {
    return this.#connected
  }

  watch(listener: (event: Event | Connection) => void): () => void {
    const entry = { tell: listener }
    this.#listeners.add(entry)
    listener(this.#now())
    return () => {
      this.#listeners.delete(entry)
    }
  }

  connect(connected: boolean): void {
    if (connected === this.#connected) return
    this.#connected = connected
    this.tell(this.#now())
  }

  tell(event: Event | Connection): void {
    for (const { tell } of [...this.#listeners]) tell(event)
  }

  #now(): Event | Connection {
    return this.#connected ? this.#there : { type: 'disconnected' }
  }
}
