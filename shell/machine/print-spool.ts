/**
 * Whether the print service keeps printed papers (X3-C4). Unless its settings say otherwise, Debian's keeps each paper whole for a day,
 * with names of voters, and its blocks stay on the disk after that. The job's own state, which it keeps, shows whether a paper was printed.
 */
import { existsSync, readFileSync } from 'node:fs'

/** cupsd.conf(5). Anybody may read it, root alone writes it. */
const SETTINGS = '/etc/cups/cupsd.conf'

export type SpoolFact = 'keeps-nothing' | 'keeps-papers'

/** Where nobody says whether this machine prints. */
export function hasPrintService(): boolean {
  return existsSync(SETTINGS)
}

/** null: the settings cannot be read. */
export function readSpool(file = SETTINGS): SpoolFact | null {
  try {
    return spoolOf(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** As the service reads it: a name is of any letters, and the last line counts. */
export function spoolOf(settings: string): SpoolFact {
  const values = settings.split('\n').flatMap((line) => /^\s*PreserveJobFiles\s+(\S+)\s*$/i.exec(line)?.[1] ?? [])
  return /^(no|off|false)$/i.test(values.at(-1) ?? '') ? 'keeps-nothing' : 'keeps-papers'
}
