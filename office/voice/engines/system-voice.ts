/**
 * The voices of macOS (`say`) and Windows (SAPI, through PowerShell). Neither names its sounds, so people's ears are the only check. Words
 * go in as a file or as standard input, never as part of a command.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '#election/language.ts'
import { err, ok, type Result } from '#election/result.ts'
import { voiceEngines } from '#words/voice.ts'
import { type Engine, type EngineError, inRoom, type Ran, type Rendering, runEngine } from '../engine.ts'

const LICENCE = 'sound made by the voice of the operating system; see its terms'

export async function findSystemVoice(language: Language, platform = process.platform): Promise<Engine | null> {
  if (platform === 'darwin') return findSay(language)
  if (platform === 'win32') return findSapi(language)
  return null
}

async function findSay(language: Language): Promise<Engine | null> {
  const listed = await runEngine('say', ['-v', '?'])
  if (!listed.ok) return null
  const voice = sayVoiceOf(listed.stdout.toString('utf8'), language)
  if (voice === null) return null
  return engineOf('say', voice, (text, wav) =>
    runEngine('say', ['-v', voice, '-f', text, '-o', wav, '--file-format=WAVE', '--data-format=LEI16@24000']),
  )
}

/** `Kyoko               ja_JP    # こんにちは…` */
export function sayVoiceOf(list: string, language: Language): string | null {
  const line = new RegExp(`^(\\S.*?)\\s{2,}${voiceEngines.say[language]}\\b`, 'm')
  return line.exec(list)?.[1] ?? null
}

/** The script is fixed; where text and sound lie comes as its arguments. */
const SAPI = [
  'param($text, $wav, $culture)',
  'Add-Type -AssemblyName System.Speech',
  '$s = New-Object System.Speech.Synthesis.SpeechSynthesizer',
  "$s.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]::new($culture))",
  'if ($s.Voice.Culture.Name -ne $culture) { exit 3 }',
  'if ($text -eq "") { $s.Voice.Name; exit 0 }',
  '$s.SetOutputToWaveFile($wav)',
  '$s.Speak([IO.File]::ReadAllText($text))',
  '$s.Dispose()',
].join('\n')

async function findSapi(language: Language): Promise<Engine | null> {
  const culture = voiceEngines.sapi[language]
  const run = (text: string, wav: string) =>
    inRoom(async (room) => {
      const script = join(room, 'speak.ps1')
      await writeFile(script, SAPI)
      const how = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', script]
      return runEngine('powershell.exe', [...how, text, wav, culture])
    })
  const named = await run('', '')
  if (!named.ok) return null
  return engineOf('sapi', named.stdout.toString('utf8').trim() || culture, run)
}

function engineOf(
  engine: 'say' | 'sapi',
  voice: string,
  speak: (textFile: string, wavFile: string) => Promise<Ran>,
): Engine {
  return {
    maker: { engine, version: '', voice, licence: LICENCE },
    fingerprint: `${engine} ${voice}`,
    render: (words) =>
      inRoom(async (room): Promise<Result<Rendering, EngineError>> => {
        const [text, wav] = [join(room, 'clip.txt'), join(room, 'clip.wav')]
        await writeFile(text, words)
        const ran = await speak(text, wav)
        if (!ran.ok) return err({ type: 'engine-failed', reason: ran.reason })
        return ok({ wav: new Uint8Array(await readFile(wav)), phonemes: null })
      }),
  }
}
