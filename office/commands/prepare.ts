/** `ippyo prepare`: CSV files → package, media, shares, machine directories. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { stationId } from '#election/definition/id-schemas.ts'
import type { StationId } from '#election/ids.ts'
import { authorityFingerprint } from '#election/keys/fingerprint.ts'
import type { Randomness } from '#election/randomness.ts'
import { ok, type Result } from '#election/result.ts'
import { phaseWords, preparedWords, questionWords } from '#ui/messages/ippyo.ts'
import { fill, type Text, type Values } from '#ui/messages/message.ts'
import { type Ceremony, officeCeremony } from '../prepare/ceremony.ts'
import { openOffice, readKits, readMachineFiles } from '../prepare/make-office.ts'
import { importSources, prepareElection } from '../prepare/prepare-election.ts'
import type { PreparedElection, PrepareInput } from '../prepare/prepare-imported.ts'
import { loadShippedFonts } from '../prepare/shipped-fonts.ts'
import { type GlobalOptions, listOf, wholeNumber } from '../terminal/command.ts'
import { type OfficeIo, SecretsMissing } from '../terminal/office-io.ts'
import { reportProblems } from '../terminal/problems.ts'
import { type OfficeRefusal, refuse } from '../terminal/refusals.ts'

interface PrepareOptions extends GlobalOptions {
  readonly sources: string
  readonly out: string
  readonly fixture?: boolean
  readonly seed: string
  readonly use?: 'live' | 'rehearsal'
  readonly office?: string
  readonly machines?: string
  readonly passphrasesFd?: number
  readonly mediaOf?: readonly StationId[]
  readonly voice?: string
}

/** What `prepare --fixture` needs: the same seed makes the same bytes. Nothing of it is in what is delivered to an office. */
export interface FixtureMaker {
  readonly randomness: (seed: string) => Randomness
  readonly ceremony: Ceremony
}

export function registerPrepare(program: Command, io: () => OfficeIo, fixture: FixtureMaker | null): void {
  const prepare = program
    .command('prepare')
    .description('make package, media, key shares and machine directories from a directory of CSV files')
    .requiredOption(
      '--sources <dir>',
      'directory with election.csv, contests.csv, candidates.csv, stations.csv, roll.csv',
    )
    .requiredOption('--out <dir>', 'new directory; appears whole or not at all')
    .option('--use <live|rehearsal>', 'a real election or a rehearsal (must agree with election.csv)', useOf)
    .option('--office <dir>', 'with --use: directory made by `personalise office`')
    .option('--machines <dir>', 'with --use: the machine files collected from `personalise machine`')
    .option('--voice <dir>', 'the voice pack made by `voice make`; without it nobody can vote by voice')
    .option('--passphrases-fd <n>', 'read passphrases as lines: the office, then each key holder', wholeNumber)
    .option('--media-of <stations>', 'make media of these stations only (for example 2;4), or `none`', stationsOf)
    .addHelpText('after', '\nWithout --passphrases-fd each key holder types a passphrase, twice, unseen by the others.')
    .action(async (_options, command: Command) => {
      const options: PrepareOptions = command.optsWithGlobals()
      if ((options.fixture === true) === (options.use !== undefined))
        command.error(fixture ? 'error: give either --fixture or --use' : 'error: give --use live or --use rehearsal')
      if (options.use && !(options.office && options.machines))
        command.error('error: --use needs --office and --machines')
      await runPrepare(options, io(), fixture)
    })
  if (fixture === null) return
  prepare.addOption(
    new Option('--fixture', 'make everything for a test, people and machines included; never for an election'),
  )
  prepare.addOption(
    new Option('--seed <text>', 'with --fixture: the same seed makes the same bytes').default('fixture'),
  )
}

