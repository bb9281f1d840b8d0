/** A lamp as the file of an output line. Give `path` to the driver. Not modelled: a bulb that is burnt out. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

export class SimulatedLamp {
  readonly path: string

  constructor(path: string) {
    this.path = path
    // The state in which a crash may leave it.
    writeFileSync(path, '1\n')
  }

  get lit(): boolean {
    return readFileSync(this.path, 'utf8').trim() !== '0'
  }

  /** The lamp's board is pulled out. */
  unplug(): void {
    rmSync(this.path)
  }
}
