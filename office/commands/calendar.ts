/** `ippyo calendar`: the dates of an election out of its CSV files, as a file that every calendar program opens (RFC 5545). */
import { lstat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { utf8 } from '#election/bytes.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { systemClock } from '#shell/system-clock.ts'
import { calendarWords } from '#ui/messages/calendar.ts'
import { exportRefusals } from '#ui/messages/export.ts'
import { fill } from '#ui/messages/message.ts'
import { electionCalendar } from '../calendar/election-calendar.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import { importShown } from '../terminal/import-sources.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse, refuseIn } from '../terminal/refusals.ts'

interface CalendarOptions extends GlobalOptions {
  readonly sources: string
  readonly out: string
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('calendar')
    .requiredOption('--sources <dir>')
    .requiredOption('--out <file>')
    .action(async (_options, command: Command) => run(command.optsWithGlobals(), io()))
}

async function run(options: CalendarOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const path = resolve(options.out)
  if ((await lstat(path).catch(() => null)) !== null)
    return refuseIn(exportRefusals, io, { type: 'export-out-taken', path }, { json })
  const imported = await importShown(options.sources, io, { json })
  if (!imported.ok) return refuse(io, imported.error, { json })
  const text = electionCalendar(imported.value.sources, io.language, systemClock().now())
  await writeWholeFile(path, utf8(text))
  io.out(json ? JSON.stringify({ path }) : fill(calendarWords.written[io.language], { path }))
}
