/** `ippyo voters-page`: how to vote, in easy words: large print with readings, and spoken where an engine is at hand. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { votersPage as draw } from '#documents/voters-page.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { fill } from '#ui/messages/message.ts'
import { clipDoubtWords } from '#ui/messages/voice.ts'
import { votersPage, votersPageSpoken } from '#ui/voters-page/page.ts'
import { PUBLIC } from '../files/write-files.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'
import { findEngine } from '../voice/find-engines.ts'
import { speakPage } from '../voice/speak-page.ts'
import { readHead } from './wall-cards.ts'

interface PageOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly out: string
  readonly spoken?: boolean
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('voters-page')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <dir>')
    .option('--spoken')
    .action(async (_options, command: Command) => print(command.optsWithGlobals(), io()))
}

async function print(options: PageOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const { language } = io
  const election = await readHead(options)
  if (!election.ok) return refuse(io, election.error, { json })
  const { head } = election.value
  const made = await draw({ head, ...votersPage(language) }, await loadDocumentFonts(election.value.election))
  if (!made.ok) return refuse(io, { ...made.error, type: 'not-printable' }, { json })
  await mkdir(options.out, { recursive: true })
  const paper = join(options.out, `voters-page-${language}.pdf`)
  await writeWholeFile(paper, made.value, PUBLIC)
  if (options.spoken !== true) return told([paper], io, json)
  const spoken = await speakPage(votersPageSpoken(language), language, await findEngine(language))
  if (!spoken.ok) {
    const { text, doubt } = spoken.error
    const reason = fill(clipDoubtWords[doubt.type][language], { ...doubt })
    return refuse(io, { type: 'page-not-spoken', paper, text, reason }, { json })
  }
  const sound = join(options.out, `voters-page-${language}.wav`)
  await writeWholeFile(sound, spoken.value, PUBLIC)
  told([paper, sound], io, json)
}

function told(files: readonly string[], io: OfficeIo, json: boolean): void {
  io.out(json ? JSON.stringify({ files }) : files.join('\n'))
}
