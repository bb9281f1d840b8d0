/** `ippyo feed`: turnout and results as a page, JSON and CSV for any web server, from signed reports, the board of the project around the package, and an exported result. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { readCsv } from '#election/definition/import/csv.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { systemClock } from '#shell/system-clock.ts'
import { readReports } from '#tally/services/receive/read-reports.ts'
import { feedRefusals } from '#ui/messages/feed.ts'
import { type CountedContest, feedFiles, resultsOf } from '../../feed/feed-files.ts'
import { toldOf } from '../../feed/told-turnout.ts'
import { turnoutOf } from '../../feed/turnout.ts'
import { readAuthorityPub } from '../../files/office-files.ts'
import type { GlobalOptions } from '../../terminal/command.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import { refuse, refuseIn } from '../../terminal/refusals.ts'
import { boardAround, readOwnPackage } from '../of-a-project.ts'

interface FeedOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly reports?: string
  readonly results?: string
  readonly template?: string
  readonly out: string
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('feed')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <dir>')
    .option('--reports <dir>')
    .option('--results <file>')
    .option('--template <file>')
    .action(async (_options, command: Command) => run(command.optsWithGlobals(), io()))
}

async function run(options: FeedOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await readAuthorityPub(options.office)
  if (!authority.ok) return refuse(io, authority.error, { json })
  const election = await readOwnPackage(options.package, authority.value)
  if (!election.ok) return refuse(io, election.error, { json })
  const { electionPackage, list } = election.value
  const texts = await textsOf(options)
  if ('path' in texts) return refuseIn(feedRefusals, io, { type: 'feed-file', path: texts.path }, { json })
  const reports = options.reports === undefined ? null : await readReports(options.reports, electionPackage)
  if (reports !== null && reports.refused.length > 0) {
    const files = reports.refused.map(({ file }) => file).join(', ')
    return refuseIn(feedRefusals, io, { type: 'report-refused', files }, { json })
  }
  const feed = {
    ...{ electionPackage, madeAt: systemClock().now() },
    turnout: turnoutOf({
      electionPackage,
      reports: reports?.reports ?? [],
      told: toldOf(await boardAround(options.package), electionPackage.rules.date),
    }),
    results: texts.results === null ? null : resultsOf(texts.results, list, electionPackage.contests),
  }
  const names: string[] = []
  for (const [name, bytes] of feedFiles(feed, texts.template)) {
    await writeWholeFile(join(options.out, name), bytes, ...FOR_EVERYBODY)
    names.push(join(options.out, name))
  }
  io.out(json ? JSON.stringify({ files: names }) : names.join('\n'))
}

/** A web server under another user reads them. */
const FOR_EVERYBODY = [0o644, 0o755] as const
/** Every file is read before anything is written. */
async function textsOf({ results, template }: FeedOptions) {
  const read = async (path: string) => ({ path, text: await readFile(path, 'utf8').catch(() => null) })
  const files = { results, template }
  const texts: Record<string, string> = {}
  for (const [name, path] of Object.entries(files)) {
    if (path === undefined) continue
    const { text } = await read(path)
    if (text === null || (name === 'results' && contestsIn(text) === null)) return { path }
    texts[name] = text
  }
  const heads = texts.template === undefined ? undefined : readCsv(texts.template.replace(/^\u{FEFF}/u, '')).rows[0]
  return {
    results: texts.results === undefined ? null : contestsIn(texts.results),
    template: heads?.cells ?? null,
  }
}

/** Our own export (`ippyo export`, the tally's screen); null: it is none. */
function contestsIn(text: string): readonly CountedContest[] | null {
  try {
    const { contests } = JSON.parse(text) as { readonly contests?: unknown }
    const isOurs = Array.isArray(contests) && contests.every((each) => Array.isArray(each?.winners) && 'joined' in each)
    return isOurs ? (contests as readonly CountedContest[]) : null
  } catch {
    return null
  }
}
