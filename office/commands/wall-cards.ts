/** `ippyo emergency-card` and `ippyo clerks-card`: the officer's table, and the ten situations of the reception, for the wall of a polling station. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type DocumentHead, paperHead } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { wallCard } from '#documents/wall-card.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { systemClock } from '#shell/system-clock.ts'
import { clerksCard } from '#ui/clerks-card/card.ts'
import type { Language } from '#ui/messages/message.ts'
import { type CardWords, cardOfTable } from '#ui/officers-table/card.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { type OfficeRefusal, refuse } from '../terminal/refusals.ts'
import { readOwnPackage } from './of-a-project.ts'

interface CardOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly out: string
}

const CARDS: Readonly<Record<string, (language: Language) => CardWords>> = {
  'emergency-card': cardOfTable,
  'clerks-card': clerksCard,
}

export function register(program: Command, io: () => OfficeIo): void {
  for (const [name, words] of Object.entries(CARDS)) {
    program
      .command(name)
      .requiredOption('--package <dir>')
      .requiredOption('--office <dir>')
      .requiredOption('--out <dir>')
      .action(async (_options, command: Command) =>
        print(`${name}.pdf`, words(io().language), command.optsWithGlobals(), io()),
      )
  }
}

/** Reads the head of a paper that belongs to an election and names no candidate. */
export async function readHead(
  options: Pick<CardOptions, 'package' | 'office'>,
): Promise<Result<{ readonly head: DocumentHead; readonly election: LoadedElection }, OfficeRefusal>> {
  const authority = await readAuthorityPub(options.office)
  if (!authority.ok) return authority
  const election = await readOwnPackage(options.package, authority.value)
  if (!election.ok) return election
  const head = paperHead(election.value.electionPackage, systemClock().now())
  return ok({ head, election: election.value })
}

async function print(file: string, words: CardWords, options: CardOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const election = await readHead(options)
  if (!election.ok) return refuse(io, election.error, { json })
  const { head } = election.value
  const made = await wallCard({ head, ...words }, await loadDocumentFonts(election.value.election))
  if (!made.ok) return refuse(io, { ...made.error, type: 'not-printable' }, { json })
  const path = join(options.out, file)
  await mkdir(options.out, { recursive: true })
  await writeWholeFile(path, made.value)
  io.out(json ? JSON.stringify({ file: path }) : path)
}
