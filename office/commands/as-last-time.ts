/** `ippyo as-last-time`: the files of a new election out of the project of one that is over, without its voters, candidates and dates. */
import { lstat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { dateOf } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { systemClock } from '#shell/system-clock.ts'
import { exportRefusals } from '#ui/messages/export.ts'
import { fill } from '#ui/messages/message.ts'
import { officeBeginWords } from '#ui/messages/office-begin.ts'
import { officeRoomRefusals } from '#ui/messages/office-room.ts'
import { filesAsLastTime } from '../services/earlier-projects.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuseIn } from '../terminal/refusals.ts'

interface AsLastOptions extends GlobalOptions {
  readonly from: string
  readonly use: 'live' | 'rehearsal'
  readonly out: string
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('as-last-time')
    .requiredOption('--from <dir>')
    .addOption(new Option('--use <use>').choices(['live', 'rehearsal']).makeOptionMandatory())
    .requiredOption('--out <dir>')
    .action(async (_options, command: Command) => run(command.optsWithGlobals(), io()))
}

async function run(options: AsLastOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const path = resolve(options.out)
  if ((await lstat(path).catch(() => null)) !== null)
    return refuseIn(exportRefusals, io, { type: 'export-out-taken', path }, { json })
  const taken = await filesAsLastTime(resolve(options.from), options.use, dateOf(systemClock().now()))
  if (!taken.ok) return refuseIn(officeRoomRefusals, io, taken.error, { json })
  const { files, number } = taken.value
  for (const [name, bytes] of files) await writeWholeFile(join(path, name), bytes, 0o600)
  io.out(
    json
      ? JSON.stringify({ path, number, files: [...files.keys()] })
      : fill(officeBeginWords.written[io.language], { number, path }),
  )
}
