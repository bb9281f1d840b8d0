/** Power of one machine. A program without power gets no answer from any port: it can neither write nor say anything more. */
export class Power {
  on = true
  readonly #stops: (() => void)[] = []

  /** Called when the power goes. */
  atCut(stop: () => void): void {
    this.#stops.push(stop)
  }

  cut(): void {
    this.on = false
    for (const stop of this.#stops.splice(0)) stop()
  }

  /** The answer, if there still is a program that hears it. */
  async hears<T>(answer: Promise<T>): Promise<T> {
    const value = await answer
    return this.on ? value : never()
  }
}

export function never<T>(): Promise<T> {
  return new Promise<T>(() => {})
}

export function turn(): Promise<void> {
  return Promise.resolve()
}

/** Until every turn that follows from what has happened is over: no port of the simulation waits for anything else. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
