/** A simulated reader with its own cable: give `path` to the driver, and do to `tray` what hands do. */
import type { Randomness } from '#election/randomness.ts'
import { PtyPair } from '../../serial-line/pty.ts'
import type { CardTray } from './card-tray.ts'
import { type LineFaults, Pn532Simulator } from './pn532-simulator.ts'

export class SimulatedReader {
  /** Serial path for the config of an app. */
  readonly path: string
  readonly #cable: PtyPair
  readonly #simulator: Pn532Simulator

  private constructor(cable: PtyPair, simulator: Pn532Simulator) {
    this.#cable = cable
    this.#simulator = simulator
    this.path = cable.device
  }

  static async start(randomness: Randomness): Promise<SimulatedReader> {
    const cable = await PtyPair.make()
    const simulator = new Pn532Simulator(randomness)
    await simulator.plug(cable.far)
    return new SimulatedReader(cable, simulator)
  }

  get tray(): CardTray {
    return this.#simulator.tray
  }

  get faults(): LineFaults {
    return this.#simulator.faults
  }

  get ran(): readonly number[] {
    return this.#simulator.ran
  }

  ranAtLeast(count: number): Promise<void> {
    return this.#simulator.ranAtLeast(count)
  }

  /** The device vanishes from the system. */
  async unplug(): Promise<void> {
    await this.#simulator.unplug()
    await this.#cable.unplug()
  }

  async plug(): Promise<void> {
    await this.#cable.plug()
    await this.#simulator.plug(this.#cable.far)
  }

  async stop(): Promise<void> {
    await this.#simulator.unplug()
    await this.#cable.stop()
  }
}
