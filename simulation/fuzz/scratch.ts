/** A directory for targets that read files. It goes with the process; in a fuzzing thread the watch takes it away. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-fuzz-'))
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
  return directory
}
