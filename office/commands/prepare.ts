/** `ippyo prepare`: CSV files → package, media, shares, machine directories. */
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { stationId } from '#election/id-schemas.ts'
import type { StationId } from '#election/ids.ts'
import { authorityFingerprint } from '#election/keys/fingerprint.ts'
import type { Randomness } from '#election/randomness.ts'
import { ok, type Result } from '#election/result.ts'
import { phaseWords, preparedWords, questionWords } from '#ui/messages/ippyo.ts'
import { fill, type Text, type Values } from '#ui/messages/message.ts'
import { type Ceremony, officeCeremony } from '../prepare/ceremony.ts'
import { openOffice, readKits, readMachineFiles } from '../prepare/make-office.ts'
import { prepareElection } from '../prepare/prepare-election.ts'
import type { PreparedElection, PrepareInput } from '../prepare/prepare-imported.ts'
import { type GlobalOptions, listOf, notA, wholeNumber, wrongTogether } from '../terminal/command.ts'
import { importShown } from '../terminal/import-sources.ts'
import { type OfficeIo, SecretsMissing } from '../terminal/office-io.ts'
import { reportProblems } from '../terminal/problems.ts'
import { type OfficeRefusal, refuse } from '../terminal/refusals.ts'
import { belongsToProject } from './of-a-project.ts'

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
    .requiredOption('--sources <dir>')
    .requiredOption('--out <dir>')
    .addOption(new Option('--use <use>').choices(['live', 'rehearsal']))
    .option('--office <dir>')
    .option('--machines <dir>')
    .option('--voice <dir>')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .option('--media-of <stations>', '', stationsOf)
    .action(async (_options, command: Command) => {
      const options: PrepareOptions = command.optsWithGlobals()
      if ((options.fixture === true) === (options.use !== undefined))
        wrongTogether(command, fixture === null ? 'which-use' : 'fixture-or-use')
      if (options.use && !(options.office && options.machines)) wrongTogether(command, 'use-with-places')
      await runPrepare(options, io(), fixture)
    })
  if (fixture === null) return
  prepare.option('--fixture').option('--seed <text>', '', 'fixture')
}

async function runPrepare(options: PrepareOptions, io: OfficeIo, fixture: FixtureMaker | null): Promise<void> {
  const json = options.json === true
  if (options.use === 'live' && io.notAsBuilt !== null) return refuse(io, { type: io.notAsBuilt }, { json })
  const project = await belongsToProject(options.out, options.office)
  if (project !== null) return refuse(io, project, { json })
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
  const imported = await importShown(options.sources, io, { json: options.json === true })
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
  if (!stations.success) throw notA('station-ids')
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