async function runPrepare(options: PrepareOptions, io: OfficeIo, fixture: FixtureMaker | null): Promise<void> {
  const json = options.json === true
  if (options.use === 'live' && io.notAsBuilt !== null) return refuse(io, { type: io.notAsBuilt }, { json })
  const bars = io.progress(json)
  try {
    const input = options.use ? await officeInput(options, options.use, io) : ok(fixtureInput(options, fixture))
    const result = input.ok
      ? await prepareElection({
          ...input.value,
          progress: (phase, ...at) => bars.show(phaseWords[phase][io.language], ...at),
        })
      : input
    bars.end()
    if (result.ok) reportPrepared(result.value, options, io)
    else refuse(io, result.error, { json })
  } catch (error) {
    bars.end()
    if (!(error instanceof SecretsMissing)) throw error
    refuse(io, error.fault, { json })
  }
}

type Input = Omit<PrepareInput, 'progress'>

function fixtureInput(options: PrepareOptions, fixture: FixtureMaker | null): Input {
  assert(fixture !== null, 'prepare: a fixture only where somebody plays it')
  const { ceremony } = fixture
  return { ...placesOf(options), use: 'fixture', randomness: fixture.randomness(options.seed), ceremony }
}

/** Everything that can be wrong is found before anybody types a passphrase. */
async function officeInput(
  options: PrepareOptions,
  use: 'live' | 'rehearsal',
  io: OfficeIo,
): Promise<Result<Input, OfficeRefusal>> {
  const [office, machinesAt] = [options.office ?? '', options.machines ?? '']
  const imported = await importSources(options.sources, await loadShippedFonts())
  if (!imported.ok) return imported
  const { stations, rules } = imported.value.sources
  const kits = await readKits(
    office,
    stations.map((station) => station.id),
  )
  if (!kits.ok) return kits
  const machines = await readMachineFiles(machinesAt)
  if (!machines.ok) return machines
  const { office: ofOffice, holder } = questionWords
  const holders = Array.from({ length: rules.keyHolders }, (_, i) => fill(holder[io.language], { holder: i + 1 }))
  const questions = [ofOffice[io.language], ...holders]
  const source = { fd: options.passphrasesFd, twice: true }
  const [officePassphrase = '', ...holderPassphrases] = await io.secrets(questions, source)
  const authority = await openOffice(office, officePassphrase)
  if (!authority.ok) return authority
  const brought = { authority: authority.value, kits: kits.value, machines: machines.value }
  const ceremony = officeCeremony({ ...brought, officePassphrase, holderPassphrases })
  return ok({ ...placesOf(options), use, randomness: io.randomness, ceremony })
}

function placesOf({ sources, out, mediaOf, voice }: PrepareOptions) {
  return { sources, out, ...(mediaOf ? { mediaOf } : {}), ...(voice ? { voice } : {}) }
}

/** `none` is no station. */
function stationsOf(text: string): readonly StationId[] {
  const stations = z.array(stationId).safeParse(listOf(text).filter((part) => part !== 'none'))
  if (!stations.success) throw new InvalidArgumentError('stations as in stations.csv, or none')
  return stations.data
}

function reportPrepared(prepared: PreparedElection, options: PrepareOptions, io: OfficeIo): void {
  const { election, authorityPublicKey, warnings } = prepared
  const { electionId, use, machines, rules } = election.electionPackage
  if (options.json) {
    const authority = toHex(authorityPublicKey)
    const { fingerprint } = election
    io.out(
      JSON.stringify({
        out: options.out,
        use,
        electionId,
        fingerprint,
        authority,
        machines: machines.length,
        warnings,
      }),
    )
    return
  }
  reportProblems({ errors: [], warnings }, io)
  const say = (text: Text, values: Values) => io.out(fill(text[io.language], values))
  say(preparedWords.done, { title: rules.title, out: options.out })
  say(preparedWords.fingerprint, { fingerprint: election.fingerprint })
  say(preparedWords.authority, { fingerprint: authorityFingerprint(authorityPublicKey) })
}

function useOf(text: string): 'live' | 'rehearsal' {
  if (text === 'live' || text === 'rehearsal') return text
  throw new InvalidArgumentError('live or rehearsal')
}
