/**
 * A machine's charger and battery as files written like the kernel's. Give `directory` to the driver.
 *
 * Not modelled: a file that the kernel refuses for a moment, several batteries.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export class SimulatedPower {
  readonly directory: string

  constructor(directory: string) {
    this.directory = directory
    this.mains(100)
  }

  mains(percent: number): void {
    this.#write('AC', { type: 'Mains', online: '1' })
    this.#write('BAT0', { type: 'Battery', status: percent === 100 ? 'Full' : 'Charging', capacity: String(percent) })
  }

  battery(percent: number): void {
    this.#write('AC', { type: 'Mains', online: '0' })
    this.#write('BAT0', { type: 'Battery', status: 'Discharging', capacity: String(percent) })
  }

  /** As on a machine whose kernel knows of no supply. */
  nothing(): void {
    for (const name of ['AC', 'BAT0']) rmSync(join(this.directory, name), { recursive: true, force: true })
  }

  #write(supply: string, lines: Readonly<Record<string, string>>): void {
    const folder = join(this.directory, supply)
    mkdirSync(folder, { recursive: true })
    for (const [name, line] of Object.entries(lines)) writeFileSync(join(folder, name), `${line}\n`)
  }
}
