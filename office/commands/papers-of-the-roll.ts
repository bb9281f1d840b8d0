/** `ippyo roll-on-paper`, `tickets`, `absentee-envelopes`: papers of each station out of its roll: for the pen on a day without an issuer (ELG-20), 入場券, labels. */
import type { Command } from 'commander'
import { systemClock } from '#shell/system-clock.ts'
import { questionWords } from '#ui/messages/ippyo.ts'
import { readAuthorityPub, readStationSecrets } from '../files/office-files.ts'
import { makeAbsenteeEnvelopes } from '../roll/make-absentee-envelopes.ts'
import { makeTickets } from '../roll/make-tickets.ts'
import { type RollsOnPaperInput, rollsOnPaper } from '../roll/rolls-on-paper.ts'
import { type GlobalOptions, wholeNumber } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'
import { readOwnPackage } from './of-a-project.ts'

interface PapersOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly rounds: string
  readonly out: string
  readonly station?: string
  readonly passphrasesFd?: number
}

type Made = Awaited<ReturnType<typeof makeTickets | typeof makeAbsenteeEnvelopes | typeof rollsOnPaper>>
type Maker = (input: RollsOnPaperInput, only: string | null) => Promise<Made>

const MAKERS: Readonly<Record<string, Maker>> = {
  'roll-on-paper': rollsOnPaper,
  tickets: makeTickets,
  'absentee-envelopes': makeAbsenteeEnvelopes,
}

export function register(program: Command, io: () => OfficeIo): void {
  for (const [name, make] of Object.entries(MAKERS)) {
    program
      .command(name)
      .requiredOption('--package <dir>')
      .requiredOption('--office <dir>')
      .requiredOption('--rounds <dir>')
      .requiredOption('--out <dir>')
      .option('--station <id>')
      .option('--passphrases-fd <n>', '', wholeNumber)
      .action(async (_options, command: Command) => print(make, command.optsWithGlobals(), io()))
  }
}

async function print(make: Maker, options: PapersOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await readAuthorityPub(options.office)
  if (!authority.ok) return refuse(io, authority.error, { json })
  const election = await readOwnPackage(options.package, authority.value)
  if (!election.ok) return refuse(io, election.error, { json })
  const source = { fd: options.passphrasesFd, twice: false }
  const [passphrase = ''] = await io.secrets([questionWords.office[io.language]], source)
  const secrets = await readStationSecrets(options.office, passphrase)
  if (!secrets.ok) return refuse(io, secrets.error, { json })
  const { rounds, out } = options
  const made = await make(
    {
      ...{ election: election.value, authorityPublicKey: authority.value, secrets: secrets.value },
      ...{ rounds, out, madeAt: systemClock().now() },
    },
    options.station ?? null,
  )
  if (!made.ok) return refuse(io, made.error, { json })
  const { files, ...more } = 'files' in made.value ? made.value : { files: made.value }
  io.out(json ? JSON.stringify({ files, ...more }) : files.join('\n'))
}
