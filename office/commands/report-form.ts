/** `ippyo report-form`: the empty form of a station report, to be filled from its printed sheet when the file is lost (MED-06). */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { utf8 } from '#election/bytes.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { formWords } from '#ui/messages/ippyo.ts'
import { authorityIn } from '../files/authority-file.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'
import { emptyForm } from './count/typed-files.ts'

interface FormOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
  readonly station: string
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('report-form')
    .argument('<file>')
    .requiredOption('--package <dir>')
    .requiredOption('--authority <file>')
    .requiredOption('--station <id>')
    .action(async (file: string, _options, command: Command) => write(file, command.optsWithGlobals(), io()))
}

async function write(file: string, options: FormOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await authorityIn(options.authority)
  if (authority === null) return refuse(io, { type: 'authority-needed' }, { json })
  const election = await readPackageDirectory(options.package, authority)
  if (!election.ok) return refuse(io, election.error, { json })
  const station = election.value.electionPackage.stations.find(({ id }) => id === options.station)
  if (station === undefined) return refuse(io, { type: 'unknown-station', station: options.station }, { json })
  await writeWholeFile(resolve(file), utf8(emptyForm(station.id, election.value, io.language)))
  io.out(json ? JSON.stringify({ file }) : file)
  if (!json) io.err(formWords.fill[io.language])
}
