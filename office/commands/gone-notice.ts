/** `ippyo gone-notice`: who died or withdrew, as a notice for the wall of each polling station that votes on it (LAW-18). */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { goneNotice } from '#documents/gone-notice.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { systemClock } from '#shell/system-clock.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import { goneNotices } from '../papers/gone-notices.ts'
import { type GlobalOptions, notA } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'
import { readOwnPackage } from './of-a-project.ts'

interface NoticeOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly out: string
  readonly entered?: LocalMinute
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('gone-notice')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <dir>')
    .option('--entered <time>', '', timeOf)
    .action(async (_options, command: Command) => print(command.optsWithGlobals(), io()))
}

async function print(options: NoticeOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await readAuthorityPub(options.office)
  if (!authority.ok) return refuse(io, authority.error, { json })
  const election = await readOwnPackage(options.package, authority.value)
  if (!election.ok) return refuse(io, election.error, { json })
  const { list } = election.value
  const fonts = await loadDocumentFonts(election.value)
  const notices = new Map<string, Uint8Array>()
  for (const { file, notice } of goneNotices(election.value, systemClock().now(), options.entered ?? null)) {
    const made = await goneNotice(notice, fonts)
    if (!made.ok) return refuse(io, { ...made.error, type: 'not-printable' }, { json })
    notices.set(join(options.out, file), made.value.pdf)
  }
  if (notices.size === 0) return refuse(io, { type: 'nobody-is-gone', version: list.version }, { json })
  await mkdir(options.out, { recursive: true })
  for (const [path, pdf] of notices) await writeWholeFile(path, pdf)
  const files = [...notices.keys()]
  io.out(json ? JSON.stringify({ files }) : files.join('\n'))
}

function timeOf(text: string): LocalMinute {
  const time = parseMinute(text)
  if (time === null) throw notA('minute')
  return time
}
