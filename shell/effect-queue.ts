/**
 * Effects one after another in the order in which a session asked for them: what is written later never overtakes. An app whose
 * devices work beside each other has several lanes, and an effect of no lane waits for nothing. After a failure in any lane, and
 * after `halt`, nothing is begun any more: who goes on writing after a bug writes what nobody thought of.
 */

/** The lane of each effect of an app; null: it waits for nothing. A new effect does not compile before somebody chose. */
export type Lanes<Effect extends { readonly type: string }, Lane extends string> = Readonly<
  Record<Effect['type'], Lane | null>
>

type CarryOut<Event, Effect> = (effect: Effect, send: (event: Event) => void) => Promise<void> | void

export class EffectQueue<Event, Effect extends { readonly type: string }, Lane extends string> {
  readonly #carryOut: CarryOut<Event, Effect>
  readonly #lanes: Lanes<Effect, Lane>
  readonly #last = new Map<Lane, Promise<void>>()
  #halted = false

  constructor(carryOut: CarryOut<Event, Effect>, lanes: Lanes<Effect, Lane>) {
    this.#carryOut = carryOut
    this.#lanes = lanes
  }

  /** Rejects with what the effect threw; never begun and done well are one to the caller. */
  perform(effect: Effect, send: (event: Event) => void): Promise<void> {
    const lane = this.#lanes[effect.type as Effect['type']]
    if (lane === null) return this.#begin(effect, send)
    const done = this.settled(lane).then(() => this.#begin(effect, send))
    this.#last.set(
      lane,
      done.catch(() => undefined),
    )
    return done
  }

  halt(): void {
    this.#halted = true
  }

  /** All that was asked of the lane until now has come to its end. */
  settled(lane: Lane): Promise<void> {
    return this.#last.get(lane) ?? Promise.resolve()
  }

  /** The same of every lane. */
  async idle(): Promise<void> {
    await Promise.all(this.#last.values())
  }

  async #begin(effect: Effect, send: (event: Event) => void): Promise<void> {
    if (this.#halted) return
    try {
      await this.#carryOut(effect, send)
    } catch (error) {
      this.#halted = true
      throw error
    }
  }
}
