/** `ippyo voice listen`: the clips as a list, and as files that any player opens. Changes nothing in the pack. */
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { fill } from '#ui/messages/message.ts'
import { voiceWords } from '#ui/messages/voice.ts'
import { clipBytes, loadPack, PACKS } from '../../files/voice-pack.ts'
import { PUBLIC } from '../../files/write-files.ts'
import type { GlobalOptions } from '../../terminal/command.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import { refuse } from '../../terminal/refusals.ts'
import { wavOf } from '../../voice/sound/wav.ts'

interface ListenOptions extends GlobalOptions {
  readonly voice: string
  readonly language: Language
  readonly out?: string
  readonly open?: boolean
}

export function registerListen(voice: Command, io: () => OfficeIo): void {
  voice
    .command('listen')
    .requiredOption('--voice <dir>')
    .addOption(new Option('--language <language>').choices(LANGUAGES).default('ja'))
    .option('--out <dir>')
    .option('--open')
    .action(async (_options, command: Command) => listen(command.optsWithGlobals(), io()))
}

async function listen(options: ListenOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const listed = []
  for (const { part, language } of PACKS.filter((pack) => pack.language === options.language)) {
    const pack = await loadPack(options.voice, part, language)
    if (!pack.ok) return refuse(io, pack.error, { json })
    const { manifest, samples } = pack.value
    for (const clip of manifest.clips) {
      if (options.open === true && clip.approvedBy.length >= 2) continue
      listed.push({ ...clip, engine: manifest.makers[clip.maker]?.engine ?? '' })
      if (options.out === undefined) continue
      const name = `${clip.id.replace(':', '-')}.wav`
      await writeWholeFile(join(options.out, name), wavOf(clipBytes(clip, samples)), PUBLIC)
    }
  }
  if (options.out !== undefined) {
    const lines = listed.map((clip) => `${clip.id}\n`).join('')
    await writeWholeFile(join(options.out, 'list.txt'), new TextEncoder().encode(lines), PUBLIC)
  }
  if (json) return io.out(JSON.stringify({ clips: listed }))
  for (const { id, text, kana, engine, samples, approvedBy } of listed) {
    const seconds = (samples / SAMPLE_RATE).toFixed(1)
    io.out([id, text, kana, `${seconds} s`, engine, approvedBy.join(', ')].join('  '))
  }
  io.out(fill(voiceWords.listed[io.language], { count: listed.length }))
}
