/** `ippyo gone-notice`: who died or withdrew, as a notice for the wall of each polling station that votes on it (LAW-18). */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { type GoneNoticeInput, goneNotice } from '#documents/gone-notice.ts'
import { type Station, shownName } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { systemClock } from '#shell/system-clock.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'

interface NoticeOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly out: string
  readonly entered?: LocalMinute
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('gone-notice')
    .description('who died or withdrew: a notice for the wall of each polling station')
    .requiredOption('--package <dir>', 'the election package, with the list that says so')
    .requiredOption('--office <dir>', 'the directory with the commission’s authority.pub')
    .requiredOption('--out <dir>', 'where notice-<station>.pdf is written')
    .option('--entered <time>', 'when it was entered, as 2002-06-20T09:12; left out: for the pen', timeOf)
    .action(async (_options, command: Command) => print(command.optsWithGlobals(), io()))
}

async function print(options: NoticeOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await readAuthorityPub(options.office)
  if (!authority.ok) return refuse(io, authority.error, { json })
  const election = await readPackageDirectory(options.package, authority.value)
  if (!election.ok) return refuse(io, election.error, { json })
  const { list, electionPackage, files: packaged } = election.value
  const fonts = await loadDocumentFonts(packaged.get('fonts/names.ttf') ?? null)
  const notices = new Map<string, Uint8Array>()
  for (const station of electionPackage.stations) {
    const notice = noticeFor(election.value, station, options.entered ?? null)
    if (notice.contests.length === 0) continue
    const made = await goneNotice(notice, fonts)
    if (!made.ok) return refuse(io, { ...made.error, type: 'not-printable' }, { json })
    notices.set(join(options.out, `notice-${station.id}.pdf`), made.value)
  }
  if (notices.size === 0) return refuse(io, { type: 'nobody-is-gone', version: list.version }, { json })
  await mkdir(options.out, { recursive: true })
  for (const [path, pdf] of notices) await writeWholeFile(path, pdf)
  const files = [...notices.keys()]
  io.out(json ? JSON.stringify({ files }) : files.join('\n'))
}

function noticeFor(election: LoadedElection, station: Station, enteredAt: LocalMinute | null): GoneNoticeInput {
  const { electionPackage, list, fingerprint } = election
  const { title: electionTitle, municipality, date } = electionPackage.rules
  const contests = electionPackage.contests
    .filter(({ districts }) => districts.length === 0 || districts.includes(station.district))
    .map(({ id, title }) => {
      const candidates = list.contests.find(({ contest }) => contest === id)?.candidates ?? []
      const gone = candidates.flatMap((each) =>
        each.gone === undefined ? [] : [{ ...each, name: shownName(each), gone: each.gone }],
      )
      return { title, gone }
    })
  return {
    head: { use: electionPackage.use, electionTitle, municipality, date, madeAt: systemClock().now() },
    station: station.name,
    contests: contests.filter(({ gone }) => gone.length > 0),
    list: { version: list.version, fingerprint },
    enteredAt,
  }
}

function timeOf(text: string): LocalMinute {
  const time = parseMinute(text)
  if (time === null) throw new InvalidArgumentError('A time as 2002-06-20T09:12.')
  return time
}
