/**
 * `ippyo voice make`, for an office whose own computer has no engine: every clip of an election in every language, or all problems and no pack.
 * The office takes it from a stick, and two people hear it there.
 */
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { englishNameOf, inEach, type Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { ClipProblem } from '#election/voice/clip-doubt.ts'
import { SAMPLE_RATE, type VoiceManifest } from '#election/voice/manifest.ts'
import { fill } from '#ui/messages/message.ts'
import { clipDoubtWords, voiceWords } from '#ui/messages/voice.ts'
import { type GlobalOptions, wrongTogether } from '../terminal/command.ts'
import { importShown } from '../terminal/import-sources.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'
import { remembering } from '../voice/cache.ts'
import { findEngines } from '../voice/find-engines.ts'
import { makeVoice } from '../voice/make-voice.ts'
import { loadReadings } from '../voice/readings.ts'
import { NO_RECORDINGS, recordingsIn } from '../voice/recordings.ts'

interface MakeOptions extends GlobalOptions {
  readonly sources: string
  readonly voice: string
  readonly recordings?: string
  readonly speaker?: string
  readonly licence?: string
}

const ENGINES = ['open-jtalk', 'say', 'sapi', 'espeak-ng']

export function register(program: Command, io: () => OfficeIo): void {
  const command = program
    .command('voice')
    .command('make')
    .requiredOption('--sources <dir>')
    .requiredOption('--voice <dir>')
  for (const language of LANGUAGES) {
    command.addOption(new Option(`--${englishNameOf(language)} <engine>`).choices(ENGINES))
  }
  command
    .option('--recordings <dir>')
    .option('--speaker <name>')
    .option('--licence <text>')
    .action(async (_options, command: Command) => {
      const options: MakeOptions = command.optsWithGlobals()
      const named = options.speaker !== undefined && options.licence !== undefined
      if ((options.recordings !== undefined) !== named) {
        wrongTogether(command, 'recordings-with-speaker')
      }
      await make(options, io())
    })
}

function engineIn(options: object, language: Language): string | undefined {
  return (options as Readonly<Record<string, string | undefined>>)[englishNameOf(language)]
}

async function make(options: MakeOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const imported = await importShown(options.sources, io, { json })
  if (!imported.ok) return refuse(io, imported.error, { json })
  const readings = await loadReadings(options.sources)
  if (!readings.ok) return refuse(io, readings.error, { json })
  const engines = await findEngines(inEach((language) => engineIn(options, language)))
  const cache = join(options.voice, 'cache')
  const bars = io.progress(json)
  const made = await makeVoice({
    sources: imported.value.sources,
    readings: readings.value,
    engines: inEach((language) => engines[language] && remembering(engines[language], cache)),
    recordings: recordingsOf(options),
    directory: options.voice,
    progress: (...at) => bars.show(voiceWords.clips[io.language], ...at),
  })
  bars.end()
  if (made.ok) return report(made.value, options, io)
  const { problems } = made.error
  for (const problem of problems) io.err(problemLine(problem, io))
  refuse(io, made.error, { json, values: { count: problems.length } })
}

function recordingsOf({ recordings, speaker = '', licence = '' }: MakeOptions) {
  return recordings === undefined ? NO_RECORDINGS : recordingsIn(recordings, { name: speaker, licence })
}

function problemLine({ clip, language, text, doubt }: ClipProblem, io: OfficeIo): string {
  const { type, ...facts } = doubt
  return `${language} ${clip} 「${text}」 ${type}: ${fill(clipDoubtWords[type][io.language], facts)}`
}

function report(packs: readonly VoiceManifest[], { voice, json }: MakeOptions, io: OfficeIo): void {
  const clips = packs.flatMap((pack) => pack.clips)
  const seconds = Math.round(packs.reduce((sum, pack) => sum + pack.samples, 0) / SAMPLE_RATE)
  const makers = [...new Set(packs.flatMap((pack) => pack.makers.map((maker) => `${maker.engine}: ${maker.voice}`)))]
  const told = { voice, clips: clips.length, seconds }
  if (json) {
    io.out(JSON.stringify({ ...told, makers, moraePerMinute: packs[0]?.moraePerMinute }))
    return
  }
  io.out(fill(voiceWords.made[io.language], told))
  for (const maker of makers) io.out(`  ${maker}`)
}
