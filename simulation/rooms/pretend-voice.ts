/** A voice that has every clip, each of a single sample: what is said is told by the session, not by ears. */
import type { VoiceLanguage } from '#election/voice/clips.ts'
import type { Voice, Voices } from '#election/voice/voice.ts'

export const PRETEND_VOICES: Voices = { ja: voice('ja'), en: voice('en') }

function voice(language: VoiceLanguage): Voice {
  return { language, moraePerMinute: 335, samples: () => Int16Array.of(1) }
}
