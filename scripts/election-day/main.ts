/** `npm run election-day`: a whole election without a screen, through the same session code, drivers and media as the real one. */
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { electionDay } from './election-day.ts'
import { narrate } from './narration.ts'
import { RefusedSources, showMissing, showProblems } from './refused-sources.ts'

interface Options {
  readonly election: string
  readonly votes?: string
  readonly voters?: number
  readonly seed: string
  readonly out?: string
  readonly json: boolean
  readonly use: 'fixture' | 'rehearsal'
  readonly ofReal?: true
}

const program = new Command('election-day')
  .description(
    'Plays one election: prepare, early voting where there is any, open, vote, close, carry, count. Ends non-zero when anything does not balance.',
  )
  .option('--election <dir>', 'directory of CSV files', 'fixtures/elections/small')
  .option('--votes <file>', 'who votes what, in order of arrival (default: votes.csv of the election)')
  .addOption(new Option('--voters <n>', 'the first n of the votes, or n voters made up by seed').argParser(positive))
  .option('--seed <text>', 'makes keys, cards and made-up voters repeat', 'ippyo')
  .option('--out <dir>', 'where package/, media/, reports/ and documents/ go (default: a new temporary directory)')
  .addOption(
    new Option(
      '--use <use>',
      'rehearsal: today, with keys of its own, for a set that says rehearsal=yes; the seed then only makes up voters',
    )
      .choices(['fixture', 'rehearsal'])
      .default('fixture'),
  )
  .addOption(
    new Option(
      '--of-real',
      'a rehearsal of a set for the real day: the same files, which stay as they are, with other keys',
    ).implies({ use: 'rehearsal' }),
  )
  .option('--json', 'one object on stdout', false)
  .showHelpAfterError()
  .action(run)

async function run(options: Options): Promise<void> {
  const missing = [options.election, options.votes].find((path) => path !== undefined && !existsSync(path))
  if (missing !== undefined) {
    showMissing(missing, options.json)
    process.exitCode = 2
    return
  }
  const narration = narrate(options.json)
  const made = options.out === undefined ? mkdtempSync(join(tmpdir(), 'ippyo-day-')) : null
  try {
    const report = await electionDay({
      election: resolve(options.election),
      votes: options.votes === undefined ? null : resolve(options.votes),
      voters: options.voters ?? null,
      seed: options.seed,
      out: made ?? resolve(options.out ?? ''),
      narration,
      use: options.use,
      ofReal: options.ofReal === true,
    })
    narration.end()
    if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`)
    const balanced = report.stations.every((station) => station.balanced)
    if (!balanced) process.stderr.write('The books do not balance: see the stations with "balanced": false.\n')
    process.exitCode = balanced ? 0 : 1
  } catch (error) {
    narration.end()
    process.exitCode = 1
    // It is said before anything is written.
    if (error instanceof RefusedSources && made !== null) rmdirSync(made)
    if (error instanceof RefusedSources) showProblems(error, options.json)
    else
      process.stderr.write(
        `The day stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      )
  }
}

function positive(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1')
  return value
}

await program.parseAsync()
