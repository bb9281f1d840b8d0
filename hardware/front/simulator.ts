/** The contact of a front as the file of an input line. Give `path` to the driver. Not modelled: a contact that bounces. */
import { rmSync, writeFileSync } from 'node:fs'

export class SimulatedFront {
  readonly path: string

  constructor(path: string) {
    this.path = path
    this.shut()
  }

  open(): void {
    writeFileSync(this.path, '0\n')
  }

  shut(): void {
    writeFileSync(this.path, '1\n')
  }

  /** The contact's board is pulled out. */
  unplug(): void {
    rmSync(this.path)
  }
}
