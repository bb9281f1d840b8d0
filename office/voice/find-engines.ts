/** The engine at hand for a language: the best one that this machine has, or the one that was asked for. */
import { type InEach, inEach, type Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { Engine, FindEngine } from './engine.ts'
import { findEspeakNg } from './engines/espeak-ng.ts'
import { findOpenJTalk } from './engines/open-jtalk.ts'
import { findSystemVoice } from './engines/system-voice.ts'

/** Best first: Open JTalk has the Japanese accent and tells its sounds, a system's voice speaks well and tells nothing. */
const ENGINES: readonly FindEngine[] = [findOpenJTalk, (language) => findSystemVoice(language), findEspeakNg]

export async function findEngine(language: Language, wanted?: string): Promise<Engine | null> {
  for (const find of ENGINES) {
    const engine = await find(language)
    if (engine !== null && (wanted === undefined || engine.maker.engine === wanted)) return engine
  }
  return null
}

/** One for each language; null: none on this machine, or not the one that was asked for. */
export async function findEngines(
  wanted: Partial<InEach<string | undefined>> = {},
  find = findEngine,
): Promise<InEach<Engine | null>> {
  const found = new Map<Language, Engine | null>()
  for (const language of LANGUAGES) found.set(language, await find(language, wanted[language]))
  return inEach((language) => found.get(language) ?? null)
}

/** Null: one lacks. */
export function wholeSet(engines: InEach<Engine | null>): InEach<Engine> | null {
  const lacks = Object.values(engines).includes(null)
  return lacks ? null : (engines as InEach<Engine>)
}
