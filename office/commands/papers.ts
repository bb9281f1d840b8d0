/** `ippyo papers`: notice of candidates, sealing labels, record of the key ceremony and envelopes of shares, as PDF. */
import type { Command } from 'commander'
import { systemClock } from '#shell/system-clock.ts'
import { phaseWords } from '#ui/messages/ippyo.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import { makePapers } from '../papers/make-papers.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'
import { readOwnPackage } from './of-a-project.ts'

interface PapersOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly out: string
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('papers')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <dir>')
    .action(async (_options, command: Command) => print(command.optsWithGlobals(), io()))
}

async function print(options: PapersOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await readAuthorityPub(options.office)
  if (!authority.ok) return refuse(io, authority.error, { json })
  const election = await readOwnPackage(options.package, authority.value)
  if (!election.ok) return refuse(io, election.error, { json })
  const bars = io.progress(json)
  const made = await makePapers({
    election: election.value,
    authorityPublicKey: authority.value,
    out: options.out,
    madeAt: systemClock().now(),
    progress: (done, whole) => bars.show(phaseWords.papers[io.language], done, whole),
  })
  bars.end()
  if (made.ok) {
    const files = made.value.map(({ path }) => path)
    return io.out(json ? JSON.stringify({ files }) : files.join('\n'))
  }
  refuse(io, { ...made.error, type: 'not-printable' }, { json })
}
