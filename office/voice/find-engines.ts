/** The engine at hand for a language: the best one that this machine has, or the one that was asked for. */
import type { VoiceLanguage } from '#election/voice/clips.ts'
import type { Engine, FindEngine } from './engine.ts'
import { findEspeakNg } from './engines/espeak-ng.ts'
import { findOpenJTalk } from './engines/open-jtalk.ts'
import { findSystemVoice } from './engines/system-voice.ts'

/** Best first: Open JTalk has the Japanese accent and tells its sounds, a system's voice speaks well and tells nothing. */
const ENGINES: readonly FindEngine[] = [findOpenJTalk, (language) => findSystemVoice(language), findEspeakNg]

export async function findEngine(language: VoiceLanguage, wanted?: string): Promise<Engine | null> {
  for (const find of ENGINES) {
    const engine = await find(language)
    if (engine !== null && (wanted === undefined || engine.maker.engine === wanted)) return engine
  }
  return null
}
