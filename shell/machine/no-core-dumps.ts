/**
 * This process and all that it starts write no core dump: a dump of a kiosk holds keys and a selection, one of the tally
 * passphrases. Node has no call for it; `prlimit` belongs to util-linux, which every Debian has.
 */
import { spawnSync } from 'node:child_process'

/** Elsewhere than on Linux nothing happens, and the machine check says so before a live start. */
export function writeNoCoreDumps(): void {
  if (process.platform === 'linux')
    spawnSync('prlimit', ['--pid', String(process.pid), '--core=0:0'], { stdio: 'ignore' })
}
