/** `npm run election-day`: a whole election without a screen, through the same session code, drivers and media as the real one. */
import { existsSync, mkdtempSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import { LANGUAGES } from '#election/languages.ts'
import { notA } from '#office/terminal/command.ts'
import { helpIn } from '#office/terminal/help.ts'
import { languageOfSystem } from '#office/terminal/language.ts'
import { EXIT, type OfficeIo, terminalIo } from '#office/terminal/office-io.ts'
import { refuse, refuseIn } from '#office/terminal/refusals.ts'
import { placeFault, sayPlaceFault, sayWrongCommandLine } from '#office/terminal/wrong-command-line.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { electionDayHelp, electionDayRefusals, electionDayWords } from '#ui/messages/election-day.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { prepareRefusals } from '#ui/messages/prepare.ts'
import { electionDay } from './election-day.ts'
import { narrate } from './narration.ts'
import { RefusedPreparation, RefusedSources, showProblems } from './refused-sources.ts'

interface Options {
  readonly election: string
  readonly votes?: string
  readonly voters?: number
  readonly seed: string
  readonly out?: string
  readonly json: boolean
  readonly lang?: Language
  readonly use: 'fixture' | 'rehearsal'
  readonly ofReal?: true
}

const HELP = 'npm run -s election-day -- --help'

const program = new Command('election-day')
  .option('--election <dir>', '', 'fixtures/elections/small')
  .option('--votes <file>')
  .addOption(new Option('--voters <n>').argParser(positive))
  .option('--seed <text>', '', 'ippyo')
  .option('--out <dir>')
  .addOption(new Option('--use <use>').choices(['fixture', 'rehearsal']).default('fixture'))
  .addOption(new Option('--of-real').implies({ use: 'rehearsal' }))
  .option('--json', '', false)
  .addOption(new Option('--lang <lang>').choices(LANGUAGES))
  .exitOverride()
  .configureOutput({ outputError: () => {} })
  .on('option:lang', () => speak())
  .action((options: Options) => run(options, ioOf()))

function ioOf(): OfficeIo {
  return terminalIo(secureRandomness(), program.opts<Options>().lang ?? languageOfSystem(process.env))
}

/** Told again when `--lang` was read: help and errors come after it. */
function speak(): void {
  const { language } = ioOf()
  const of = (flag: string) => electionDayHelp[flag as keyof typeof electionDayHelp][language]
  program.description(of('')).helpOption('-h, --help', of('--help')).configureHelp(helpIn(language))
  for (const option of program.options) option.description = of(option.long ?? '')
}

async function run(options: Options, io: OfficeIo): Promise<void> {
  const { json } = options
  if (!existsSync(options.election) || !statSync(options.election).isDirectory()) {
    refuseIn(prepareRefusals, io, { type: 'sources-missing', path: options.election }, { json })
    io.exit(EXIT.usage)
    return
  }
  const votes = options.votes === undefined ? null : resolve(options.votes)
  if (votes !== null && !(existsSync(votes) && statSync(votes).isFile())) {
    sayPlaceFault({ path: votes, code: existsSync(votes) ? 'EISDIR' : 'ENOENT' }, json, io)
    return
  }
  const narration = narrate(json, io.language)
  const made = options.out === undefined ? mkdtempSync(join(tmpdir(), 'ippyo-day-')) : null
  try {
    const report = await electionDay({
      election: resolve(options.election),
      votes,
      voters: options.voters ?? null,
      seed: options.seed,
      out: made ?? resolve(options.out ?? ''),
      narration,
      use: options.use,
      ofReal: options.ofReal === true,
    })
    narration.end()
    if (json) io.out(JSON.stringify(report))
    const open = report.stations.filter((station) => !station.balanced)
    const { notBalanced, unlikePlanned } = electionDayWords
    if (open.length > 0) io.err(fill(notBalanced[io.language], { stations: open.map(({ id }) => id).join(', ') }))
    const { unlike } = report
    if (unlike.length > 0) io.err(fill(unlikePlanned[io.language], { contests: unlike.join(', ') }))
    if (open.length + unlike.length > 0) io.exit(EXIT.refused)
  } catch (error) {
    narration.end()
    // All are said before anything is written.
    const isRefused = error instanceof RefusedSources || error instanceof RefusedPreparation
    const isEmpty = isRefused || placeFault(error) !== null
    if (isEmpty && made !== null) rmdirSync(made)
    sayStopped(error, json, io)
  }
}

function sayStopped(error: unknown, json: boolean, io: OfficeIo): void {
  const place = placeFault(error)
  if (error instanceof RefusedSources) {
    showProblems(error, json, io)
    io.exit(EXIT.refused)
  } else if (error instanceof RefusedPreparation) {
    if (error.error.type === 'use-differs') refuseIn(electionDayRefusals, io, error.error, { json })
    else refuse(io, error.error, { json })
  } else if (place !== null) sayPlaceFault(place, json, io)
  else {
    io.err(electionDayWords.stopped[io.language])
    io.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
    io.exit(EXIT.failed)
  }
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw notA('people')
  return Number(text)
}

speak()
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  // Help was asked for.
  if (error.exitCode !== 0) {
    sayWrongCommandLine(error, HELP, program.opts().json === true, ioOf())
    process.exitCode = EXIT.usage
  }
}
