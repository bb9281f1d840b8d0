/** A voice that has every clip, each of a single sample: what is said is told by the session, not by ears. */
import type { Language } from '#election/language.ts'
import { inEach } from '#election/language.ts'
import type { Voice, Voices } from '#election/voice/voice.ts'

export const PRETEND_VOICES: Voices = inEach(voice)

function voice(language: Language): Voice {
  return { language, moraePerMinute: 335, samples: () => Int16Array.of(1) }
}
