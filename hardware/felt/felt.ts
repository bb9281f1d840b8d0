/** Something that a machine feels: as it is now, then each change. */
export interface Felt<T> {
  watch(listener: (value: T) => void): () => void
  close(): Promise<void>
}

/** The listeners, and the last value. */
export class FeltBoard<T> {
  readonly #listeners = new Set<{ readonly tell: (value: T) => void }>()
  readonly #same: (a: T, b: T) => boolean
  #value: T

  constructor(first: T, same: (a: T, b: T) => boolean = Object.is) {
    this.#value = first
    this.#same = same
  }

  watch(listener: (value: T) => void): () => void {
    const entry = { tell: listener }
    this.#listeners.add(entry)
    listener(this.#value)
    return () => {
      this.#listeners.delete(entry)
    }
  }

  tell(value: T): void {
    if (this.#same(value, this.#value)) return
    this.#value = value
    for (const { tell } of [...this.#listeners]) tell(value)
  }
}
