/** `ippyo export`: what the tally's screen exports (CSV, JSON, NIST SP 1500-100 and 1500-103), from the output of a finished count, without its key. */
import { lstat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { systemClock } from '#shell/system-clock.ts'
import { tallyRefusalWords } from '#tally/screens/refusal-words.ts'
import { DocumentMaker } from '#tally/services/documents/make-documents.ts'
import { loadTally } from '#tally/services/load.ts'
import { readResult } from '#tally/services/read-result.ts'
import { CAST_VOTE_RECORDS, tallyExports } from '#tally/session/screen-event.ts'
import { exportRefusals, exportWords } from '#ui/messages/export.ts'
import { fill } from '#ui/messages/message.ts'
import { castVoteWarning, tallyWords } from '#ui/messages/tally-screen.ts'
import { type GlobalOptions, listOf, notA } from '../../terminal/command.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import { refuse, refuseIn } from '../../terminal/refusals.ts'

type Format = (typeof tallyExports)[number]

interface ExportOptions extends GlobalOptions {
  readonly count: string
  readonly package: string
  readonly authority: string
  readonly out: string
  readonly formats: readonly Format[]
  readonly castVoteRecords?: true
  readonly warned?: true
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('export')
    .requiredOption('--count <dir>')
    .requiredOption('--package <dir>')
    .requiredOption('--authority <file>')
    .requiredOption('--out <dir>')
    .option('--formats <list>', '', formats, [...tallyExports])
    .option('--cast-vote-records')
    .option('--warned')
    .action(async (_options, command: Command) => run(command.optsWithGlobals(), io()))
}

function formats(text: string): readonly Format[] {
  const asked = listOf(text)
  if (asked.length === 0 || asked.some((each) => !tallyExports.some((known) => known === each))) throw notA('formats')
  return tallyExports.filter((each) => asked.includes(each))
}

async function run(options: ExportOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  if (options.castVoteRecords === true && options.warned !== true) {
    for (const words of castVoteWarning) io.err(`▲ ${tallyWords[words][io.language]}`)
    return refuse(io, { type: 'records-warning' }, { json })
  }
  if (basename(options.authority) !== 'authority.pub') return refuse(io, { type: 'authority-needed' }, { json })
  const out = resolve(options.out)
  const words = { ...tallyRefusalWords, ...exportRefusals }
  if ((await lstat(out).catch(() => null)) !== null)
    return refuseIn(words, io, { type: 'export-out-taken', path: out }, { json })
  const places = { package: options.package, machine: dirname(resolve(options.authority)) }
  const loaded = await loadTally(places, { clock: 'system', randomness: 'secure' })
  if (!loaded.ok) return refuseIn(words, io, { type: loaded.error.code, ...loaded.error.about }, { json })
  const count = resolve(options.count)
  const result = await readResult(count, loaded.value, systemClock().now())
  if (!result.ok) return refuseIn(words, io, { path: count, ...result.error }, { json })
  const maker = new DocumentMaker(out)
  const files: string[] = []
  const records = options.castVoteRecords === true ? ([CAST_VOTE_RECORDS] as const) : []
  for (const document of [...options.formats, ...records]) {
    const made = await maker.make(document, result.value)
    if (!made.ok) return refuseIn(words, io, { path: join(out, 'documents'), ...made.error }, { json })
    files.push(made.value)
  }
  if (json) return io.out(JSON.stringify({ files }))
  io.out([fill(exportWords.done[io.language], { count: files.length }), ...files].join('\n'))
}
