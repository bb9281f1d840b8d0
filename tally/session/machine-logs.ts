/**
 * LAW-07, CNT-05: the log of each medium that was shown, for people who hold a machine against its papers. Both media of a pair have one of
 * their own, and so has each of several seals. It is read only, and no more than docs/formats/log.md §6 lets a machine write: minutes, no
 * session, no page, no contest. So neither its order nor its times are those of voters (LAW-02).
 */
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import { type AcceptedMedium, sealName } from '#election/count/receipt.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import { isTrouble } from '#election/log/catalogue.ts'
import type { MachineLogView, MediumOfLog } from './machine-log-view.ts'
import type { TallyState } from './state.ts'

/** As many as a page can show; a machine writes fewer in its days, and `ippyo inspect log` shows all of them. */
const ENTRIES_SHOWN = 300

/** The media of a station whose logs can be read; none after a start that found the count opened: its stages have no log. */
export function logsOf({ receipt }: Pick<TallyState, 'receipt'>, station: StationId): readonly MediumOfLog[] {
  const shown = [...receipt.seen.values()].flat().filter((medium) => medium.station === station)
  return shown.flatMap((medium) => {
    const { serial, pair, role, sealed } = medium
    if (sealed.log === undefined) return []
    return [{ serial, pair, role, seal: sealName(medium), troubles: troublesOf(sealed.log).length }]
  })
}

export function machineLogView({ machineLog, receipt, election }: TallyState): MachineLogView | null {
  if (machineLog === null || election === null) return null
  const medium = mediumOf(receipt.seen, machineLog)
  const log = medium?.sealed.log
  if (medium === undefined || log === undefined) return null
  const { station, pair, role, serial, sealed } = medium
  const numbered = log.map((entry, place) => ({ ...entry, number: place + 1 }))
  const asked = machineLog.troublesOnly ? troublesOf(numbered) : numbered
  return {
    ...{ station, pair, role, serial, sealedBy: sealed.machine, seal: sealName(medium), unbroken: sealed.logUnbroken },
    machine: ownMachine(election.electionPackage, medium),
    troublesOnly: machineLog.troublesOnly,
    troubles: troublesOf(log).length,
    entries: asked.slice(-ENTRIES_SHOWN),
    earlier: Math.max(0, asked.length - ENTRIES_SHOWN),
  }
}

function mediumOf(seen: TallyState['receipt']['seen'], { serial, seal }: Pick<MediumOfLog, 'serial' | 'seal'>) {
  return [...seen.values()].flat().find((medium) => medium.serial === serial && sealName(medium) === seal)
}

function troublesOf<Entry extends LogEntry>(log: readonly Entry[]): readonly Entry[] {
  return log.filter(({ event }) => isTrouble(event))
}

/** Another one than the machine that sealed, where a pair was taken over. */
function ownMachine({ machines }: ElectionPackage, { station, pair, sealed }: AcceptedMedium): string {
  return machines.find((machine) => machine.station === station && machine.pair === pair)?.id ?? sealed.machine
}
