/**
 * Empty forms. Two people who type the same paper fill one each: `ippyo report-form` of a station report whose file is lost (MED-06),
 * `ippyo paper-form` of what was counted on paper in one contest (PAP-08). `ippyo minutes-form` is filled by the chair's clerk: what
 * 開票録 and 選挙録 ask for beyond the count (PEO 70, 83), with the elections and candidates of the day.
 */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { utf8 } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { ok } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { formWords } from '#ui/messages/ippyo.ts'
import type { Language } from '#ui/messages/message.ts'
import { authorityIn } from '../files/authority-file.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'
import { emptyMinutesForm } from './count/minutes-file.ts'
import { emptyPaperForm, emptyReportForm } from './count/typed-files.ts'

interface FormOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
}

const FORMS = {
  'report-form': { of: '--station <id>', empty: emptyReportForm },
  'paper-form': { of: '--contest <id>', empty: emptyPaperForm },
  'minutes-form': {
    of: null,
    empty: (_of: string, election: LoadedElection, language: Language) => ok(emptyMinutesForm(election, language)),
  },
} as const
type FormName = keyof typeof FORMS

export function register(program: Command, io: () => OfficeIo): void {
  for (const name of ['report-form', 'paper-form', 'minutes-form'] as const) {
    const command = program
      .command(name)
      .argument('<file>')
      .requiredOption('--package <dir>')
      .requiredOption('--authority <file>')
    const { of } = FORMS[name]
    if (of !== null) command.requiredOption(of)
    command.action(async (file: string, _options, given: Command) => write(name, file, given.optsWithGlobals(), io()))
  }
}

type Asked = FormOptions & { readonly station?: string; readonly contest?: string }

async function write(name: FormName, file: string, options: Asked, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await authorityIn(options.authority)
  if (authority === null) return refuse(io, { type: 'authority-needed' }, { json })
  const election = await readPackageDirectory(options.package, authority, nativeChecks)
  if (!election.ok) return refuse(io, election.error, { json })
  const form = FORMS[name].empty(options.station ?? options.contest ?? '', election.value, io.language)
  if (!form.ok) return refuse(io, form.error, { json })
  await put(name, file, form.value, options, io)
}

async function put(
  name: FormName,
  file: string,
  form: string,
  { json = false }: GlobalOptions,
  io: OfficeIo,
): Promise<void> {
  await writeWholeFile(resolve(file), utf8(form))
  io.out(json ? JSON.stringify({ file }) : file)
  if (!json) io.err(formWords[name][io.language])
}
