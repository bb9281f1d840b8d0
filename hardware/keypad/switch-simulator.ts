/** One or two switches behind their box, at the far end of the kernel's file: press one, and it types its digit. */
import { SimulatedHid } from '../hid/simulator.ts'
import { bootReport } from './boot-report.ts'
import type { Switch } from './scan.ts'
import { SWITCHES } from './switch-driver.ts'

export class SimulatedSwitches extends SimulatedHid {
  /** Down and up. */
  press(which: Switch): void {
    const usages = [...SWITCHES].filter(([, meaning]) => meaning === which).map(([usage]) => usage)
    this.send(bootReport(usages))
    this.send(bootReport([]))
  }
}
