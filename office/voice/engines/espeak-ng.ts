/** espeak-ng: English, and Japanese where nothing better is at hand (it reads kana only, and リョ wrong). GPL: a tool of the office alone. */
import type { Language } from '#election/language.ts'
import { err, ok, type Result } from '#election/result.ts'
import { voiceEngines } from '#words/voice.ts'
import { type Engine, type EngineError, type Rendering, runEngine } from '../engine.ts'
import { phonemesOfIpa } from '../phonemes/engine-phonemes.ts'

/** Words a minute: 125 is the pace that VVSG 2.0 starts with; in Japanese it is some 330 morae. */
const PACE = ['-s', '125']

export async function findEspeakNg(language: Language): Promise<Engine | null> {
  const said = await runEngine('espeak-ng', ['--version'])
  if (!said.ok) return null
  const version = /[\d.]+\d/.exec(said.stdout.toString('utf8'))?.[0] ?? ''
  const voice = voiceEngines.espeak[language]
  const options = ['-v', voice, ...PACE]
  return {
    maker: {
      engine: 'espeak-ng',
      version,
      voice,
      licence: 'sound made by a program under the GPL, version 3',
    },
    fingerprint: `espeak-ng ${version} ${options.join(' ')}`,
    render: (words) => render(options, words, language === 'ja'),
  }
}

async function render(
  voice: readonly string[],
  words: string,
  isJapanese: boolean,
): Promise<Result<Rendering, EngineError>> {
  const spoken = await runEngine('espeak-ng', [...voice, '--stdout', '--', words])
  if (!spoken.ok) return err({ type: 'engine-failed', reason: spoken.reason })
  const wav = new Uint8Array(spoken.stdout)
  if (!isJapanese) return ok({ wav, phonemes: null })
  const told = await runEngine('espeak-ng', [...voice, '-q', '--ipa', '--', words])
  if (!told.ok) return err({ type: 'engine-failed', reason: told.reason })
  return ok({ wav, phonemes: phonemesOfIpa(told.stdout.toString('utf8')) })
}
