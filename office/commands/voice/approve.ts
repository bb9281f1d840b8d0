/** `ippyo voice approve`: one of the two people who listened puts their name beside the clips that they found right. */
import { type Command, Option } from 'commander'
import { hasWholeLetters } from '#election/canonical-json.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { fill } from '#ui/messages/message.ts'
import { voiceWords } from '#ui/messages/voice.ts'
import { type GlobalOptions, notA, wrongTogether } from '../../terminal/command.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import { refuse } from '../../terminal/refusals.ts'
import { approve } from '../../voice/approve.ts'

interface ApproveOptions extends GlobalOptions {
  readonly voice: string
  readonly language: Language
  readonly by: string
  readonly clip: readonly string[]
  readonly list?: string
}

const LIST_BYTES_MAX = 1024 * 1024

export function registerApprove(voice: Command, io: () => OfficeIo): void {
  voice
    .command('approve')
    .requiredOption('--voice <dir>')
    .requiredOption('--by <name>', '', nameOf)
    .addOption(new Option('--language <language>').choices(LANGUAGES).default('ja'))
    .option('--clip <id>', '', (id, before: readonly string[]) => [...before, id], [])
    .option('--list <file>')
    .action(async (_options, command: Command) => {
      const options: ApproveOptions = command.optsWithGlobals()
      if (options.clip.length > 0 === (options.list !== undefined)) wrongTogether(command, 'clip-or-list')
      await run(options, io())
    })
}

async function run({ json = false, voice, language, by, clip, list }: ApproveOptions, io: OfficeIo): Promise<void> {
  const clips = list === undefined ? clip : await linesOf(list)
  if (clips === null) return refuse(io, { type: 'voice-missing', path: list ?? '' }, { json })
  const done = await approve(voice, { language, clips, by })
  if (!done.ok) return refuse(io, done.error, { json })
  io.out(json ? JSON.stringify(done.value) : fill(voiceWords.approved[io.language], { by, ...done.value }))
}

async function linesOf(path: string): Promise<readonly string[] | null> {
  try {
    const text = new TextDecoder().decode(await readRegular(path, LIST_BYTES_MAX))
    return text.split(/\r?\n/).filter((line) => line !== '')
  } catch {
    // Not there or not readable: the refusal names the path.
    return null
  }
}

function nameOf(text: string): string {
  const name = text.trim()
  if (name === '' || name.length > 80 || !hasWholeLetters(name)) throw notA('a-name')
  return name
}
