/** Who listens to headphones as a device: the connection as it is now, then each event. */
import type { HeadphonesEvent } from './port.ts'

type Listener = (event: HeadphonesEvent) => void

export class EarBoard {
  readonly #listeners = new Set<{ readonly tell: Listener }>()
  #connected = false

  get connected(): boolean {
    return this.#connected
  }

  watch(listener: Listener): () => void {
    const entry = { tell: listener }
    this.#listeners.add(entry)
    listener(this.#connected ? { type: 'connected' } : { type: 'disconnected' })
    return () => {
      this.#listeners.delete(entry)
    }
  }

  connect(connected: boolean): void {
    if (connected === this.#connected) return
    this.#connected = connected
    this.#tell(connected ? { type: 'connected' } : { type: 'disconnected' })
  }

  ended(playing: number): void {
    this.#tell({ type: 'ended', playing })
  }

  #tell(event: HeadphonesEvent): void {
    for (const { tell } of [...this.#listeners]) tell(event)
  }
}
