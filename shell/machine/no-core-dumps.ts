/**
 * Keeps this process, and each process that it starts, from writing a core dump: a kiosk's dump has keys and a selection, a tally's has
 * passphrases. Node has no call for it; `prlimit` is part of util-linux, which every Debian has.
 */
import { spawnSync } from 'node:child_process'

/** It does nothing on another system than Linux; there the machine check reports it before a live start. */
export function writeNoCoreDumps(): void {
  if (process.platform === 'linux')
    spawnSync('prlimit', ['--pid', String(process.pid), '--core=0:0'], { stdio: 'ignore' })
}
