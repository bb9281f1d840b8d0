/** `ippyo verify`: each sealed medium checked by the independent reader. Exit 0 only if everything holds. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { verifyRefusals } from '#ui/messages/verify.ts'
import { verify } from '#verify/main.ts'
import type { MediumFinding } from '#verify/medium/verify-medium.ts'
import type { GlobalOptions } from '../command.ts'
import { EXIT, type OfficeIo } from '../office-io.ts'
import { refuse } from '../refusals.ts'

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
  else for (const medium of result.media) io.out(inWords(medium, io))
  if (!json) io.out(result.holds ? holdsWords(io) : failsWords(io))
  io.exit(result.holds ? EXIT.done : EXIT.refused)
}

function inWords(medium: MediumFinding, io: OfficeIo): string {
  const who = [medium.station, medium.pair, medium.role, medium.serial].filter((part) => part !== null).join(' ')
  if (medium.problem === null) {
    const records = Object.entries(medium.records ?? {}).map(([contest, count]) => `${contest} ${count}`)
    return `OK    ${medium.path}  ${who}  sealed by ${medium.machine}  records: ${records.join(', ')}`
  }
  const { title, next } = verifyRefusals[medium.problem][io.language]
  const pages = medium.damagedPages.length > 0 ? `\n      pages ${medium.damagedPages.slice(0, 20).join(' ')}` : ''
  return `NO    ${medium.path}  ${who}  [${medium.problem}] ${title}\n      ${next}${pages}`
}

function holdsWords(io: OfficeIo): string {
  return io.language === 'ja' ? 'すべて真正で、欠けていません。' : 'All media are authentic and complete.'
}

function failsWords(io: OfficeIo): string {
  return io.language === 'ja' ? '合わない媒体があります(上の NO)。' : 'Not everything holds: see NO above.'
}
