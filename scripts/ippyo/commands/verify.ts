/** `ippyo verify`: sealed media checked by the independent reader. Exit 0 only if everything holds. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { verifyRefusals } from '#ui/messages/verify.ts'
import { type Verification, verify } from '#verify/main.ts'
import type { GlobalOptions } from '../command.ts'
import { EXIT, type OfficeIo } from '../office-io.ts'
import { refuse } from '../refusals.ts'
import { endInWords, mediumInWords, pairInWords } from '../verify-words.ts'

interface VerifyOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
}

const KEY = /^[0-9a-f]{64}\s*$/

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('verify')
    .description('check sealed media with the independent reader: authentic, complete, which machine, how many records')
    .argument('<media...>', 'directories or files of sealed media')
    .requiredOption('--package <dir>', 'the election package')
    .requiredOption('--authority <file>', 'the commission’s authority.pub')
    .action(async (media: string[], _options, command: Command) => run(media, command.optsWithGlobals(), io()))
}

async function run(media: string[], options: VerifyOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await readFile(options.authority, 'utf8').catch(() => '')
  if (!KEY.test(authority)) return refuse(io, { type: 'authority-needed' }, { json })
  const bars = io.progress(json)
  const result = await verify({
    packageDirectory: options.package,
    authority: authority.trim(),
    media,
    onMedium: (done, total) => bars.show('verify', done, total),
  })
  bars.end()
  if (result.problem !== null) {
    return refuse(io, { type: `verify-${result.problem}` }, { json, catalogue: verifyRefusals })
  }
  if (json) io.out(JSON.stringify(result))
  else tell(result, io)
  io.exit(result.holds ? EXIT.done : EXIT.refused)
}

function tell({ media, pairs, holds }: Verification, io: OfficeIo): void {
  for (const medium of media) io.out(mediumInWords(medium, io.language))
  for (const pair of pairs) io.out(pairInWords(pair, io.language))
  io.out(endInWords(holds, io.language))
}
