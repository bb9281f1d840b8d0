/** Physical accidents of a card reader, by hand. */
import { unreachable } from '#election/assert.ts'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { ReaderFault } from '../session/screen-event.ts'

/** The two that happen to one answer are over when it has happened; the others stay until they are mended. */
export async function applyReaderFault(
  reader: SimulatedReader,
  present: Set<ReaderFault>,
  fault: ReaderFault,
  on: boolean,
): Promise<void> {
  switch (fault) {
    case 'lose-answer':
      if (on) reader.tray.loseAnswer('any', 1)
      return
    case 'garble-answer':
      if (on) reader.tray.garbleAnswer('any', 1)
      return
    case 'silent':
      reader.faults.dead = on
      break
    case 'unplug':
      if (on === present.has(fault)) return
      await (on ? reader.unplug() : reader.plug())
      break
    default:
      unreachable(fault)
  }
  if (on) present.add(fault)
  else present.delete(fault)
}
